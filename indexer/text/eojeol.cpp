// A hand-written splitter: the words ICU's word break finds for Korean, cut further where the script changes.
#include "text/eojeol.h"

#include <algorithm>
#include <optional>

#include "text/normalize.h"
#include "text/utf8.h"

namespace seogo::text {

namespace {

// Characters in one run; beyond it the run is cut.  Four bytes each at most, but for Latin and digits.
constexpr std::size_t longest_run = 60;
constexpr std::size_t longest_hangul = term_limit / 3;
constexpr std::size_t longest_latin = term_limit;

constexpr std::string_view name_endings[] = {"js", "ts", "net", "io", "ai"};  // node.js, asp.net, draw.io
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

  void step() {
    const Character next = read_character(text_, at_);
    if (next.code == '.' && gap_ != Gap::none && is_dot_net()) {
      push_latin(at_ + 1);
    } else if (next.kind == Kind::latin || next.kind == Kind::number) {
      push_latin(at_);
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
    if (next.kind == Kind::blank) {
      if (gap_ == Gap::none) gap_ = Gap::blank;
      if (gap_ == Gap::closer) gap_ = Gap::other;
    } else if (is_closer(next.code) && (gap_ == Gap::none || gap_ == Gap::closer)) {
      gap_ = Gap::closer;
    } else if (gap_ != Gap::start) {
      gap_ = Gap::other;
    }
  }

  void push(Kind kind, std::size_t end, bool plain, bool marked) {
    runs_.push_back({.kind = kind,
                     .begin = at_,
                     .end = end,
                     .plain = plain,
                     .marked = marked,
                     .joined = gap_ == Gap::none,
                     .after_blank = gap_ == Gap::blank,
                     .after_closer = gap_ == Gap::closer});
    at_ = end;
    gap_ = Gap::none;
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

  // One word of letters and digits that begins at `first` (the run itself at at_).
  //   k8s, es6, mp3   up to three letters keep the digits behind them     react18 → react, 18
  //   4k, 10kg        digits keep up to two letters behind them           2024react → 2024, react
  void push_latin(std::size_t first) {
    Stretch last = read_stretch(first, longest_latin);
    const bool begins_with_digit = last.kind == Kind::number;
    bool has_letter = !begins_with_digit, plain = last.plain, marked = last.marked;
    std::size_t count = last.count, end = last.end;
    if (begins_with_digit) {
      if (const auto number_end = end_of_number(first, last.end))
        return push(Kind::number, *number_end, plain, marked);
    }
    while (true) {
      const Stretch next = read_stretch(end, longest_latin);
      if ((next.kind != Kind::latin && next.kind != Kind::number) || next.kind == last.kind) break;
      const bool letters = next.kind == Kind::latin;
      if (letters ? next.count > (has_letter ? 3U : 2U) : last.count > 3) break;
      if (count + next.count > longest_latin) break;
      last = next;
      has_letter = true;  // of two kinds one is
      plain = plain && next.plain;
      marked = marked || next.marked;
      count += next.count;
      end = next.end;
    }
    if (has_letter && count < longest_latin) end = end_of_name(first, end, count, plain);
    push(has_letter ? Kind::latin : Kind::number, end, plain, marked);
  }

  // 3.14 and 1,000 are one number; 2024.05.04, 2024.05 and 1.2.3 are several.  Nothing when digits are all.
  std::optional<std::size_t> end_of_number(std::size_t begin, std::size_t end) const {
    if (begin > 0 && (text_[begin - 1] == '.' || text_[begin - 1] == ',') && begin > 1 &&
        is_digit_at(begin - 2)) {
      return std::nullopt;
    }
    const auto digits_from = [&](std::size_t at) {
      std::size_t count = 0;
      while (is_digit_at(at + count)) ++count;
      return count;
    };
    std::size_t reached = end;
    while (end - begin <= 3 && reached - begin < 30 && ascii_at(reached) == ',' &&
           digits_from(reached + 1) == 3) {
      reached += 4;
    }
    if (ascii_at(reached) == '.') {
      const std::size_t fraction = digits_from(reached + 1);
      const bool is_month = reached == end && end - begin == 4 && fraction <= 2;
      const std::size_t after = reached + 1 + fraction;
      const bool goes_on = ascii_at(after) == '.' && is_digit_at(after + 1);
      if (fraction > 0 && fraction < 60 && !is_month && !goes_on) reached = after;
    }
    return reached == end ? std::nullopt : std::optional(reached);
  }

  // Signs that belong to a name: don't, node.js, c++, C#.
  std::size_t end_of_name(std::size_t begin, std::size_t end, std::size_t count, bool& plain) const {
    if (ascii_at(end) == '\'' && is_latin_at(end + 1))
      return read_stretch(end + 1, longest_latin - count).end;
    if (text_.substr(end).starts_with("’") && is_latin_at(end + 3)) {
      plain = false;
      return read_stretch(end + 3, longest_latin - count).end;
    }
    if (ascii_at(end) == '.' && is_latin_at(end + 1)) {
      const Stretch ending = read_stretch(end + 1, 8);
      const std::string lower = lower_ascii(text_.substr(end + 1, ending.end - end - 1));
      const bool goes_on = is_kind_at(ending.end, Kind::number) || is_latin_at(ending.end) ||
                           (ascii_at(ending.end) == '.' && is_latin_at(ending.end + 1));
      if (!goes_on && std::ranges::find(name_endings, lower) != std::end(name_endings)) return ending.end;
    }
    if (ascii_at(end) == '+' && ascii_at(end + 1) == '+' && ascii_at(end + 2) != '+' &&
        !is_latin_at(end + 2)) {
      return end + 2;
    }
    const bool one_letter = count == 1 && end - begin == 1;
    if (one_letter && ascii_at(end) == '#' && ascii_at(end + 1) != '#' && !is_latin_at(end + 1) &&
        !is_kind_at(end + 1, Kind::number)) {
      return end + 1;
    }
    return end;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Gap gap_ = Gap::start;
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

}  // namespace

std::vector<Run> cut_runs(std::string_view text) { return Splitter(text).split(); }

std::string folded_run(std::string_view text, const Run& run) {
  const std::string_view surface = text.substr(run.begin, run.end - run.begin);
  std::string term;
  if (!run.plain) {
    term = clean(fold(surface));
  } else if (run.kind == Kind::hangul) {
    term.assign(surface);
  } else {
    term = lower_ascii(surface);
    std::erase(term, ',');
  }
  if (term.size() > term_limit) term.resize(cut_at(term, term_limit).size());
  return term;
}

}  // namespace seogo::text
