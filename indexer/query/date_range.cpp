// How 2024, 2024-03 and 2024-03..2024-05 become a first and a last moment.

#include "query/date_range.h"

#include <chrono>

namespace seogo::query {
namespace {

struct Part {
  int year = 0, month = 0, day = 0;  // 0 where not told
};

// Reads `digits` digits, or fewer down to `least`; -1 when they do not stand there.
int take_number(std::string_view& text, std::size_t least, std::size_t digits) {
  std::size_t n = 0;
  int value = 0;
  while (n < text.size() && n < digits && text[n] >= '0' && text[n] <= '9')
    value = value * 10 + (text[n++] - '0');
  if (n < least) return -1;
  text.remove_prefix(n);
  return value;
}

bool take_sign(std::string_view& text, std::string_view sign) {
  if (!text.starts_with(sign)) return false;
  text.remove_prefix(sign.size());
  return true;
}

// A way to write a day; a month or a year ends before what would follow it.
struct Notation {
  std::string_view behind_year, behind_month, behind_day;
  bool are_units;      // 년 may end the text, a dash may not
  std::size_t digits;  // that a month or a day has at least
};
constexpr Notation notations[] = {
    {"-", "-", "", false, 1}, {".", ".", "", false, 1},    {"/", "/", "", false, 1},
    {"", "", "", false, 2},   {"년", "월", "일", true, 1},
};

// Reads what follows the year.
bool read_rest(std::string_view text, const Notation& notation, Part& part) {
  const auto goes_on = [&](std::string_view sign) {
    if (!take_sign(text, sign)) return false;
    if (notation.are_units) take_sign(text, " ");
    return !text.empty();
  };
  if (text.empty() || (notation.are_units && text == notation.behind_year)) return true;
  if (!goes_on(notation.behind_year)) return false;
  part.month = take_number(text, notation.digits, 2);
  if (part.month < 1 || part.month > 12) return false;
  if (text.empty() || (notation.are_units && text == notation.behind_month)) return true;
  if (!goes_on(notation.behind_month)) return false;
  part.day = take_number(text, notation.digits, 2);
  if (!text.empty() && !(notation.are_units && text == notation.behind_day)) return false;
  using namespace std::chrono;
  return part.day > 0 && year_month_day{year{part.year}, month{static_cast<unsigned>(part.month)},
                                        day{static_cast<unsigned>(part.day)}}
                             .ok();
}

std::optional<Part> read_part(std::string_view text) {
  const int year = take_number(text, 4, 4);
  if (year < 1970) return std::nullopt;
  for (const Notation& notation : notations) {
    Part part{.year = year};
    if (read_rest(text, notation, part)) return part;
  }
  return std::nullopt;
}

std::string padded(int number, std::size_t width) {
  std::string digits = std::to_string(number);
  return std::string(width - digits.size(), '0') + digits;
}

// The slot compares as text, so 99 after the month stands behind each of its days.
std::string first_moment(const Part& part) {
  return padded(part.year, 4) + padded(part.month, 2) + padded(part.day, 2) + "000000";
}

std::string last_moment(const Part& part) {
  return padded(part.year, 4) + padded(part.month > 0 ? part.month : 99, 2) +
         padded(part.day > 0 ? part.day : 99, 2) + "999999";
}

}  // namespace

std::optional<DateRange> read_date_range(std::string_view text) {
  DateRange range{"0", "9"};  // not empty: a post without a date meets no range
  const std::size_t dots = text.find("..");
  const std::string_view from = text.substr(0, dots);
  const std::string_view to = dots == std::string_view::npos ? from : text.substr(dots + 2);
  if (from.empty() && to.empty()) return std::nullopt;
  if (!from.empty()) {
    const auto part = read_part(from);
    if (!part) return std::nullopt;
    range.from = first_moment(*part);
  }
  if (!to.empty()) {
    const auto part = read_part(to);
    if (!part) return std::nullopt;
    range.to = last_moment(*part);
  }
  if (range.from > range.to) return std::nullopt;
  return range;
}

}  // namespace seogo::query
