// How a word becomes terms that must be there.  Hangul is agglutinated, so a word is met inside longer ones:
// 서버 in 웹서버 by the bigram, 데이터 in 빅데이터 by the trigram, longer words by all their trigrams.

#include "query/word_match.h"

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

// `body:x` is the term where it does not stand outside the body alone (index/format.h).
XQuery term(std::string_view class_prefix, std::string_view text, Place place) {
  XQuery wanted(index::make_term(class_prefix, text));
  if (place != Place::body) return wanted;
  const std::string name = index::term_name(class_prefix, text);
  return XQuery(XQuery::OP_AND_NOT, wanted, XQuery(index::make_term(prefix::outside_body, name)));
}

// The joined characters from `begin` to before `end`.
std::string piece(const std::vector<std::string_view>& syllables, std::size_t begin, std::size_t end) {
  std::string text;
  for (std::size_t i = begin; i < end; ++i) text += syllables[i];
  return text;
}

constexpr std::size_t most_pieces = 8;  // of one word; what follows adds nothing
constexpr std::size_t few_pieces = 4;   // of one among many words

// The syllables side by side inside one stem.
XQuery inside_stem(const std::vector<std::string_view>& syllables, std::size_t begin, std::size_t end,
                   Place place, std::size_t most = most_pieces) {
  const std::size_t count = end - begin;
  const std::string whole = piece(syllables, begin, end);
  if (place == Place::title) {
    std::vector<XQuery> bigrams;
    for (std::size_t i = begin; i + 2 <= end && bigrams.size() < most; ++i)
      bigrams.push_back(term(prefix::title_bigram, piece(syllables, i, i + 2), place));
    if (bigrams.empty()) return term(prefix::title, whole, place);
    return XQuery(XQuery::OP_OR, term(prefix::title, whole, place), all(bigrams));
  }
  XQuery stem = term(prefix::body, whole, place);
  if (count == 1) return stem;
  if (count == 2) return XQuery(XQuery::OP_OR, stem, term(prefix::bigram, whole, place));
  std::vector<XQuery> trigrams;
  for (std::size_t i = begin; i + 3 <= end && trigrams.size() < most; ++i)
    trigrams.push_back(term(prefix::trigram, piece(syllables, i, i + 3), place));
  return XQuery(XQuery::OP_OR, stem, all(trigrams));
}

XQuery across(const std::vector<std::string_view>& syllables, std::size_t cut, Place place) {
  return term(prefix::across_blank, piece(syllables, cut - 1, cut + 1), place);
}

// 코드리뷰 in 코드 리뷰.  Two syllables are never split: 서 버 is another thing.
void add_split_forms(const std::vector<std::string_view>& syllables, Place place, std::vector<XQuery>& ways) {
  const std::size_t count = syllables.size();
  if (count < 3 || place == Place::title) return;
  if (count == 3) {  // too few bigrams to tell: the two stems themselves as well
    const std::string first = piece(syllables, 0, 1), rest = piece(syllables, 1, 3);
    const std::string start = piece(syllables, 0, 2), last = piece(syllables, 2, 3);
    ways.push_back(all(
        {term(prefix::body, first, place), across(syllables, 1, place), term(prefix::body, rest, place)}));
    ways.push_back(all(
        {term(prefix::body, start, place), across(syllables, 2, place), term(prefix::body, last, place)}));
    return;
  }
  if (count == 4) {
    for (std::size_t cut = 1; cut < count; ++cut) {
      std::vector<XQuery> parts{across(syllables, cut, place)};
      if (cut > 1) parts.push_back(inside_stem(syllables, 0, cut, place));
      if (count - cut > 1) parts.push_back(inside_stem(syllables, cut, count, place));
      ways.push_back(all(parts));
    }
    return;
  }
  // From five on, several blanks too: 코드 리뷰 문화.  Three in a row stand in one word, or a blank parts
  // them.
  std::vector<XQuery> pieces;
  for (std::size_t i = 1; i < count && i <= 2 * most_pieces; ++i) {
    const std::string pair = piece(syllables, i - 1, i + 1);
    pieces.push_back(any(
        {term(prefix::body, pair, place), term(prefix::bigram, pair, place), across(syllables, i, place)}));
    if (i + 1 == count) break;
    const std::string three = piece(syllables, i - 1, i + 2);
    pieces.push_back(any({term(prefix::body, three, place), term(prefix::trigram, three, place),
                          across(syllables, i, place), across(syllables, i + 1, place)}));
  }
  ways.push_back(all(pieces));
}

