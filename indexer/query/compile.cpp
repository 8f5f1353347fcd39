// From a Query to what Xapian is asked.  A word that the query holds is analysed as the documents were; then
// word_match.h says what meets it and rank.h what it weighs.

#include "query/compile.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "index/format.h"
#include "index/term_code.h"
#include "index/terms.h"
#include "query/date_range.h"
#include "query/leaves.h"
#include "query/lex.h"
#include "query/word_match.h"
#include "text/jamo.h"
#include "text/ngrams.h"

namespace seogo::query {
namespace {

using XQuery = Xapian::Query;
namespace prefix = index::prefix;

Place place_of(const Query& query) {
  if (!query.in_field) return Place::anywhere;
  return query.field == FieldId::title ? Place::title : Place::body;
}

XQuery match_filter(const Query& query) {
  switch (field(query.field).kind) {
    case FieldKind::date: {
      const auto range = read_date_range(query.text);
      return range ? XQuery(XQuery::OP_VALUE_RANGE, slot::date, range->from, range->to)
                   : XQuery::MatchNothing;
    }
    case FieldKind::property: {
      const std::string name = index::property_name(query.field, query.text);
      return name.empty() ? XQuery::MatchNothing : XQuery(index::encode_term(name));
    }
    default: {
      const std::string name = index::label_name(query.field, query.text);
      return name.empty() ? XQuery::MatchNothing : XQuery(index::encode_term(name));
    }
  }
}

// A word, phrase or prefix with what the analyzer makes of it.
struct Leaf {
  const Query* node;
  std::vector<Word> words;
};

// Many words leave no room for each form of each, and do not need them.
constexpr std::size_t most_words_with_joins = 16;

bool ends_like_a_question(std::string_view text) {
  for (const char* ending :
       {"?", "까", "나요", "가요", "는가", "인가", "은가", "는지", "인지", "무엇", "누구"})
    if (text.ends_with(ending)) return true;
  return false;
}

enum class Length { one_word, few_words, sentence };

Length length_of(const Query& query) {
  const std::vector<const Query*> words = leaves_of(query, Leaves::wanted);
  if (words.size() >= 4 || (words.size() >= 3 && ends_like_a_question(words.back()->text)))
    return Length::sentence;
  return words.size() > 1 ? Length::few_words : Length::one_word;
}

const Weights& weights_for(Length length, const WeightTable& table) {
  switch (length) {
    case Length::one_word:
      return table.one_word;
    case Length::few_words:
      return table.few_words;
    case Length::sentence:
      return table.sentence;
  }
  return table.sentence;
}

class Compiler {
 public:
  Compiler(const Analyzer& analyzer, const Weights& weights, Reading reading, bool with_joins)
      : analyzer_(analyzer), rank_(weights), reading_(std::move(reading)), with_joins_(with_joins) {
    compiled_.weights = weights;
  }

  Compiled run(const Query& query, Length length) {
    compiled_.is_sentence = length == Length::sentence;
    reading_.synonyms_meet = reading_.synonyms_meet || length == Length::few_words;
    top(query);
    const bool asks_words_only_of_signs = compiled_.units.empty() && met_empty_leaf_;
    if (asks_words_only_of_signs) compiled_.units.push_back(XQuery::MatchNothing);
    compiled_.condition = all(conditions_);
    std::size_t used = compiled_.condition.get_length();
    for (const XQuery& unit : compiled_.units) used += unit.get_length();
    needed_ = used + wildcards_ * bound::prefix_expansions;
    compiled_.ranking = rank_.finish(needed_ < bound::query_terms ? bound::query_terms - needed_ : 0);
    return std::move(compiled_);
  }

  std::size_t needed() const { return needed_; }

 private:
  // The part of the tree where each child is a condition of its own: it becomes units and conditions.
  void top(const Query& query) {
    switch (query.kind) {
      case Query::Kind::everything:
        break;
      case Query::Kind::filter:
        conditions_.push_back(match_filter(query));
        break;
      case Query::Kind::all_of:
        together(query, [this](const Query& child, const XQuery& match) {
          if (child.kind == Query::Kind::filter || child.kind == Query::Kind::without)
            conditions_.push_back(match);
          else
            compiled_.units.push_back(match);
        });
        break;
      case Query::Kind::without: {
        top(query.children.front());
        conditions_.emplace_back(XQuery::OP_AND_NOT, match_all(), unwanted(query));
        break;
      }
      default:
        if (auto match = node(query, {})) compiled_.units.push_back(*match);
    }
  }

