#include "query/compile.h"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "index/format.h"
#include "index/term_code.h"
#include "index/terms.h"
#include "query/combine.h"
#include "query/date_range.h"
#include "query/leaves.h"
#include "query/word_match.h"

namespace seogo::query {
namespace {

using XQuery = Xapian::Query;
namespace prefix = index::prefix;

// Many words leave no room for each form of each, and do not need them.
constexpr std::size_t most_words_with_synonyms = 16;

XQuery scaled(const XQuery& query, double weight) {
  return weight == 1 ? query : XQuery(XQuery::OP_SCALE_WEIGHT, query, weight);
}

Place place_of(const Query& leaf) {
  return leaf.in_field && leaf.field == FieldId::title ? Place::title : Place::anywhere;
}

XQuery match_filter(const Query& query) {
  if (field(query.field).kind == FieldKind::date) {
    const auto range = read_date_range(query.text);
    // A sort key goes on behind its moment; one without a date begins below the digits.
    return range ? XQuery(XQuery::OP_VALUE_RANGE, slot::newest, std::max(range->from, std::string("0")),
                          range->to + '\xff')
                 : XQuery::MatchNothing;
  }
  const std::string name = field(query.field).kind == FieldKind::property
                               ? index::property_name(query.field, query.text)
                               : index::label_name(query.field, query.text);
  return name.empty() ? XQuery::MatchNothing : XQuery(index::encode_term(name));
}

bool ends_like_a_question(std::string_view text) {
  return std::ranges::any_of(question_endings, [&](const char* ending) { return text.ends_with(ending); });
}

const Weights& weights_for(const Query& query, const WeightTable& table) {
  const std::vector<const Query*> words = leaves_of(query, Leaves::wanted);
  const std::size_t count = words.size();
  if (count >= sentence_words || (count >= question_words && ends_like_a_question(words.back()->text)))
    return table.sentence;
  if (count > 2) return table.few_words;
  return count == 2 ? table.two_words : table.one_word;
}

// How many spellings of a word are asked for: long words have many, and many words leave no room for them.
enum class Forms {
  all,       // synonyms too
  apart,     // split where nobody knows the word
  as_typed,  // and its known parts
};

// The last bonuses go where the bound leaves no room for them.
void drop_bonuses(Plan& plan) {
  std::size_t terms = plan.terms;
  const auto fits = [&](const XQuery& bonus) { return (terms += bonus.get_length()) <= bound::query_terms; };
  plan.bonuses.erase(std::ranges::find_if_not(plan.bonuses, fits), plan.bonuses.end());
}

// A leaf of the query with what the analyzer makes of it.
struct Leaf {
  const Query* node;
  std::vector<Word> words;
};

bool is_plain(const Query& query) { return query.kind == Query::Kind::word && !query.in_field; }

class Compiler {
 public:
  Compiler(const Language& language, const Findings& findings, const Weights& weights, Forms forms)
      : language_(language), findings_(findings), forms_(forms) {
    plan_.weights = weights;
  }

  Plan run(const Query& query) {
    const std::vector<const Query*> leaves = leaves_of(query, Leaves::wanted);
    if (leaves.size() == 1 && language_.analyzer.analyze(leaves.front()->text).size() == 1)
      readings_ = Readings::whole;
    top(query);
    if (plan_.units.empty() && has_empty_leaf_) plan_.units.push_back({XQuery::MatchNothing});
    const auto tells = [](const Unit& unit) { return unit.is_telling; };
    if (std::ranges::none_of(plan_.units, tells))
      for (Unit& unit : plan_.units) unit.is_telling = true;
    return std::move(plan_);
  }

  XQuery match_of_words(const Query& leaf) {
    std::vector<XQuery> parts;
    for (const auto& group : groups_of(language_.analyzer.analyze(leaf.text)))
      parts.push_back(any_clause(clauses_of(leaf.text, group, place_of(leaf), readings_)));
    return parts.empty() ? XQuery::MatchNothing : counted(all(parts));
  }

