#include "query/compile.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "index/format.h"
#include "index/term_code.h"
#include "index/terms.h"
#include "query/combine.h"
#include "query/date_range.h"
#include "query/leaves.h"
#include "query/spelling.h"
#include "query/word_match.h"

namespace seogo::query {
namespace {

using XQuery = Xapian::Query;
namespace prefix = index::prefix;

// Many words leave no room for each form of each, and do not need them.
constexpr std::size_t most_words_with_synonyms = 16;

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

const Weights& weights_for(const Query& query, const Findings& findings, const WeightTable& table) {
  if (!findings.initials.empty()) return table.initials;
  const std::vector<const Query*> words = leaves_of(query, Leaves::wanted);
  const std::size_t count = words.size();
  if (count >= sentence_words || (count >= question_words && ends_like_a_question(words.back()->text)))
    return table.sentence;
  if (count > 2) return table.few_words;
  return count == 2 ? table.two_words : table.one_word;
}

// The last bonuses go where the bound leaves no room for them.
void drop_bonuses(Plan& plan) {
  std::size_t terms = plan.terms;
  const auto fits = [&](const XQuery& bonus) { return (terms += bonus.get_length()) <= bound::query_terms; };
  plan.bonuses.erase(std::ranges::find_if_not(plan.bonuses, fits), plan.bonuses.end());
}

bool is_plain(const Query& query) { return query.kind == Query::Kind::word && !query.in_field; }

bool is_body(const Query& leaf) { return leaf.in_field && leaf.field == FieldId::body; }

// Words with nothing or a sign of a name between them belong together.
std::vector<std::vector<Word>> groups_of(const std::vector<Word>& words) {
  std::vector<std::vector<Word>> groups;
  for (const Word& word : words) {
    if (groups.empty() || !word.joined) groups.emplace_back();
    groups.back().push_back(word);
  }
  return groups;
}

// A leaf of the query with what the analyzer makes of it.
struct Leaf {
  const Query* node;
  std::vector<Word> words;
};

// 코드리뷰 for 코드 and 리뷰: one word each, the first without a josa.
void add_joined(const Leaf& left, const Leaf& right, std::vector<std::string>& joined) {
  if (left.words.size() != 1 || right.words.size() != 1) return;
  const Word &a = left.words.front(), &b = right.words.front();
  const bool is_latin = a.script == Script::latin && b.script == Script::latin;
  if (!is_latin && !(index::is_syllabic(a.script) && index::is_syllabic(b.script))) return;
  if (a.term_end == a.end) joined.push_back(a.term + b.term);
}

// A query of one word means the run as it was typed.
Readings readings_of(const Query& query, const Analyzer& analyzer) {
  const std::vector<const Query*> leaves = leaves_of(query, Leaves::wanted);
  const bool is_one_word = leaves.size() == 1 && analyzer.analyze(leaves.front()->text).size() == 1;
  return is_one_word ? Readings::whole : Readings::any;
}

class Compiler {
 public:
  Compiler(const Language& language, const Findings& findings, const Weights& weights, Forms forms,
           Readings readings)
      : language_(language),
        findings_(findings),
        speller_(language.analyzer, language.synonyms, findings.initials, forms, readings),
        readings_(readings) {
    plan_.weights = weights;
  }

  Plan run(const Query& query) {
    top(query);
    if (plan_.units.empty() && has_empty_leaf_) plan_.units.push_back({XQuery::MatchNothing});
    const auto tells = [](const Unit& unit) { return unit.is_telling; };
    if (std::ranges::none_of(plan_.units, tells))
      for (Unit& unit : plan_.units) unit.is_telling = true;
    return std::move(plan_);
  }

  // All words of a leaf, each by its own terms.
  XQuery match_of_words(const Query& leaf) {
    std::vector<XQuery> parts;
    for (const auto& group : groups_of(analyzed(leaf).words))
      parts.push_back(any_clause(clauses_of(leaf.text, group, place_of(leaf), readings_)));
    return parts.empty() ? XQuery::MatchNothing : counted(all(parts));
  }

 private:
  Leaf analyzed(const Query& leaf) const { return {&leaf, language_.analyzer.analyze(leaf.text)}; }

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
      case Query::Kind::word:
        add_unit(analyzed(query), {});
        break;
      default:
        if (auto match = node(query)) plan_.units.push_back({*match});
    }
  }