  XQuery unwanted(const Query& query) {
    const bool was_ranking = std::exchange(is_ranking_, false);
    std::vector<XQuery> parts;
    for (std::size_t i = 1; i < query.children.size(); ++i)
      if (auto match = node(query.children[i], {})) parts.push_back(*match);
    is_ranking_ = was_ranking;
    return any(parts);
  }

  // The children of an all_of in their order, each with the words beside it.
  template <class Take>
  void together(const Query& query, Take take) {
    const std::vector<Query>& children = query.children;
    std::vector<Leaf> leaves;
    leaves.reserve(children.size());
    for (const Query& child : children)
      leaves.push_back({&child, is_plain(child) ? analyze(child) : std::vector<Word>{}});
    const auto says_nothing = [&](const Query& child) { return is_plain(child) && is_stopword(child.text); };
    const bool says_something = std::ranges::any_of(
        children, [&](const Query& child) { return asks_for_words(child) && !says_nothing(child); });
    for (std::size_t i = 0; i < children.size(); ++i) {
      Neighbours beside;
      if (i > 0 && !leaves[i - 1].words.empty()) beside.before = last_syllable(leaves[i - 1].words.back());
      if (i + 1 < leaves.size() && !leaves[i + 1].words.empty())
        beside.behind = first_syllable(leaves[i + 1].words.front());
      const auto match = is_plain(children[i]) ? word(leaves[i], beside) : node(children[i], {});
      if (match && !(says_something && says_nothing(children[i]))) take(children[i], *match);
      if (!is_ranking_ || i + 1 == leaves.size()) continue;
      if (leaves[i].words.empty() || leaves[i + 1].words.empty()) continue;
      rank_.add_neighbours(leaves[i].words.back(), leaves[i + 1].words.front(), Place::anywhere);
    }
  }

  bool is_stopword(std::string_view text) const {
    return reading_.stopwords != nullptr && reading_.stopwords->contains(index::fold_label(text));
  }

  static bool is_plain(const Query& query) { return query.kind == Query::Kind::word && !query.in_field; }

  static std::string last_syllable(const Word& word) {
    return is_syllabic(word.script) ? std::string(text::syllables(word.term).back()) : std::string();
  }
  static std::string first_syllable(const Word& word) {
    return is_syllabic(word.script) ? std::string(text::syllables(word.term).front()) : std::string();
  }

  std::vector<Word> analyze(const Query& leaf) const { return words_of(leaf, analyzer_, reading_); }

  // What matches a node; nothing when it holds no word.
  std::optional<XQuery> node(const Query& query, const Neighbours& beside) {
    switch (query.kind) {
      case Query::Kind::everything:
        return match_all();
      case Query::Kind::filter:
        return match_filter(query);
      case Query::Kind::word:
        return word({&query, analyze(query)}, beside);
      case Query::Kind::phrase:
        return phrase({&query, analyze(query)});
      case Query::Kind::prefix:
        return beginning({&query, analyze(query)});
      case Query::Kind::all_of: {
        std::vector<XQuery> parts;
        together(query, [&](const Query&, const XQuery& match) { parts.push_back(match); });
        if (parts.empty()) return std::nullopt;
        return all(parts);
      }
      case Query::Kind::any_of: {
        std::vector<XQuery> parts;
        for (const Query& child : query.children)
          if (auto match = node(child, {})) parts.push_back(*match);
        if (parts.empty()) return std::nullopt;
        return any(parts);
      }
      case Query::Kind::without: {
        const auto wanted = node(query.children.front(), {});
        return XQuery(XQuery::OP_AND_NOT, wanted.value_or(match_all()), unwanted(query));
      }
    }
    return std::nullopt;
  }

