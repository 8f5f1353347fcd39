// The text is folded once, the quote is found in it by Knuth, Morris and Pratt, and the analyzer is asked for
// the words around a place only where it lies between two syllables.

#include "query/quote.h"

#include <algorithm>
#include <cstring>

#include "text/character.h"
#include "text/ending.h"
#include "text/jamo.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace seogo::query {
namespace {

using text::Kind;

// Whether the character is the same when folded, and never one with what stands before it.
bool folds_to_itself(char32_t code) {
  if (text::is_syllable(code)) return true;
  if (code < 0x3041) return code == U'“' || code == U'”' || code == U'‘' || code == U'’' || code == U'·';
  return (code >= 0x4E00 && code <= 0x9FFF) || code <= 0x3096 || (code >= 0x30A1 && code <= 0x30FA);
}

// Marks, invisible characters, and the half-width ﾞ and ﾟ, which fold to marks.
bool extends_character(std::string_view text, std::size_t at) {
  const text::Character next = text::read_character(text, at);
  return next.kind == Kind::extend || next.code == 0xFF9E || next.code == 0xFF9F;
}

bool is_ascii_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

char plain_folded(char c) {
  if (is_ascii_blank(c)) return ' ';
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::size_t character_before(std::string_view text, std::size_t at) {
  do --at;
  while (!text::is_boundary(text, at));
  return at;
}

// A text as quotes compare it, and the way back from its bytes to those that were written.
class FoldedText {
 public:
  explicit FoldedText(std::string_view written) : written_(written) {
    folded_.reserve(written.size());
    for (std::size_t at = 0; at < written.size();) {
      const std::size_t end = plain_end(at);
      if (end > at) take_plain(at, end);
      at = end < written.size() ? take_other(end) : end;
    }
  }

  const std::string& text() const { return folded_; }

  // Of the written characters that a part of the folded text comes from.
  Marked::Range written(std::size_t begin, std::size_t end) const {
    const Part& first = *part_of(begin);
    const auto last = part_of(end - 1);
    const std::size_t written_end = last->is_plain ? last->written + (end - last->folded) : last->written_end;
    return {first.is_plain ? first.written + (begin - first.folded) : first.written, written_end};
  }

 private:
  // What was written byte by byte, or a character that reads otherwise when folded.
  struct Part {
    std::size_t folded, written, written_end;
    bool is_plain;
  };

  bool is_behind_blank() const { return folded_.empty() || folded_.back() == ' '; }

  // The end of what is as long when folded: no second blank, and no character that a mark follows.
  std::size_t plain_end(std::size_t at) const {
    bool behind_blank = is_behind_blank();
    std::size_t last = at;  // where the last character begins
    std::size_t end = at;
    while (end < written_.size()) {
      const char c = written_[end];
      if (static_cast<unsigned char>(c) < 0x80) {
        if (is_ascii_blank(c) && behind_blank) return end;
        behind_blank = is_ascii_blank(c);
        last = end++;
        continue;
      }
      const text::CodePoint point = text::read_utf8(written_, end);
      if (!folds_to_itself(point.code)) {
        const bool joins = text::is_trailing(point.code) || extends_character(written_, end);
        return joins ? last : end;
      }
      behind_blank = false;
      last = end;
      end += point.length;
    }
    return end;
  }

  void take_plain(std::size_t begin, std::size_t end) {
    parts_.push_back({folded_.size(), begin, end, true});
    folded_ += written_.substr(begin, end - begin);
    for (auto c = folded_.end() - static_cast<std::ptrdiff_t>(end - begin); c != folded_.end(); ++c)
      *c = plain_folded(*c);
  }

  // Takes one character with what extends it, or one blank; returns its end.
  std::size_t take_other(std::size_t begin) {
    const text::Character character = text::read_character(written_, begin);
    std::size_t end = character.end;
    if (character.kind == Kind::blank) {
      add_part(" ", begin, end);
      return end;
    }
    while (end < written_.size() && extends_character(written_, end))
      end = text::read_character(written_, end).end;
    add_part(text::fold(written_.substr(begin, end - begin)), begin, end);
    return end;
  }

  void add_part(std::string_view folded, std::size_t begin, std::size_t end) {
    const std::size_t before = folded_.size();
    for (const char c : folded)
      if (c != ' ' || !is_behind_blank()) folded_ += c;
    if (folded_.size() > before) parts_.push_back({before, begin, end, false});
  }

  std::vector<Part>::const_iterator part_of(std::size_t at) const {
    return std::ranges::upper_bound(parts_, at, {}, &Part::folded) - 1;
  }

  std::string_view written_;
  std::string folded_;
  std::vector<Part> parts_;  // in order, without gaps in the folded text
};

// Where the words of an eojeol, and their parts, begin and end.  Asked for places in rising order it analyses
// each eojeol once, so that all is linear however long an eojeol is.
class EojeolCuts {
 public:
  EojeolCuts(std::string_view folded, const Analyzer& analyzer) : text_(folded), analyzer_(analyzer) {}

  bool begins_at(std::size_t at) {
    go_to(at);
    return std::ranges::binary_search(begins_, at);
  }
  bool ends_at(std::size_t at) {
    go_to(at);
    return std::ranges::binary_search(ends_, at);
  }

 private:
  // `at` lies between two characters that are no blanks.
  void go_to(std::size_t at) {
    if (at < end_) return;
    begin_ = text_.rfind(' ', at) + 1;  // 0 where none stands
    end_ = std::min(text_.find(' ', at), text_.size());
    begins_.clear();
    ends_.clear();
    for (const Word& word : analyzer_.analyze(text_.substr(begin_, end_ - begin_))) add(word);
    std::ranges::sort(begins_);
    std::ranges::sort(ends_);
  }

  void add(const Word& word) {
    const std::size_t begin = begin_ + word.begin;
    begins_.push_back(begin);
    ends_.push_back(begin_ + word.end);
    ends_.push_back(begin_ + word.term_end);
    if (word.noun > 0) ends_.push_back(begin + word.noun);
    for (const std::string& reading : word.readings) ends_.push_back(begin + reading.size());
    for (const Word::Piece& piece : word.pieces) {
      begins_.push_back(begin + piece.begin);
      ends_.push_back(begin + piece.begin);
      ends_.push_back(begin + piece.end);
    }
    for (const std::string& stem : word.predicates)  // 배우 of 배우고; 배웠다 does not have it
      if (text_.substr(begin).starts_with(stem)) ends_.push_back(begin + stem.size());
    add_endings(word);
  }

  // Of 에서는 also 에서 may end a quote, and of 대해서는 also 대해서 and 대해, forms of the same verb.
  void add_endings(const Word& word) {
    std::u32string rest;
    for (std::size_t at = begin_ + word.end; rest.size() < text::longest_ending;) {
      at = character_before(text_, at);
      if (at <= begin_ + word.begin) return;
      rest.insert(rest.begin(), text::read_utf8(text_, at).code);
      const bool is_josa = at >= begin_ + word.term_end && text::is_all_ending(rest);
      if (is_josa || is_form_of(word, at)) ends_.push_back(at);
    }
  }

  bool is_form_of(const Word& word, std::size_t end) const {
    if (word.predicates.empty()) return false;
    const std::vector<Word> words =
        analyzer_.analyze(text_.substr(begin_ + word.begin, end - begin_ - word.begin));
    return words.size() == 1 && std::ranges::find_first_of(words.front().predicates, word.predicates) !=
                                    words.front().predicates.end();
  }

  std::string_view text_;
  const Analyzer& analyzer_;
  std::size_t begin_ = 0, end_ = 0;
  std::vector<std::size_t> begins_, ends_;
};

// Which places of a text a quote may begin and end at.
class Boundaries {
 public:
  Boundaries(std::string_view folded, const Analyzer& analyzer)
      : text_(folded), begins_(folded, analyzer), ends_(folded, analyzer) {}

  bool may_begin(std::size_t at) {
    if (at == 0) return true;
    const Kind before = kind_before(at), here = text::read_character(text_, at).kind;
    return is_between_words(before, here) || (here == Kind::hangul && begins_.begins_at(at));
  }

  bool may_end(std::size_t at) {
    if (at == text_.size()) return true;
    const Kind before = kind_before(at), here = text::read_character(text_, at).kind;
    if (here == Kind::extend) return false;  // the last character goes on
    return is_between_words(before, here) || (here == Kind::hangul && ends_.ends_at(at));
  }

 private:
  Kind kind_before(std::size_t at) const {
    Kind kind = Kind::extend;
    while (at > 0 && kind == Kind::extend) {
      at = character_before(text_, at);
      kind = text::read_character(text_, at).kind;
    }
    return kind;
  }

  // 3 is not in 30, nor a in abc, nor ㅋ in ㅋㅋ.  Nothing tells the words of Han and kana apart.
  static bool is_between_words(Kind before, Kind here) {
    if (before != here || !text::is_word(here)) return true;
    return here != Kind::hangul && here != Kind::jamo && here != Kind::latin && here != Kind::number &&
           here != Kind::other;
  }

  std::string_view text_;
  EojeolCuts begins_, ends_;  // apart, for a quote of several words begins and ends in two
};

bool has_word(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const text::Character next = text::read_character(text, at);
    if (text::is_word(next.kind)) return true;
    at = next.end;
  }
  return false;
}

// For each beginning of `text`, how long the longest is that ends it as well as begins it.
std::vector<std::size_t> borders_of(std::string_view text) {
  std::vector<std::size_t> borders(text.size(), 0);
  for (std::size_t i = 1, length = 0; i < text.size(); ++i) {
    while (length > 0 && text[i] != text[length]) length = borders[length - 1];
    if (text[i] == text[length]) ++length;
    borders[i] = length;
  }
  return borders;
}

}  // namespace