 private:
  XQuery counted(XQuery match) {
    plan_.terms += match.get_length();
    return match;
  }

  // The part of the tree where each child is a condition of its own: it becomes a unit or a condition.
  void top(const Query& query) {
    switch (query.kind) {
      case Query::Kind::everything:
        break;
      case Query::Kind::filter:
        plan_.conditions.push_back(match_filter(query));
        break;
      case Query::Kind::all_of:
        together(query);
        break;
      case Query::Kind::without:
        top(query.children.front());
        plan_.conditions.emplace_back(XQuery::OP_AND_NOT, match_all(), excluded(query));
        break;
      default:
        if (auto match = wanted(query, {})) plan_.units.push_back({*match, !says_how(query), inside(query)});
    }
  }

  // Neighbours of the query find each other joined (코드 리뷰 in 코드리뷰) and weigh more side by side.
  void together(const Query& query) {
    std::vector<Leaf> leaves;
    for (const Query& child : query.children)
      leaves.push_back(
          {&child, is_plain(child) ? language_.analyzer.analyze(child.text) : std::vector<Word>{}});
    for (std::size_t i = 0; i < leaves.size(); ++i) {
      const Query& child = *leaves[i].node;
      if (child.kind != Query::Kind::word || child.in_field) {
        top(child);
        continue;
      }
      std::vector<std::string> joined;
      if (i > 0) add_joined(leaves[i - 1], leaves[i], joined);
      if (i + 1 < leaves.size()) add_joined(leaves[i], leaves[i + 1], joined);
      if (auto match = wanted(child, joined))
        plan_.units.push_back({*match, !says_how(child), inside(child)});
      if (i > 0 && !leaves[i - 1].words.empty() && !leaves[i].words.empty())
        add_joints(leaves[i - 1].words.back(), leaves[i].words.front(), Place::anywhere);
    }
  }

  // 코드리뷰 for 코드 and 리뷰: one word each, the first without a josa.
  static void add_joined(const Leaf& left, const Leaf& right, std::vector<std::string>& joined) {
    if (left.words.size() != 1 || right.words.size() != 1) return;
    const Word &a = left.words.front(), &b = right.words.front();
    const bool is_latin = a.script == Script::latin && b.script == Script::latin;
    if (!is_latin && !(index::is_syllabic(a.script) && index::is_syllabic(b.script))) return;
    if (a.term_end == a.end) joined.push_back(a.term + b.term);
  }

  std::optional<XQuery> inside(const Query& leaf) const {
    if (!is_plain(leaf)) return std::nullopt;
    const std::vector<Word> words = language_.analyzer.analyze(leaf.text);
    return words.size() == 1 ? inside_of(words.front()) : std::nullopt;
  }

  // Whether a word says only how one asks: 방법, 어떻게, 하나요 (a form of 하다).
  bool says_how(const Query& leaf) const {
    if (!is_plain(leaf)) return false;
    if (language_.stopwords.contains(index::fold_label(leaf.text))) return true;
    const std::vector<Word> words = language_.analyzer.analyze(leaf.text);
    const auto is_stopword = [&](const Word& word) {
      if (language_.stopwords.contains(word.term)) return true;
      return std::ranges::any_of(word.predicates, [&](const std::string& stem) {
        return language_.stopwords.contains(stem + "다");
      });
    };
    return !words.empty() && std::ranges::all_of(words, is_stopword);
  }

  XQuery excluded(const Query& query) {
    std::vector<XQuery> parts;
    for (std::size_t i = 1; i < query.children.size(); ++i)
      if (auto match = matched(query.children[i])) parts.push_back(*match);
    return any(parts);
  }

