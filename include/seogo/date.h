// When something was published: a moment, or only a day, in Korean time (+09:00).
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace seogo {

// Always Korean time.  A day of which no time is known has `has_time` false and zeros for the time;
// it sorts before the moments of that day.
struct Date {
  int year = 0;
  int month = 0;
  int day = 0;
  int hour = 0;
  int minute = 0;
  int second = 0;
  bool has_time = false;

  // NOLINTNEXTLINE(modernize-use-nullptr): clang 14 takes the 0 that <=> is compared with for a pointer
  friend auto operator<=>(const Date&, const Date&) = default;
};

// "2024-05-04T18:23:00+09:00", or "2024-05-04" where no time is known (ISO 8601).
std::string to_string(const Date& date);

// "20240504182300"; a day alone ends in 000000.  Sorts as the dates do.
std::string to_digits(const Date& date);

// Reads ISO 8601 as machines write it: a day; a day and a time with or without seconds, fractions and zone;
// 14 digits.  Another zone is turned into Korean time, no zone is Korean time.  Nothing for
// anything else, for days that do not exist, and for years outside 1970 to 9999.
std::optional<Date> parse_iso_date(std::string_view text);

// Seconds since 1970-01-01 00:00 UTC.
Date date_from_unix(std::int64_t seconds);
std::int64_t unix_from_date(const Date& date);

}  // namespace seogo