// 책 of 책 읽기 in 책읽기: alone it is too short to be met inside a word.
void add_joined_forms(const std::string& syllable, const Neighbours& neighbours, Place place,
                      std::vector<XQuery>& ways) {
  const bool in_title = place == Place::title;
  for (const std::string& pair : {neighbours.before.empty() ? "" : neighbours.before + syllable,
                                  neighbours.behind.empty() ? "" : syllable + neighbours.behind}) {
    if (pair.empty()) continue;
    ways.push_back(term(in_title ? prefix::title : prefix::body, pair, place));
    ways.push_back(term(in_title ? prefix::title_bigram : prefix::bigram, pair, place));
  }
}

// running in run, runs and running.  A title has the words alone.
XQuery latin(const Word& word, Place place) {
  XQuery as_typed = term(place == Place::title ? prefix::title : prefix::body, word.term, place);
  if (place == Place::title || word.script != Script::latin) return as_typed;
  const std::string shorter = index::english_stem(word.term);
  const std::string& stem = shorter.empty() ? word.term : shorter;
  std::vector<XQuery> ways{as_typed, term(prefix::english, stem, place)};
  if (!shorter.empty()) ways.push_back(term(prefix::body, stem, place));
  return any(ways);
}

}  // namespace

Xapian::Query match_word(const Word& word, Place place, const Neighbours& neighbours, Forms forms) {
  if (!is_syllabic(word.script)) return latin(word, place);
  const std::vector<std::string_view> syllables = text::syllables(word.term);
  const std::size_t most = forms == Forms::inside ? few_pieces : most_pieces;
  std::vector<XQuery> ways{inside_stem(syllables, 0, syllables.size(), place, most)};
  if (forms == Forms::joined_and_split) add_split_forms(syllables, place, ways);
  if (forms != Forms::inside && syllables.size() == 1) add_joined_forms(word.term, neighbours, place, ways);
  return any(ways);
}

Xapian::Query match_phrase(std::string_view text, const std::vector<Word>& words, Place place) {
  if (words.size() == 1) return match_word(words.front(), place, {}, Forms::inside);
  std::vector<XQuery> parts;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Word& word = words[i];
    parts.push_back(term(place == Place::title ? prefix::title : prefix::body, word.term, place));
    if (i == 0) continue;
    const Word& before = words[i - 1];
    if (place == Place::title)
      parts.push_back(term(prefix::title_pair, index::pair_digits(before.term, word.term), place));
    else if (!index::may_be_paired(text, before))
      continue;
    else if (index::meet_by_syllables(before, word))
      parts.push_back(term(prefix::across_blank, index::meeting(before.term, word.term), place));
    else
      parts.push_back(term(prefix::pair, index::pair_digits(before.term, word.term), place));
  }
  return all(parts);
}

Xapian::Query match_predicate(std::string_view stem, Place place) {
  return term(place == Place::title ? prefix::title_predicate : prefix::predicate, stem, place);
}

Xapian::Query match_prefix(const std::string& text, Place place) {
  return XQuery(XQuery::OP_WILDCARD,
                index::make_term(place == Place::title ? prefix::title : prefix::body, text),
                static_cast<Xapian::termcount>(bound::prefix_expansions),
                XQuery::WILDCARD_LIMIT_MOST_FREQUENT, XQuery::OP_SYNONYM);
}

}  // namespace seogo::query