  // What matches a node and weighs nothing else; nothing when it holds no word.
  std::optional<XQuery> matched(const Query& query) {
    switch (query.kind) {
      case Query::Kind::everything:
        return match_all();
      case Query::Kind::filter:
        return match_filter(query);
      case Query::Kind::word:
      case Query::Kind::phrase:
        if (language_.analyzer.analyze(query.text).empty()) return std::nullopt;
        return with_proof(query, match_of_words(query));
      case Query::Kind::prefix:
        return beginning(query);
      case Query::Kind::without: {
        const auto wanted = matched(query.children.front());
        return XQuery(XQuery::OP_AND_NOT, wanted.value_or(match_all()), excluded(query));
      }
      default: {
        std::vector<XQuery> parts;
        for (const Query& child : query.children)
          if (auto match = matched(child)) parts.push_back(*match);
        if (parts.empty()) return std::nullopt;
        return query.kind == Query::Kind::all_of ? all(parts) : any(parts);
      }
    }
  }

  XQuery with_proof(const Query& leaf, const XQuery& match) const {
    const auto posts = findings_.proved.find(proof_key(leaf));
    return posts == findings_.proved.end() ? match : XQuery(XQuery::OP_FILTER, match, posts->second);
  }

  // The same of a node that is not excluded: what it weighs and marks is noted.  `joined` are further
  // spellings.
  std::optional<XQuery> wanted(const Query& query, const std::vector<std::string>& joined) {
    switch (query.kind) {
      case Query::Kind::word:
        return word(query, joined);
      case Query::Kind::phrase:
        return quote(query);
      case Query::Kind::prefix: {
        const auto match = beginning(query);
        if (match) note_beginning(query);
        return match;
      }
      case Query::Kind::any_of: {
        std::vector<XQuery> parts;
        for (const Query& child : query.children)
          if (auto match = wanted(child, {})) parts.push_back(*match);
        if (parts.empty()) return std::nullopt;
        return any(parts);
      }
      case Query::Kind::all_of: {
        std::vector<XQuery> parts;
        for (const Query& child : query.children)
          if (auto match = wanted(child, {})) parts.push_back(*match);
        if (parts.empty()) return std::nullopt;
        return all(parts);
      }
      case Query::Kind::without: {
        const auto match = wanted(query.children.front(), {});
        return XQuery(XQuery::OP_AND_NOT, match.value_or(match_all()), excluded(query));
      }
      default:
        return matched(query);
    }
  }

  // Words with nothing or a sign of a name between them belong together.
  static std::vector<std::vector<Word>> groups_of(const std::vector<Word>& words) {
    std::vector<std::vector<Word>> groups;
    for (const Word& word : words) {
      if (groups.empty() || !word.joined) groups.emplace_back();
      groups.back().push_back(word);
    }
    return groups;
  }

  // `joined` are further spellings of the whole leaf.
  std::optional<XQuery> word(const Query& leaf, const std::vector<std::string>& joined) {
    const std::vector<Word> words = language_.analyzer.analyze(leaf.text);
    if (words.empty()) return has_empty_leaf_ = true, std::nullopt;
    const double asking = says_how(leaf) ? plan_.weights.asking : 1;
    const auto groups = groups_of(words);
    std::vector<XQuery> parts;
    for (const std::vector<Word>& group : groups) {
      const auto& whole = groups.size() == 1 ? joined : none_;
      const bool are_initials = findings_.initials.contains(group.front().term);
      const double weight = are_initials ? plan_.weights.initials : asking * weight_of(group);
      const double title =
          are_initials ? 1 : weight * plan_.weights.title;  // most who type them remember a title
      parts.push_back(scaled(match_of(spellings_of(leaf, group, place_of(leaf), whole)), weight));
      if (!is_body(leaf))
        plan_.bonuses.push_back(scaled(match_of(spellings_of(leaf, group, Place::title, whole)), title));
      note(group);
      if (group.size() == 1) add_joints_inside(group.front(), place_of(leaf));
    }
    for (std::size_t i = 1; i < words.size(); ++i)
      if (words[i].joined || words[i].after_blank) add_joints(words[i - 1], words[i], place_of(leaf));
    return with_proof(leaf, counted(all(parts)));
  }

