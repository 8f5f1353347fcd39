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

bool take_separator(std::string_view& text, char& separator) {
  if (text.empty() || (separator != 0 && text[0] != separator)) return false;
  if (text[0] != '-' && text[0] != '.' && text[0] != '/') return false;
  separator = text[0];
  text.remove_prefix(1);
  return true;
}

std::optional<Part> read_part(std::string_view text) {
  Part part;
  char separator = 0;
  part.year = take_number(text, 4, 4);
  if (part.year < 1970) return std::nullopt;
  if (text.empty()) return part;
  if (!take_separator(text, separator)) return std::nullopt;
  part.month = take_number(text, 1, 2);
  if (part.month < 1 || part.month > 12) return std::nullopt;
  if (text.empty()) return part;
  if (!take_separator(text, separator)) return std::nullopt;
  part.day = take_number(text, 1, 2);
  using namespace std::chrono;
  const year_month_day day{year{part.year}, month{static_cast<unsigned>(part.month)},
                           std::chrono::day{static_cast<unsigned>(part.day < 1 ? 0 : part.day)}};
  if (!text.empty() || !day.ok()) return std::nullopt;
  return part;
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
