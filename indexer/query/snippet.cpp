// Where a text answers a query.  One pass finds the query's words as they are written in the text, inside
// compounds and before josa; the passage that holds most of them is chosen, and only that is analysed, to
// find also the forms that are written otherwise.

#include "query/snippet.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "index/terms.h"
#include "text/predicate.h"

namespace seogo::query {
namespace {

constexpr std::size_t table_size = 1024;
constexpr std::size_t most_places = 512;  // of one text; later ones add nothing

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

std::size_t next_character(std::string_view text, std::size_t at) {
  ++at;
  while (at < text.size() && is_continuation(text[at])) ++at;
  return at;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_ascii_word(char c) {
  c = lower(c);
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// Neighbouring characters of a text fall on different entries.
std::size_t entry(std::string_view character) {
  std::size_t code = 0;
  for (const char c : character) code = (code << 6) ^ static_cast<unsigned char>(lower(c));
  return code % table_size;
}

// The next character from `at` on whose entry is marked; most of a text is passed over here.
std::size_t next_marked(std::string_view text, std::size_t at, const std::vector<std::uint8_t>& marked) {
  const auto byte = [&](std::size_t i) { return std::size_t{static_cast<unsigned char>(text[i])}; };
  while (at < text.size()) {
    const std::size_t lead = byte(at);
    std::size_t length = 1;
    if (lead < 0x80) {
      if (marked[static_cast<unsigned char>(lower(text[at]))] != 0) return at;
    } else if (lead >= 0xe0 && lead < 0xf0 && at + 2 < text.size()) {
      if (marked[(byte(at + 1) << 6 ^ byte(at + 2)) % table_size] != 0) return at;
      length = 3;
    } else {
      length = next_character(text, at) - at;
      if (marked[entry(text.substr(at, length))] != 0) return at;
    }
    at += length;
  }
  return at;
}

// Whether the character before `at` is a Hangul syllable (U+AC00 to U+D7A3).
bool follows_hangul(std::string_view text, std::size_t at) {
  if (at < 3) return false;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned first = byte(at - 3);
  if (first < 0xea || first > 0xed || !is_continuation(text[at - 2]) || !is_continuation(text[at - 1]))
    return false;
  const unsigned code = (first & 0x0fU) << 12 | (byte(at - 2) & 0x3fU) << 6 | (byte(at - 1) & 0x3fU);
  return code >= 0xac00 && code <= 0xd7a3;
}

std::string on_one_line(std::string_view text) {
  std::string line(text);
  for (char& c : line)
    if (is_blank(c)) c = ' ';
  return line;
}

// In order, those that touch or overlap as one.
std::vector<Marked::Range> united(std::vector<Marked::Range> ranges) {
  std::sort(ranges.begin(), ranges.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
  std::vector<Marked::Range> out;
  for (const Marked::Range& range : ranges) {
    if (!out.empty() && range.begin <= out.back().end)
      out.back().end = std::max(out.back().end, range.end);
    else
      out.push_back(range);
  }
  return out;
}

// About `count` characters further on, or back.
std::size_t forward(std::string_view text, std::size_t at, std::size_t count) {
  while (count-- > 0 && at < text.size()) at = next_character(text, at);
  return at;
}

std::size_t back(std::string_view text, std::size_t at, std::size_t count) {
  while (count-- > 0 && at > 0) {
    --at;
    while (at > 0 && is_continuation(text[at])) --at;
  }
  return at;
}

// Where a passage should begin that begins at about `at` and must hold `keep`: after a line break, else after
// the end of a sentence, else after a blank.
std::size_t good_begin(std::string_view text, std::size_t at, std::size_t keep) {
  if (at == 0) return 0;
  const std::string_view room = text.substr(at, keep - at);
  if (const std::size_t line = room.rfind('\n'); line != std::string_view::npos && room.size() - line < 120)
    return at + line + 1;
  for (std::size_t i = room.size(); i >= 2; --i)
    if (is_blank(room[i - 1]) && (room[i - 2] == '.' || room[i - 2] == '?' || room[i - 2] == '!'))
      return at + i;
  if (const std::size_t blank = room.find(' '); blank != std::string_view::npos) return at + blank + 1;
  return at;
}

// Where a passage should end that ends at about `at` and must hold what is before `keep`: before a blank, if
// need be one further on.
std::size_t good_end(std::string_view text, std::size_t at, std::size_t keep) {
  constexpr std::size_t rest_of_word = 20;  // characters
  if (at >= text.size()) return text.size();
  const std::size_t before = text.substr(0, at).find_last_of(" \n\t");
  if (before != std::string_view::npos && before >= keep) return before;
  const std::size_t from = std::max(at, keep);
  const std::size_t behind = std::min(text.find_first_of(" \n\t", from), text.size());
  return behind <= forward(text, from, rest_of_word) ? behind : from;
}

}  // namespace

Snippets::Snippets(const std::vector<Highlight>& highlights, const Analyzer& analyzer)
    : highlights_(highlights), analyzer_(analyzer), may_begin_(table_size, 0) {
  const auto look_for = [&](std::string text, std::size_t number) {
    if (text.empty()) return;
    const std::string first(text, 0, next_character(text, 0));
    may_begin_[entry(first)] = 1;
    by_first_[first].push_back({std::move(text), number});
  };
  for (std::size_t i = 0; i < highlights_.size(); ++i) {
    if (highlights_[i].kind != Highlight::Kind::predicate) {
      look_for(highlights_[i].term, i);
      continue;
    }
    for (std::string& beginning : text::beginnings_of(highlights_[i].term)) look_for(std::move(beginning), i);
  }
}

// The end of the word where the text at `at` holds it, else 0.  A blank inside is passed over: 코드 리뷰 is
// 코드리뷰.
std::size_t Snippets::match_at(std::string_view text, std::size_t at, const Form& form) const {
  const Highlight& word = highlights_[form.highlight];
  const std::string& term = form.text;
  const bool begins_word = word.kind == Highlight::Kind::beginning || word.kind == Highlight::Kind::predicate;
  const bool is_split =
      index::is_syllabic(word.script) && term.size() > 6 && word.kind == Highlight::Kind::word;
  std::size_t i = at;
  for (std::size_t k = 0; k < term.size(); ++k, ++i) {
    if (is_split && i < text.size() && text[i] == ' ' && k > 0 && !is_continuation(term[k])) ++i;
    if (i >= text.size() || lower(text[i]) != term[k]) return 0;
  }
  const char first = term.front();
  if (is_ascii_word(first)) {  // java is not in javascript
    const auto same_run = [&](char c) { return is_ascii_word(c) && is_digit(c) == is_digit(first); };
    if (at > 0 && same_run(text[at - 1])) return 0;
    if (!begins_word && i < text.size() && same_run(text[i])) return 0;
  }
  // A beginning stands only where a word begins.
  if (index::is_syllabic(word.script) && begins_word && follows_hangul(text, at)) return 0;
  return i;
}

std::vector<Snippets::Place> Snippets::scan(std::string_view text, std::size_t most) const {
  std::vector<Place> places;
  std::string first;
  for (std::size_t at = 0; places.size() < most;) {
    at = next_marked(text, at, may_begin_);
    if (at == text.size()) break;
    const std::size_t next = next_character(text, at);
    first.assign(text, at, next - at);
    first[0] = lower(first[0]);
    if (const auto words = by_first_.find(first); words != by_first_.end())
      for (const Form& form : words->second)
        if (const std::size_t end = match_at(text, at, form)) places.push_back({at, end, form.highlight});
    at = next;
  }
  return places;
}

// What the spelling alone shows: quotes, beginnings, and words that a blank splits.
bool Snippets::stands_by_spelling(const Place& place) const {
  const Highlight& highlight = highlights_[place.highlight];
  using enum Highlight::Kind;
  return highlight.kind == quote || highlight.kind == beginning ||
         (highlight.kind == word && place.end - place.begin > highlight.term.size());
}

// The bytes of `word` in its text that are highlighted: all of it, or a word inside it.
void Snippets::add_ranges(const Word& word, std::vector<Marked::Range>& ranges) const {
  const bool is_plain = word.term_end - word.begin == word.term.size();
  for (const Highlight& highlight : highlights_) {
    if (highlight.kind == Highlight::Kind::predicate) {
      if (std::ranges::find(word.predicates, highlight.term) != word.predicates.end())
        ranges.push_back({word.begin, word.end});
      continue;
    }
    if (highlight.kind != Highlight::Kind::word) continue;
    const bool is_reading = std::ranges::find(word.readings, highlight.term) != word.readings.end();
    if (word.term == highlight.term || is_reading)
      ranges.push_back({word.begin, is_reading ? word.end : word.term_end});
    const std::string_view term = word.term;
    for (const Word::Piece& piece : word.pieces)
      if (term.substr(piece.begin, piece.end - piece.begin) == highlight.term)
        ranges.push_back(is_plain ? Marked::Range{word.begin + piece.begin, word.begin + piece.end}
                                  : Marked::Range{word.begin, word.term_end});
    if (word.noun > 0 && is_plain && term.substr(0, word.noun) == highlight.term)
      ranges.push_back({word.begin, word.begin + word.noun});
  }
}

// The names, written of several words.
void Snippets::add_names(const std::vector<Word>& words, std::vector<Marked::Range>& ranges) const {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].name_words == 0 || i + words[i].name_words > words.size()) continue;
    const auto is_it = [&](const Highlight& highlight) { return highlight.term == words[i].name; };
    if (std::ranges::any_of(highlights_, is_it))
      ranges.push_back({words[i].begin, words[i + words[i].name_words - 1].term_end});
  }
}

// What may hold a highlight: the words between blanks around each place, with the one before, which may be
// the number that a unit counts.  All of the text where a name is looked for, which no scan finds by its
// spelling.
std::vector<Marked::Range> Snippets::stretches(std::string_view text,
                                               const std::vector<Place>& places) const {
  const auto is_name = [](const Highlight& highlight) { return highlight.kind == Highlight::Kind::name; };
  if (std::ranges::any_of(highlights_, is_name)) return {{0, text.size()}};
  std::vector<Marked::Range> around;
  for (const Place& place : places) {
    if (!around.empty() && place.end <= around.back().end) continue;
    const std::size_t blank = text.substr(0, place.begin).find_last_of(" \n\t");
    const std::size_t before =
        blank == text.npos || blank == 0 ? 0 : text.find_last_of(" \n\t", blank - 1) + 1;
    around.push_back({before, std::min(text.find_first_of(" \n\t", place.end), text.size())});
  }
  return united(std::move(around));
}

std::vector<Marked::Range> Snippets::marks(std::string_view text) const {
  std::vector<Marked::Range> ranges;
  const std::vector<Place> places = scan(text, most_places);
  for (const Place& place : places)
    if (stands_by_spelling(place)) ranges.push_back({place.begin, place.end});
  for (const Marked::Range& stretch : stretches(text, places)) {
    std::vector<Word> words = analyzer_.analyze(text.substr(stretch.begin, stretch.end - stretch.begin));
    for (Word& word : words) {
      for (std::size_t* place : {&word.begin, &word.end, &word.term_end}) *place += stretch.begin;
      add_ranges(word, ranges);
    }
    add_names(words, ranges);
  }
  return united(std::move(ranges));
}

// Line by line: only those that may hold one are analysed.
bool Snippets::are_in(std::string_view text) const {
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    if (!scan(line, 1).empty() && !marks(line).empty()) return true;
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  return false;
}

Marked Snippets::mark(std::string_view text) const {
  if (highlights_.empty()) return {std::string(text), {}};
  return {std::string(text), marks(text)};
}

Marked Snippets::best(std::string_view text) const {
  const std::vector<Place> places = highlights_.empty() ? std::vector<Place>{} : scan(text, most_places);
  std::size_t begin = 0, keep_begin = 0, keep_end = 0;
  if (!places.empty()) {
    // Slide a window over the places: what counts is how many different words it holds, then how long they
    // are, then how often they come; of equal ones the first.
    std::vector<std::size_t> held(highlights_.size(), 0);
    double score = 0, best_score = -1;
    const auto worth = [&](const Place& place) {
      return 1.0 + 0.02 * static_cast<double>(highlights_[place.highlight].term.size());
    };
    constexpr double again = 0.05;
    constexpr std::size_t reach =
        snippet_characters * 2;  // bytes: Korean with its blanks takes some 2.4 a character
    for (std::size_t left = 0, right = 0; right < places.size(); ++right) {
      score += held[places[right].highlight]++ == 0 ? worth(places[right]) : again;
      for (; places[right].end - places[left].begin > reach && left < right; ++left)
        score -= --held[places[left].highlight] == 0 ? worth(places[left]) : again;
      if (score > best_score + 1e-9) {
        best_score = score;
        keep_begin = places[left].begin;
        keep_end = places[right].end;
      }
    }
    begin = good_begin(text, back(text, keep_begin, snippet_characters / 4), keep_begin);
  } else {
    while (begin < text.size() && is_blank(text[begin])) ++begin;
  }
  const std::size_t end =
      good_end(text, forward(text, begin, snippet_characters), std::max(keep_end, begin + 1));
  std::string passage = on_one_line(text.substr(begin, end - begin));
  const std::string_view not_before_a_cut = end < text.size() ? " .,;:" : " ";
  passage.resize(passage.find_last_not_of(not_before_a_cut) + 1);

  Marked snippet;
  const std::string lead = begin > 0 && !places.empty() ? "…" : "";
  snippet.text = lead + passage + (end < text.size() ? "…" : "");
  if (places.empty()) return snippet;
  for (const Marked::Range& range : marks(passage))
    snippet.marks.push_back({range.begin + lead.size(), range.end + lead.size()});
  return snippet;
}

}  // namespace seogo::query
