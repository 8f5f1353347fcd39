#include "importer/common/told_date.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "importer/common/bytes.h"
#include "importer/common/date.h"
#include "importer/common/feed_date.h"
#include "importer/common/strings.h"

namespace seogo::importer {
namespace {

constexpr std::size_t longest_date = 60;  // bytes; more is a sentence

bool all_digits(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_digit); }

// Seconds, milliseconds, or year, month and day without anything between.
std::optional<Date> from_digits(std::string_view digits) {
  if (digits.size() == 8)
    return parse_iso_date(std::string(digits.substr(0, 4)) + "-" + std::string(digits.substr(4, 2)) + "-" +
                          std::string(digits.substr(6)));
  if (digits.size() == 14) return parse_iso_date(digits);
  const auto number = number_in(digits);
  if (!number || *number == 0) return std::nullopt;
  if (digits.size() == 9 || digits.size() == 10) return date_from_unix(static_cast<std::int64_t>(*number));
  if (digits.size() == 12 || digits.size() == 13)
    return date_from_unix(static_cast<std::int64_t>(*number / 1000));
  return std::nullopt;
}

Date day_of(std::int64_t seconds) {
  const Date date = date_from_unix(seconds);
  return {date.year, date.month, date.day};
}

struct Span {
  std::string_view name;
  std::int64_t seconds;
};

constexpr std::int64_t day = 86400;
constexpr std::array spans{
    Span{"초", 1},           Span{"분", 60},      Span{"시간", 3600},     Span{"일", day},
    Span{"주일", 7 * day},   Span{"주", 7 * day}, Span{"개월", 30 * day}, Span{"달", 30 * day},
    Span{"년", 365 * day},   Span{"second", 1},   Span{"minute", 60},     Span{"min", 60},
    Span{"hour", 3600},      Span{"day", day},    Span{"week", 7 * day},  Span{"month", 30 * day},
    Span{"year", 365 * day},
};

std::optional<Date> before(std::int64_t seen, std::int64_t count, std::string_view unit) {
  if (unit.size() > 3 && unit.ends_with('s') && is_letter(unit.front())) unit.remove_suffix(1);
  const auto found = std::ranges::find(spans, unit, &Span::name);
  if (found == spans.end() || count > 1000000) return std::nullopt;
  const std::int64_t then = seen - count * found->seconds;
  return found->seconds < day ? date_from_unix(then) : day_of(then);
}

// "3일 전", "2 hours ago", "어제".
std::optional<Date> from_age(const std::string& text, std::int64_t seen) {
  if (seen == 0) return std::nullopt;
  if (text == "방금" || text == "방금 전" || text == "just now") return date_from_unix(seen);
  if (text == "오늘" || text == "today") return day_of(seen);
  if (text == "어제" || text == "yesterday") return day_of(seen - day);
  if (text == "그저께" || text == "그제") return day_of(seen - 2 * day);
  std::string_view rest = text;
  if (rest.ends_with("전"))
    rest.remove_suffix(std::string_view("전").size());
  else if (rest.ends_with(" ago"))
    rest.remove_suffix(4);
  else
    return std::nullopt;
  rest = trim(rest);
  const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
  const auto count = number_in(rest.substr(0, digits));
  return count ? before(seen, static_cast<std::int64_t>(*count), trim(rest.substr(digits))) : std::nullopt;
}

// The date without "(화)" or "화요일" in it.
std::string without_weekday(std::string text) {
  for (const std::string_view name : {"월", "화", "수", "목", "금", "토", "일"}) {
    const std::string alone(name);
    text = replace_all(replace_all(text, "(" + alone + ")", " "), alone + "요일", " ");
  }
  return collapse(replace_all(text, "()", " "));
}

// "24. 3. 5." and "24/03/05 15:20" with the century.
std::string with_century(const std::string& text) {
  if (text.size() < 6 || !is_digit(text[0]) || !is_digit(text[1])) return text;
  if (text[2] != '.' && text[2] != '/' && text[2] != '-') return text;
  return (text[0] >= '7' ? "19" : "20") + text;
}

// "Mar 5, 2024 3:20 PM" in the order of feeds, "5 Mar 2024 15:20".
std::string day_first(const std::string& text) {
  std::vector<std::string> words = split(replace_all(text, ",", " "), " ");
  if (words.size() < 3 || !is_letter(words[0][0]) || !all_digits(words[1]) || words[2].size() != 4)
    return text;
  std::swap(words[0], words[1]);
  std::string out;
  for (const std::string& word : words) {
    const bool is_half = lower(word) == "pm" || lower(word) == "am" || lower(word) == "at";
    if (!is_half) out += (out.empty() ? "" : " ") + word;
  }
  return out;
}

bool is_afternoon(const std::string& text) { return contains_ignoring_case(text, "pm"); }

std::optional<Date> from_english(const std::string& text) {
  const std::string ordered = day_first(text);
  if (ordered == text) return std::nullopt;
  std::optional<Date> date = parse_feed_date(ordered);
  if (date && date->has_time && is_afternoon(text) && date->hour < 12) date->hour += 12;
  return date;
}

}  // namespace

std::optional<Date> parse_told_date(std::string_view written, std::int64_t seen) {
  const std::string told = collapse(written);
  if (told.empty() || told.size() > longest_date) return std::nullopt;
  if (all_digits(told)) return from_digits(told);
  const std::size_t dot = told.find('.');  // 1714814580.25
  if (dot >= 9 && dot != npos && all_digits(told.substr(0, dot)) && all_digits(told.substr(dot + 1)))
    return from_digits(told.substr(0, dot));
  if (const auto date = from_age(told, seen)) return date;
  if (const auto date = from_english(told)) return date;
  if (const auto date = parse_feed_date(told)) return date;
  return parse_page_date(with_century(without_weekday(told)));
}

}  // namespace seogo::importer
