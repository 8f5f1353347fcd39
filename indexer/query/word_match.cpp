#include "query/word_match.h"

#include <algorithm>
#include <optional>

#include "index/format.h"
#include "index/latin.h"
#include "index/terms.h"
#include "query/combine.h"
#include "seogo/query.h"
#include "text/ngrams.h"

namespace seogo::query {
namespace {

using XQuery = Xapian::Query;
namespace prefix = index::prefix;

// Longer words are not split by syllables: none of theirs is forgotten by the lexicon and meant.
constexpr std::size_t longest_split = 8;

XQuery term(std::string_view text, Place place) {
  return XQuery(index::make_term(place == Place::title ? prefix::title : prefix::word, text));
}

XQuery joint(std::string_view text) { return XQuery(index::make_term(prefix::joint, text)); }

// package and json tell enough apart; 3 and 7 of 3.7 do not, nor wi and fi.
bool is_long_latin(const Word& word) { return word.script == Script::latin && word.term.size() > 2; }

}  // namespace

XQuery side_by_side(const std::vector<std::string_view>& parts, Place place) {
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  std::vector<XQuery> all_parts;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    all_parts.push_back(term(parts[i], place));
    if (i == 0 || place == Place::title) continue;
    const bool has_letters = is_ascii(parts[i - 1].back()) || is_ascii(parts[i].front());
    all_parts.push_back(joint(has_letters ? index::pair_digits(parts[i - 1], parts[i])
                                          : index::joint(parts[i - 1], parts[i])));
  }
  return all(all_parts);
}

std::vector<std::string_view> parts_of(const Word& word) {
  constexpr std::size_t unreached = 1000;
  struct Step {
    std::size_t count = unreached;
    std::size_t from = 0;
  };
  std::vector<Step> steps(word.term.size() + 1);
  steps[0].count = 0;
  for (const Word::Piece& piece : word.pieces)  // by begin, so what leads to it is known
    if (steps[piece.begin].count + 1 < steps[piece.end].count)
      steps[piece.end] = {steps[piece.begin].count + 1, piece.begin};
  std::vector<std::string_view> parts;
  if (steps.back().count >= unreached) return parts;
  for (std::size_t end = word.term.size(); end > 0; end = steps[end].from)
    parts.insert(parts.begin(), std::string_view(word.term).substr(steps[end].from, end - steps[end].from));
  return parts;
}

Clauses clauses_of(const Word& word, Place place, Readings readings) {
  const bool as_a_whole = readings == Readings::whole;
  std::vector<std::string_view> terms{word.term};
  terms.insert(terms.end(), word.readings.begin(), word.readings.end());
  if (as_a_whole) terms = {*std::ranges::max_element(terms, {}, &std::string_view::size)};
  Clauses clauses;
  for (const std::string_view text : terms) clauses.push_back(term(text, place));
  if (!as_a_whole || !word.is_noun)
    for (const std::string& stem : word.predicates) clauses.push_back(term(stem + "다", place));
  if (word.script == Script::latin)
    if (const std::string stem = index::english_stem(word.term); !stem.empty())
      clauses.push_back(term(stem, place));
  if (!index::is_syllabic(word.script)) return clauses;
  if (const auto parts = parts_of(word); !parts.empty()) clauses.push_back(side_by_side(parts, place));
  return clauses;
}

std::vector<std::vector<std::string_view>> ways_apart(const Word& word) {
  if (auto parts = parts_of(word); !parts.empty()) return {std::move(parts)};
  const std::size_t count = word.script == Script::hangul ? text::syllables(word.term).size() : 0;
  if (count < 4 || count > longest_split || !word.predicates.empty()) return {};
  const auto is_enough = [&](std::size_t left) {
    const std::size_t right = count - left;
    return (left >= 2 && right >= 2) || left >= 3 || right >= 3;
  };
  const std::string_view whole = word.term;
  std::vector<std::vector<std::string_view>> ways;
  for (std::size_t left = 1, at = 0; left < count; ++left) {
    at += text::syllables(whole)[left - 1].size();
    if (is_enough(left)) ways.push_back({whole.substr(0, at), whole.substr(at)});
  }
  return ways;
}

Clauses clauses_of(std::string_view text, const std::vector<Word>& words, Place place, Readings readings) {
  if (words.size() == 1) return clauses_of(words.front(), place, readings);
  const bool may_be_apart = std::ranges::all_of(words, is_long_latin);
  std::vector<XQuery> parts;
  for (std::size_t i = 0; i < words.size(); ++i) {
    parts.push_back(any_clause(clauses_of(words[i], place)));
    if (may_be_apart) continue;
    if (i > 0 && place == Place::anywhere && index::has_joint(text, words[i - 1], words[i]))
      parts.push_back(joint(index::joint(words[i - 1], words[i])));
  }
  Clauses clauses{all(parts)};
  if (words.front().name_words == words.size()) clauses.push_back(term(words.front().name, place));
  return clauses;
}

std::optional<Xapian::Query> inside_of(const Word& word) {
  if (!index::is_syllabic(word.script) || !word.predicates.empty()) return std::nullopt;
  std::vector<XQuery> pairs;
  for (const std::string_view pair : text::bigrams(word.term))
    pairs.emplace_back(index::make_term(prefix::inside, pair));
  return pairs.empty() ? std::nullopt : std::optional(all(pairs));
}

Xapian::Query any_clause(const Clauses& clauses) {
  if (clauses.size() == 1) return clauses.front();
  return {XQuery::OP_SYNONYM, clauses.begin(), clauses.end()};
}

Xapian::Query match_prefix(const std::string& text, Place place) {
  return XQuery(XQuery::OP_WILDCARD,
                index::make_term(place == Place::title ? prefix::title : prefix::word, text),
                static_cast<Xapian::termcount>(bound::prefix_expansions),
                XQuery::WILDCARD_LIMIT_MOST_FREQUENT, XQuery::OP_SYNONYM);
}

}  // namespace seogo::query