  // Neighbours of the query find each other joined (코드 리뷰 in 코드리뷰) and weigh more side by side.
  void together(const Query& query) {
    std::vector<Leaf> leaves;
    for (const Query& child : query.children)
      leaves.push_back(is_plain(child) ? analyzed(child) : Leaf{&child, {}});
    for (std::size_t i = 0; i < leaves.size(); ++i) {
      if (!is_plain(*leaves[i].node)) {
        top(*leaves[i].node);
        continue;
      }
      std::vector<std::string> joined;
      if (i > 0) add_joined(leaves[i - 1], leaves[i], joined);
      if (i + 1 < leaves.size()) add_joined(leaves[i], leaves[i + 1], joined);
      add_unit(leaves[i], joined);
      if (i > 0 && !leaves[i - 1].words.empty() && !leaves[i].words.empty())
        add_joints(leaves[i - 1].words.back(), leaves[i].words.front(), Place::anywhere);
    }
  }

  void add_unit(const Leaf& leaf, const std::vector<std::string>& joined) {
    const auto match = word(leaf, joined);
    if (!match) return;
    const bool may_be_inside = is_plain(*leaf.node) && leaf.words.size() == 1;
    plan_.units.push_back(
        {*match, !says_how(leaf), may_be_inside ? inside_of(leaf.words.front()) : std::nullopt});
  }

  // Whether a word says only how one asks: 방법, 어떻게, 해야 (a form of 하다).
  bool says_how(const Leaf& leaf) const {
    if (!is_plain(*leaf.node)) return false;
    const Stopwords& stopwords = language_.stopwords;
    if (stopwords.contains(index::fold_label(leaf.node->text))) return true;
    const auto is_stopword = [&](const Word& word) {
      const auto is_verb = [&](const std::string& stem) { return stopwords.contains(stem + "다"); };
      return stopwords.contains(word.term) || std::ranges::any_of(word.predicates, is_verb);
    };
    return !leaf.words.empty() && std::ranges::all_of(leaf.words, is_stopword);
  }

  // What is excluded weighs and marks nothing: its plan is thrown away.
  XQuery excluded(const Query& query) {
    Compiler compiler(language_, findings_, plan_.weights, Forms::as_typed, readings_);
    std::vector<XQuery> parts;
    for (std::size_t i = 1; i < query.children.size(); ++i)
      if (auto match = compiler.node(query.children[i])) parts.push_back(*match);
    plan_.terms += compiler.plan_.terms;
    return any(parts);
  }

  // What matches a node; nothing when it holds no word.
  std::optional<XQuery> node(const Query& query) {
    switch (query.kind) {
      case Query::Kind::everything:
        return match_all();
      case Query::Kind::filter:
        return match_filter(query);
      case Query::Kind::word:
        return word(analyzed(query), {});
      case Query::Kind::phrase:
        return quote(analyzed(query));
      case Query::Kind::prefix:
        return beginning(analyzed(query));
      case Query::Kind::without: {
        const auto match = node(query.children.front());
        return XQuery(XQuery::OP_AND_NOT, match.value_or(match_all()), excluded(query));
      }
      case Query::Kind::all_of:
      case Query::Kind::any_of: {
        std::vector<XQuery> parts;
        for (const Query& child : query.children)
          if (auto match = node(child)) parts.push_back(*match);
        if (parts.empty()) return std::nullopt;
        return query.kind == Query::Kind::all_of ? all(parts) : any(parts);
      }
    }
    return std::nullopt;
  }

  XQuery with_proof(const Query& leaf, const XQuery& match) const {
    const auto posts = findings_.proved.find(proof_key(leaf));
    return posts == findings_.proved.end() ? match : XQuery(XQuery::OP_FILTER, match, posts->second);
  }

  // `joined` are further spellings of the whole leaf.
  std::optional<XQuery> word(const Leaf& leaf, const std::vector<std::string>& joined) {
    if (leaf.words.empty()) return has_empty_leaf_ = true, std::nullopt;
    const Query& node = *leaf.node;
    const double asking = says_how(leaf) ? plan_.weights.asking : 1;
    const auto groups = groups_of(leaf.words);
    std::vector<XQuery> parts;
    for (const std::vector<Word>& group : groups) {
      const std::vector<std::string> whole = groups.size() == 1 ? joined : std::vector<std::string>();
      const auto match = [&](Place place) { return match_of(speller_.of(node.text, group, place, whole)); };
      const auto& stems = speller_.stems_of(group);
      const double weight = stems.empty() ? asking * weight_of(group) : plan_.weights.initials;
      // Most who type initials remember a title.
      const double title = stems.empty() ? weight * plan_.weights.title : 1;
      parts.push_back(scaled(match(place_of(node)), weight));
      if (!is_body(node)) plan_.bonuses.push_back(scaled(match(Place::title), title));
      note(group);
      for (const std::string& stem : stems) plan_.highlights.push_back({stem, Script::hangul});
      for (const std::vector<Word>& same : speller_.same_as(group)) note(same);
      if (group.size() == 1) add_joints_inside(group.front(), place_of(node));
    }
    for (std::size_t i = 1; i < leaf.words.size(); ++i)
      if (leaf.words[i].joined || leaf.words[i].after_blank)
        add_joints(leaf.words[i - 1], leaf.words[i], place_of(node));
    return with_proof(node, counted(all(parts)));
  }

