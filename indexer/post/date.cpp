// Dates in Korean time: ISO 8601 in and out, Unix seconds, sortable digits.
#include "seogo/date.h"

#include <array>
#include <chrono>
#include <cstdio>

namespace seogo {

namespace {

constexpr std::int64_t korea_ahead = std::int64_t{9} * 3600;  // no daylight saving time since 1988

// Reads exactly `count` digits at `at` and moves past them.
std::optional<int> digits_at(std::string_view text, std::size_t& at, std::size_t count) {
  if (at + count > text.size()) return std::nullopt;
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  at += count;
  return value;
}

bool skip(std::string_view text, std::size_t& at, char c) {
  if (at >= text.size() || text[at] != c) return false;
  ++at;
  return true;
}

bool exists(const Date& date) {
  using namespace std::chrono;
  const year_month_day day{year{date.year}, month{static_cast<unsigned>(date.month)},
                           std::chrono::day{static_cast<unsigned>(date.day)}};
  return day.ok() && date.year >= 1970 && date.year <= 9999 && date.hour <= 23 && date.minute <= 59 &&
         date.second <= 60;
}

// Seconds east of Greenwich; nothing when the zone is malformed.  No zone means Korea.
std::optional<std::int64_t> zone_at(std::string_view text, std::size_t& at) {
  if (at == text.size()) return korea_ahead;
  if (skip(text, at, 'Z') || skip(text, at, 'z')) return 0;
  const bool west = text[at] == '-';
  if (!west && text[at] != '+') return std::nullopt;
  ++at;
  const auto hours = digits_at(text, at, 2);
  skip(text, at, ':');
  const auto minutes = at == text.size() ? std::optional(0) : digits_at(text, at, 2);
  if (!hours || !minutes || *hours > 14 || *minutes > 59) return std::nullopt;
  const std::int64_t ahead = *hours * 3600 + *minutes * 60;
  return west ? -ahead : ahead;
}

bool read_time(std::string_view text, std::size_t& at, Date& date, bool separated) {
  const auto hour = digits_at(text, at, 2);
  if (separated && !skip(text, at, ':')) return false;
  const auto minute = digits_at(text, at, 2);
  if (!hour || !minute) return false;
  date.hour = *hour;
  date.minute = *minute;
  date.has_time = true;
  if (separated && !skip(text, at, ':')) return true;
  const auto second = digits_at(text, at, 2);
  if (!second) return false;
  date.second = *second;
  if (skip(text, at, '.'))
    while (digits_at(text, at, 1)) {
    }
  return true;
}

}  // namespace

std::string to_string(const Date& date) {
  std::array<char, 64> out{};
  if (date.has_time)
    std::snprintf(out.data(), out.size(), "%04d-%02d-%02dT%02d:%02d:%02d+09:00", date.year, date.month,
                  date.day, date.hour, date.minute, date.second);
  else
    std::snprintf(out.data(), out.size(), "%04d-%02d-%02d", date.year, date.month, date.day);
  return out.data();
}

std::string to_digits(const Date& date) {
  std::array<char, 96> out{};
  std::snprintf(out.data(), out.size(), "%04d%02d%02d%02d%02d%02d", date.year, date.month, date.day,
                date.hour, date.minute, date.second);
  return out.data();
}

std::optional<Date> parse_iso_date(std::string_view text) {
  Date date;
  std::size_t at = 0;
  const auto year = digits_at(text, at, 4);
  const bool separated = skip(text, at, '-');
  const auto month = digits_at(text, at, 2);
  if (separated && !skip(text, at, '-')) return std::nullopt;
  const auto day = digits_at(text, at, 2);
  if (!year || !month || !day) return std::nullopt;
  date.year = *year;
  date.month = *month;
  date.day = *day;
  if (at == text.size()) return separated && exists(date) ? std::optional(date) : std::nullopt;
  if (separated && !skip(text, at, 'T') && !skip(text, at, ' ')) return std::nullopt;
  if (!read_time(text, at, date, separated) || !exists(date)) return std::nullopt;
  const auto zone = zone_at(text, at);
  if (!zone || at != text.size()) return std::nullopt;
  if (*zone == korea_ahead) return date;
  const Date moved = date_from_unix(unix_from_date(date) + korea_ahead - *zone);
  return moved.year >= 1970 && moved.year <= 9999 ? std::optional(moved) : std::nullopt;
}

Date date_from_unix(std::int64_t seconds) {
  using namespace std::chrono;
  const sys_seconds local{std::chrono::seconds{seconds + korea_ahead}};
  const auto midnight = floor<days>(local);
  const year_month_day day{midnight};
  const hh_mm_ss time{local - midnight};
  return {static_cast<int>(day.year()),
          static_cast<int>(static_cast<unsigned>(day.month())),
          static_cast<int>(static_cast<unsigned>(day.day())),
          static_cast<int>(time.hours().count()),
          static_cast<int>(time.minutes().count()),
          static_cast<int>(time.seconds().count()),
          true};
}

std::int64_t unix_from_date(const Date& date) {
  using namespace std::chrono;
  const sys_days day{year_month_day{year{date.year}, month{static_cast<unsigned>(date.month)},
                                    std::chrono::day{static_cast<unsigned>(date.day)}}};
  const sys_seconds local = day + hours{date.hour} + minutes{date.minute} + seconds{date.second};
  return local.time_since_epoch().count() - korea_ahead;
}

}  // namespace seogo