  // Runs that were joined as typed (2주차) stand side by side, others (foo/bar) anywhere.
  std::optional<XQuery> word(const Leaf& leaf, const Neighbours& beside) {
    if (!note(leaf)) return std::nullopt;
    const Place place = place_of(*leaf.node);
    std::vector<XQuery> parts;
    for (std::size_t begin = 0, end = 0; begin < leaf.words.size(); begin = end) {
      end = begin + 1;
      while (end < leaf.words.size() && leaf.words[end].joined) ++end;
      const auto first = leaf.words.begin() + static_cast<std::ptrdiff_t>(begin);
      if (end - begin == 1)
        parts.push_back(meets(*first, place, leaf.words.size() == 1 ? beside : Neighbours{}));
      else
        parts.push_back(
            match_phrase(leaf.node->text, {first, first + static_cast<std::ptrdiff_t>(end - begin)}, place));
    }
    return all(parts);
  }

  void add_synonym(const std::string& same, Place place, std::vector<XQuery>& ways) {
    const std::vector<Word> words = analyzer_.analyze(same);
    if (words.empty()) return;
    if (reading_.synonyms_meet)
      ways.push_back(match_phrase(same, words, place));
    else
      compiled_.may_widen = true;
    for (const Word& word : words) {
      compiled_.wanted.push_back({word.term, word.script});
      const double weight = compiled_.weights.synonym;
      if (place != Place::title) rank_.add_synonym(index::make_term(prefix::body, word.term), weight);
      rank_.add_synonym(index::make_term(prefix::title, word.term), weight);
    }
  }

  // Any of the stems that initials stand for; one of two syllables is met inside others too: 서버 of ㅅㅂ in
  // 웹서버.  Most who type them remember a title.
  void add_stems(const std::vector<std::string>& stems, Place place, std::vector<XQuery>& ways) {
    std::vector<XQuery> anywhere, titles, insides;
    for (const std::string& stem : stems) {
      anywhere.emplace_back(index::make_term(prefix::body, stem));
      titles.emplace_back(index::make_term(prefix::title, stem));
      if (text::syllables(stem).size() == 2 && place != Place::title)
        insides.emplace_back(index::make_term(prefix::bigram, stem));
      if (is_ranking_) compiled_.wanted.push_back({stem, Script::hangul});
    }
    ways.push_back(any(place == Place::title ? titles : anywhere));
    if (!insides.empty()) ways.push_back(any(insides));
    if (!is_ranking_) return;
    const auto as_one = [](const std::vector<XQuery>& terms) {
      return XQuery(XQuery::OP_SYNONYM, terms.begin(), terms.end());
    };
    rank_.add_query(as_one(titles));
    rank_.add_query(XQuery(XQuery::OP_SCALE_WEIGHT, as_one(anywhere), compiled_.weights.initials));
  }

  Forms forms() const {
    if (!with_joins_) return Forms::inside;
    const bool has_splits = is_ranking_ && reading_.lone && reading_.lone->are_splits_known;
    return has_splits ? Forms::joined : Forms::joined_and_split;
  }

  // The word as it stands, or in one of its other forms.
  XQuery meets(const Word& word, Place place, const Neighbours& beside) {
    std::vector<XQuery> ways{match_word(word, place, beside, forms())};
    if (with_joins_)
      for (const std::string& stem : word.predicates) ways.push_back(match_predicate(stem, place));
    if (const auto stems = reading_.initials.find(word.term); stems != reading_.initials.end())
      add_stems(stems->second, place, ways);
    // Texts have no term 위로 where it was cut to 위.
    if (is_ranking_ && reading_.lone && reading_.lone->as_in_texts)
      rank_.add_word(*reading_.lone->as_in_texts, place);
    if (is_ranking_ && !reading_.holding.empty()) {
      ways.emplace_back(XQuery::OP_OR, reading_.holding.begin(), reading_.holding.end());
      if (word.term.size() == text::syllable_bytes)  // longer ones are marked inside words anyway
        compiled_.wanted.push_back({word.term, word.script, Wanted::Kind::part});
    }
    if (reading_.synonyms != nullptr && with_joins_ && is_ranking_)  // -도커 leaves docker in
      for (const std::string& same : reading_.synonyms->of(word.term)) add_synonym(same, place, ways);
    return any(ways);
  }

