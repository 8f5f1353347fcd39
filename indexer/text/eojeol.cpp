// A hand-written splitter: the words ICU's word break finds for Korean, cut further where the script changes.
#include "text/eojeol.h"

#include <algorithm>

#include "text/normalize.h"
#include "text/utf8.h"

namespace seogo::text {

namespace {

// Characters in one run; beyond it the run is cut.  Four bytes each at most, but for Latin and digits.
constexpr std::size_t longest_run = 60;
constexpr std::size_t longest_hangul = term_limit / 3;
constexpr std::size_t longest_latin = term_limit;

constexpr std::u32string_view joining = U"-/_&·\u2010\u2011", joining_atoms = U".+'’";
constexpr std::string_view closers = ")]}>\"'`*";

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return lower;
}

bool is_closer(char32_t code) {
  if (code < 0x80) return closers.find(static_cast<char>(code)) != std::string_view::npos;
  return code == U'”' || code == U'’' || code == U'」' || code == U'』' || code == U'》' || code == U'〉' ||
         code == U'】' || code == U'）';
}

// A stretch of characters of one kind with what extends them.
struct Stretch {
  Kind kind = Kind::separator;
  std::size_t end = 0;
  std::size_t count = 0;  // without what extends
  bool plain = true;
  bool marked = false;
};

class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text) {}

  std::vector<Run> split() {
    runs_.reserve(text_.size() / 8 + 1);
    while (at_ < text_.size()) step();
    return std::move(runs_);
  }

 private:
  enum class Gap { start, none, blank, closer, other };
  static constexpr char32_t no_sign = 0;

  void step() {
    const Character next = read_character(text_, at_);
    if (next.code == '.' && gap_ != Gap::none && is_dot_net()) {
      push_latin(at_ + 1);
    } else if (next.kind == Kind::latin || next.kind == Kind::number) {
      push_latin(at_);
    } else if (next.kind == Kind::emoji) {
      push(Kind::emoji, end_of_emoji(next), false, false);
    } else if (is_word(next.kind)) {
      const std::size_t limit = next.kind == Kind::hangul ? longest_hangul : longest_run;
      const Stretch stretch = read_stretch(at_, limit);
      push(next.kind, stretch.end, stretch.plain && next.kind == Kind::hangul, stretch.marked);
    } else {
      widen_gap(next);
      at_ = next.end;
    }
  }

  void widen_gap(const Character& next) {
    sign_ = gap_ == Gap::none && next.kind == Kind::separator ? next.code : no_sign;
    if (next.kind == Kind::blank) {
      if (gap_ == Gap::none) gap_ = Gap::blank;
      if (gap_ == Gap::closer) gap_ = Gap::other;
    } else if (is_closer(next.code) && (gap_ == Gap::none || gap_ == Gap::closer)) {
      gap_ = Gap::closer;
    } else if (gap_ != Gap::start) {
      gap_ = Gap::other;
    }
  }

  // Whether the one sign before the next run joins it to the last.
  bool is_joined_by_sign(Kind kind) const {
    const auto is_atom = [](Kind of) { return of == Kind::latin || of == Kind::number; };
    if (sign_ == no_sign || runs_.empty()) return false;
    return joining.find(sign_) != joining.npos ||
           (is_atom(kind) && is_atom(runs_.back().kind) && joining_atoms.find(sign_) != joining_atoms.npos);
  }

  void push(Kind kind, std::size_t end, bool plain, bool marked) {
    runs_.push_back({.kind = kind,
                     .begin = at_,
                     .end = end,
                     .plain = plain,
                     .marked = marked,
                     .joined = gap_ == Gap::none || is_joined_by_sign(kind),
                     .touches = gap_ == Gap::none,
                     .after_blank = gap_ == Gap::blank,
                     .after_closer = gap_ == Gap::closer});
    at_ = end;
    gap_ = Gap::none;
    sign_ = no_sign;
  }

  // The characters of one kind from `from` on, at most `limit` of them; none when `from` is the end.
  Stretch read_stretch(std::size_t from, std::size_t limit) const {
    Stretch stretch{.kind = Kind::separator, .end = from, .count = 0, .plain = true, .marked = false};
    while (stretch.end < text_.size()) {
      const Character next = read_character(text_, stretch.end);
      if (next.kind == Kind::extend && stretch.count > 0) {
        stretch.plain = false;
        stretch.marked = true;
      } else if (stretch.count == 0 ? is_word(next.kind)
                                    : next.kind == stretch.kind && stretch.count < limit) {
        stretch.kind = next.kind;
        ++stretch.count;
        stretch.plain = stretch.plain && next.as_written && (next.code < 0x80 || next.kind == Kind::hangul);
      } else {
        break;
      }
      stretch.end = next.end;
    }
    return stretch;
  }

  bool is_kind_at(std::size_t at, Kind kind) const {
    return at < text_.size() && read_character(text_, at).kind == kind;
  }
  bool is_latin_at(std::size_t at) const { return is_kind_at(at, Kind::latin); }
  bool is_digit_at(std::size_t at) const { return at < text_.size() && text_[at] >= '0' && text_[at] <= '9'; }
  char ascii_at(std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }

  bool is_dot_net() const {
    return lower_ascii(text_.substr(at_ + 1, 3)) == "net" && !is_latin_at(at_ + 4) &&
           !is_kind_at(at_ + 4, Kind::number);
  }

  // A run of letters or of digits that begins at `first` (the run itself at at_), with a name's own signs.
  void push_latin(std::size_t first) {
    const Stretch stretch = read_stretch(first, longest_latin);
    const std::size_t end = stretch.kind == Kind::number ? end_of_number(first, stretch.end)
                                                         : end_of_name(first, stretch.end, stretch.count);
    push(stretch.kind, end, stretch.plain, stretch.marked);
  }

  // 1,000 is one number.
  std::size_t end_of_number(std::size_t begin, std::size_t end) const {
    const bool is_continued = begin > 1 && text_[begin - 1] == ',' && is_digit_at(begin - 2);
    const auto digits_from = [&](std::size_t at) {
      std::size_t count = 0;
      while (count < 4 && is_digit_at(at + count)) ++count;
      return count;
    };
    if (is_continued || end - begin > 3) return end;
    while (end - begin < 30 && ascii_at(end) == ',' && digits_from(end + 1) == 3) end += 4;
    return end;
  }

  // C++, C#
  std::size_t end_of_name(std::size_t begin, std::size_t end, std::size_t count) const {
    if (count >= longest_latin - 2) return end;
    const auto goes_on = [&](std::size_t at) { return is_latin_at(at) || is_kind_at(at, Kind::number); };
    if (ascii_at(end) == '+' && ascii_at(end + 1) == '+' && ascii_at(end + 2) != '+' && !is_latin_at(end + 2))
      return end + 2;
    const bool is_one_letter = count == 1 && end - begin == 1;
    if (is_one_letter && ascii_at(end) == '#' && ascii_at(end + 1) != '#' && !goes_on(end + 1))
      return end + 1;
    return end;
  }

  // With what changes its look; a flag is two letters.
  std::size_t end_of_emoji(const Character& first) const {
    std::size_t end = first.end;
    if (is_regional(first.code) && end < text_.size()) {
      const Character next = read_character(text_, end);
      if (is_regional(next.code)) end = next.end;
    }
    while (end < text_.size()) {
      const Character next = read_character(text_, end);
      if (next.kind != Kind::extend) break;
      end = next.end;
    }
    return end;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Gap gap_ = Gap::start;
  char32_t sign_ = no_sign;  // all that stands between the last run and what is read
  std::vector<Run> runs_;
};