  double weight_of(const std::vector<Word>& group) const {
    const Word& first = group.front();
    if (!index::is_syllabic(first.script)) return plan_.weights.latin;
    return first.predicates.empty() || first.is_noun ? 1 : plan_.weights.verb;
  }

  // Of a weight of 1 both are one word.
  XQuery match_of(Spellings spellings) const {
    const double weight = plan_.weights.synonym;
    if (weight == 1 || spellings.same.empty()) {
      std::ranges::move(spellings.same, std::back_inserter(spellings.typed));
      return any_clause(spellings.typed);
    }
    return any({any_clause(spellings.typed), scaled(any_clause(spellings.same), weight)});
  }

  std::optional<XQuery> quote(const Leaf& leaf) {
    const std::vector<Word>& words = leaf.words;
    if (words.empty()) return has_empty_leaf_ = true, std::nullopt;
    const std::string& text = leaf.node->text;
    plan_.highlights.push_back({index::fold_label(text), words.front().script, Highlight::Kind::quote});
    for (std::size_t i = 0; i < words.size(); ++i) {
      plan_.bonuses.push_back(scaled(any_clause(clauses_of(words[i], Place::title)), plan_.weights.title));
      if (i > 0 && index::has_joint(text, words[i - 1], words[i]))
        add_joints(words[i - 1], words[i], place_of(*leaf.node));
    }
    return with_proof(*leaf.node, match_of_words(*leaf.node));
  }

  std::optional<XQuery> beginning(const Leaf& leaf) {
    if (leaf.words.empty()) return has_empty_leaf_ = true, std::nullopt;
    const Place place = place_of(*leaf.node);
    const Word& last = leaf.words.back();
    const std::vector<Word> before(leaf.words.begin(), leaf.words.end() - 1);
    const std::string begun =
        index::fold_label(std::string_view(leaf.node->text).substr(last.begin, last.end - last.begin));
    std::vector<XQuery> parts;
    for (const Word& word : before) parts.push_back(any_clause(clauses_of(word, place)));
    parts.push_back(match_prefix(begun, place));
    note(before);
    plan_.highlights.push_back({begun, last.script, Highlight::Kind::beginning});
    plan_.terms += bound::prefix_expansions;
    return counted(all(parts));
  }

  void note(const std::vector<Word>& words) {
    for (const Word& word : words) {
      plan_.highlights.push_back({word.term, word.script});
      if (!word.name.empty()) plan_.highlights.push_back({word.name, word.script, Highlight::Kind::name});
      for (const std::string& reading : word.readings) plan_.highlights.push_back({reading, word.script});
      for (const std::string& stem : word.predicates)
        plan_.highlights.push_back({stem, word.script, Highlight::Kind::predicate});
    }
  }

  void add_bonus(std::string_view prefix, const std::string& text, double weight) {
    if (weight > 0) plan_.bonuses.push_back(scaled(XQuery(index::make_term(prefix, text)), weight));
  }

  // 코드 리뷰 side by side for 코드리뷰.
  void add_joints_inside(const Word& word, Place place) {
    const std::vector<std::string_view> parts = parts_of(word);
    for (std::size_t i = 1; i < parts.size() && place == Place::anywhere; ++i)
      add_bonus(prefix::joint, index::joint(parts[i - 1], parts[i]), plan_.weights.joint);
  }

  void add_joints(const Word& left, const Word& right, Place place) {
    add_bonus(prefix::title_joint, index::pair_digits(left.term, right.term), plan_.weights.title_joint);
    if (place == Place::anywhere) add_bonus(prefix::joint, index::joint(left, right), plan_.weights.joint);
  }

  const Language& language_;
  const Findings& findings_;
  const Speller speller_;
  const Readings readings_;
  Plan plan_;
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
  const Findings none;
  return Compiler(language, none, {}, Forms::as_typed, readings_of(leaf, language.analyzer))
      .match_of_words(leaf);
}

Result<Plan> compile(const Query& query, const Language& language, const Findings& findings) {
  const Weights& weights = weights_for(query, findings, language.weights);
  const Readings readings = readings_of(query, language.analyzer);
  const bool has_room = leaves_of(query, Leaves::all).size() <= most_words_with_synonyms;
  for (const Forms forms : {Forms::all, Forms::apart, Forms::as_typed}) {
    if (forms == Forms::all && !has_room) continue;
    Plan plan = Compiler(language, findings, weights, forms, readings).run(query);
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