Quote::Quote(std::string_view text, const Analyzer& analyzer)
    : quote_(FoldedText(text).text()), analyzer_(analyzer) {
  if (quote_.ends_with(' ')) quote_.pop_back();
  if (!has_word(quote_)) quote_.clear();
  borders_ = borders_of(quote_);
}

std::vector<Marked::Range> Quote::find(std::string_view text, std::size_t most) const {
  std::vector<Marked::Range> places;
  if (quote_.empty()) return places;
  const FoldedText folded(text);
  const std::string_view searched = folded.text(), quote = quote_;
  Boundaries boundaries(searched, analyzer_);
  // From the first on that memmem sees, which is as linear, and faster: most texts have none.
  const void* first = memmem(searched.data(), searched.size(), quote.data(), quote.size());
  if (first == nullptr) return places;
  std::size_t matched = 0;
  for (auto at = static_cast<std::size_t>(static_cast<const char*>(first) - searched.data());
       at < searched.size() && places.size() < most; ++at) {
    while (matched > 0 && searched[at] != quote[matched]) matched = borders_[matched - 1];
    if (searched[at] == quote[matched]) ++matched;
    if (matched < quote.size()) continue;
    const std::size_t end = at + 1, begin = end - quote.size();
    const bool stands = boundaries.may_begin(begin) && boundaries.may_end(end);
    if (stands) places.push_back(folded.written(begin, end));
    matched = stands ? 0 : borders_.back();
  }
  return places;
}

}  // namespace seogo::query