  std::optional<XQuery> phrase(const Leaf& leaf) {
    if (!note(leaf)) return std::nullopt;
    return match_phrase(leaf.node->text, leaf.words, place_of(*leaf.node));
  }

  std::optional<XQuery> beginning(const Leaf& leaf) {
    if (!note(leaf)) return std::nullopt;
    const Word& last = leaf.words.back();
    const std::string text =
        index::fold_label(std::string_view(leaf.node->text).substr(last.begin, last.end - last.begin));
    const XQuery begins = match_prefix(text, place_of(*leaf.node));
    ++wildcards_;
    if (is_ranking_) {
      rank_.add_query(begins);
      compiled_.wanted.back() = {text, last.script, Wanted::Kind::beginning};
    }
    std::vector<XQuery> parts;
    for (std::size_t i = 0; i + 1 < leaf.words.size(); ++i)
      parts.push_back(match_word(leaf.words[i], place_of(*leaf.node), {}, Forms::inside));
    parts.push_back(begins);
    return all(parts);
  }

  // Takes what ranking and snippets need of a leaf; false when it holds no word.
  bool note(const Leaf& leaf) {
    if (leaf.words.empty()) {
      met_empty_leaf_ = true;
      return false;
    }
    if (!is_ranking_) return true;
    const bool is_prefix = leaf.node->kind == Query::Kind::prefix;
    for (std::size_t i = 0; i < leaf.words.size(); ++i) {
      const Word& each = leaf.words[i];
      compiled_.wanted.push_back({each.term, each.script});
      if (is_prefix && i + 1 == leaf.words.size()) continue;
      rank_.add_word(each, place_of(*leaf.node));
      if (with_joins_ && leaf.node->kind == Query::Kind::word)
        for (const std::string& stem : each.predicates)
          compiled_.wanted.push_back({stem, each.script, Wanted::Kind::predicate});
      if (i > 0 && (each.joined || each.after_blank))
        rank_.add_neighbours(leaf.words[i - 1], each, place_of(*leaf.node));
    }
    return true;
  }

  const Analyzer& analyzer_;
  Compiled compiled_;
  std::vector<XQuery> conditions_;
  Rank rank_;
  Reading reading_;
  bool with_joins_;
  bool is_ranking_ = true;  // false below an exclusion
  bool met_empty_leaf_ = false;
  std::size_t wildcards_ = 0;
  std::size_t needed_ = 0;
};

}  // namespace

std::vector<Word> words_of(const Query& leaf, const Analyzer& analyzer, const Reading& reading) {
  const bool is_lone =
      reading.lone && leaf.kind == Query::Kind::word && !leaf.in_field && leaf.text == reading.lone->text;
  return is_lone ? std::vector{reading.lone->word} : analyzer.analyze(leaf.text);
}

Xapian::Query Compiled::match() const {
  return units.empty() ? condition : XQuery(XQuery::OP_FILTER, all(units), condition);
}

Xapian::Query Compiled::candidates() const { return XQuery(XQuery::OP_FILTER, any(units), condition); }

Result<Compiled> compile(const Query& query, const Analyzer& analyzer, const WeightTable& table,
                         const Reading& reading) {
  const Length length = length_of(query);
  const Weights& weights = weights_for(length, table);
  const bool has_room_for_joins = leaves_of(query, Leaves::all).size() <= most_words_with_joins;
  for (const bool with_joins : {true, false}) {  // and with synonyms, of which long words have many spellings
    if (with_joins && !has_room_for_joins) continue;
    Compiler compiler(analyzer, weights, reading, with_joins);
    Compiled compiled = compiler.run(query, length);
    if (compiler.needed() <= bound::query_terms) return compiled;
  }
  return fail(ErrorCode::bad_query,
              {"The query asks for more than " + std::to_string(bound::query_terms) + " terms.",
               "검색어가 " + std::to_string(bound::query_terms) + "개보다 많은 낱말로 펼쳐집니다."},
              {"Leave some words out, or write longer beginnings before *.",
               "낱말을 줄이거나 * 앞을 더 길게 써 주세요."});
}

}  // namespace seogo::query