// What is left of a folded run when all but letters, digits, marks and a name's own signs is cut off.
std::string clean(const std::string& folded) {
  std::string term;
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint point = read_utf8(folded, at);
    const Kind kind = kind_of(point.code);
    if (point.code == U'’') {
      term += '\'';
    } else if (point.code >= 0x20DD && point.code <= 0x20E4) {
      // what encloses a character is no part of it: a keycap's 1 is a 1
    } else if (is_word(kind) || kind == Kind::extend || point.code == '+' || point.code == '#' ||
               point.code == '.' || point.code == '\'') {
      term.append(folded, at, point.length);
    } else if (point.code != ',') {
      break;  // ½ folds to 1⁄2, an Arabic ligature to a whole sentence
    }
    at += point.length;
  }
  return term;
}

// ㅋㅋㅋ of any length is ㅋㅋ.
std::string without_repeats(std::string_view jamo) {
  std::string out;
  char32_t last = 0;
  std::size_t times = 0;
  for (std::size_t at = 0; at < jamo.size();) {
    const CodePoint point = read_utf8(jamo, at);
    times = point.code == last ? times + 1 : 1;
    last = point.code;
    if (times <= 2) out.append(jamo, at, point.length);
    at += point.length;
  }
  return out;
}

// Skin tones and the choice of a picture are dropped.
std::string emoji_term(std::string_view surface) {
  std::string term;
  for (std::size_t at = 0; at < surface.size();) {
    const Character next = read_character(surface, at);
    if (next.kind == Kind::emoji) term.append(surface, next.begin, next.end - next.begin);
    at = next.end;
  }
  return term;
}

std::string folded(std::string_view surface, const Run& run) {
  if (run.kind == Kind::emoji) return emoji_term(surface);
  if (!run.plain) {
    std::string term = clean(fold(surface));
    if (run.kind == Kind::latin) return without_accents(term);
    return run.kind == Kind::jamo ? without_repeats(term) : term;
  }
  if (run.kind == Kind::hangul) return std::string(surface);
  std::string term = lower_ascii(surface);
  std::erase(term, ',');
  return term;
}

}  // namespace

std::vector<Run> cut_runs(std::string_view text) { return Splitter(text).split(); }

std::string folded_run(std::string_view text, const Run& run) {
  std::string term = folded(text.substr(run.begin, run.end - run.begin), run);
  if (term.size() > term_limit) term.resize(cut_at(term, term_limit).size());
  return term;
}

}  // namespace seogo::text