  static bool is_body(const Query& leaf) { return leaf.in_field && leaf.field == FieldId::body; }

  double weight_of(const std::vector<Word>& group) const {
    return index::is_syllabic(group.front().script) ? 1 : plan_.weights.latin;
  }

  struct Spellings {
    Clauses typed;  // as typed, in any usual spelling
    Clauses same;   // by words that mean the same: they weigh less
  };

  XQuery match_of(const Spellings& spellings) const {
    const XQuery typed = any_clause(spellings.typed);
    if (spellings.same.empty()) return typed;
    return any({typed, scaled(any_clause(spellings.same), plan_.weights.synonym)});
  }

  Spellings spellings_of(const Query& leaf, const std::vector<Word>& group, Place place,
                         const std::vector<std::string>& joined) {
    Spellings spellings{clauses_of(leaf.text, group, place, readings_), {}};
    const auto add = [&](const std::string& text) {
      spellings.typed.emplace_back(
          index::make_term(place == Place::title ? prefix::title : prefix::word, text));
    };
    if (group.size() == 1 && forms_ != Forms::as_typed && parts_of(group.front()).empty())
      for (const auto& parts : ways_apart(group.front()))
        spellings.typed.push_back(side_by_side(parts, place));
    for (const std::string& text : joined) add(text);
    if (const auto stems = findings_.initials.find(group.front().term); stems != findings_.initials.end())
      for (const std::string& stem : stems->second) {
        add(stem);
        if (place != Place::title) plan_.highlights.push_back({stem, Script::hangul});
      }
    if (forms_ == Forms::all) add_synonyms(group, place, spellings.same);
    return spellings;
  }

  // What means the same as the whole group, or as a part of a compound: Spring부트 for 스프링부트.
  void add_synonyms(const std::vector<Word>& group, Place place, Clauses& clauses) {
    const std::string& text = group.size() == 1 ? group.front().term : group.front().name;
    for (const std::string& same : text.empty() ? none_ : language_.synonyms.of(text)) {
      const std::vector<Word> words = language_.analyzer.analyze(same);
      if (words.empty()) continue;
      std::ranges::move(clauses_of(same, words, place), std::back_inserter(clauses));
      if (place != Place::title) note(words);
    }
    if (group.size() > 1) return;
    for (std::vector<std::string_view> parts : ways_apart(group.front()))
      for (std::string_view& part : parts)
        for (const std::string& same : language_.synonyms.of(part)) {
          const std::string_view as_typed = std::exchange(part, same);
          clauses.push_back(side_by_side(parts, place));
          part = as_typed;
        }
  }

  std::optional<XQuery> quote(const Query& leaf) {
    const std::vector<Word> words = language_.analyzer.analyze(leaf.text);
    if (words.empty()) return has_empty_leaf_ = true, std::nullopt;
    plan_.highlights.push_back({index::fold_label(leaf.text), words.front().script, Highlight::Kind::quote});
    for (std::size_t i = 0; i < words.size(); ++i) {
      plan_.bonuses.push_back(scaled(any_clause(clauses_of(words[i], Place::title)), plan_.weights.title));
      if (i > 0 && index::has_joint(leaf.text, words[i - 1], words[i]))
        add_joints(words[i - 1], words[i], place_of(leaf));
    }
    return with_proof(leaf, match_of_words(leaf));
  }

  std::optional<XQuery> beginning(const Query& leaf) {
    const std::vector<Word> words = language_.analyzer.analyze(leaf.text);
    if (words.empty()) return has_empty_leaf_ = true, std::nullopt;
    std::vector<XQuery> parts;
    for (std::size_t i = 0; i + 1 < words.size(); ++i)
      parts.push_back(any_clause(clauses_of(words[i], place_of(leaf))));
    parts.push_back(match_prefix(begun_word(leaf, words.back()), place_of(leaf)));
    plan_.terms += bound::prefix_expansions;
    return counted(all(parts));
  }

  static std::string begun_word(const Query& leaf, const Word& last) {
    return index::fold_label(std::string_view(leaf.text).substr(last.begin, last.end - last.begin));
  }

  void note_beginning(const Query& leaf) {
    const std::vector<Word> words = language_.analyzer.analyze(leaf.text);
    note({words.begin(), words.end() - 1});
    plan_.highlights.push_back(
        {begun_word(leaf, words.back()), words.back().script, Highlight::Kind::beginning});
  }

  void note(const std::vector<Word>& words) {
    for (const Word& word : words) {
      plan_.highlights.push_back({word.term, word.script});
      if (!word.name.empty()) plan_.highlights.push_back({word.name, word.script});
      for (const std::string& reading : word.readings) plan_.highlights.push_back({reading, word.script});
      for (const std::string& stem : word.predicates)
        plan_.highlights.push_back({stem, word.script, Highlight::Kind::predicate});
    }
  }

  // 코드 리뷰 side by side for 코드리뷰.
  void add_joints_inside(const Word& word, Place place) {
    const std::vector<std::string_view> parts = parts_of(word);
    for (std::size_t i = 1; i < parts.size() && place == Place::anywhere; ++i)
      plan_.bonuses.push_back(
          scaled(XQuery(index::make_term(prefix::joint, index::joint(parts[i - 1], parts[i]))),
                 plan_.weights.joint));
  }

  void add_joints(const Word& left, const Word& right, Place place) {
    const auto add = [&](std::string_view prefix, const std::string& text, double weight) {
      if (weight > 0) plan_.bonuses.push_back(scaled(XQuery(index::make_term(prefix, text)), weight));
    };
    add(prefix::title_joint, index::pair_digits(left.term, right.term), plan_.weights.title_joint);
    if (place == Place::anywhere) add(prefix::joint, index::joint(left, right), plan_.weights.joint);
  }

  const Language& language_;
  const Findings& findings_;
  const Forms forms_;
  Plan plan_;
  Readings readings_ = Readings::any;
  const std::vector<std::string> none_ = {};
  bool has_empty_leaf_ = false;  // a word of signs alone
};

}  // namespace

std::string proof_key(const Query& leaf) {
  if (leaf.kind == Query::Kind::phrase) {
    const char* where = !leaf.in_field ? "" : leaf.field == FieldId::title ? "title:" : "body:";
    return where + ("\"" + leaf.text);
  }
  return leaf.kind == Query::Kind::word && leaf.in_field && leaf.field == FieldId::body ? "body:" + leaf.text
                                                                                        : "";
}

Xapian::Query candidates_of(const Query& leaf, const Language& language) {
  return Compiler(language, {}, {}, Forms::as_typed).match_of_words(leaf);
}

Result<Plan> compile(const Query& query, const Language& language, const Findings& findings) {
  const Weights& weights = weights_for(query, language.weights);
  const bool has_room = leaves_of(query, Leaves::all).size() <= most_words_with_synonyms;
  for (const Forms forms : {Forms::all, Forms::apart, Forms::as_typed}) {
    if (forms == Forms::all && !has_room) continue;
    Plan plan = Compiler(language, findings, weights, forms).run(query);
    if (plan.terms > bound::query_terms) continue;
    drop_bonuses(plan);
    return plan;
  }
  return fail(ErrorCode::bad_query,
              {"The query asks for more than " + std::to_string(bound::query_terms) + " terms.",
               "검색어가 " + std::to_string(bound::query_terms) + "개보다 많은 낱말로 펼쳐집니다."},
              {"Leave some words out, or write longer beginnings before *.",
               "낱말을 줄이거나 * 앞을 더 길게 써 주세요."});
}

}  // namespace seogo::query
