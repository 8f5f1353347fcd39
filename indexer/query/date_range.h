// What stands behind date: as the days from which to which posts are meant.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace seogo::query {

// Bounds as the date slot holds moments (YYYYMMDDHHMMSS), both included.  Open ends are the ends of time.
struct DateRange {
  std::string from, to;

  friend bool operator==(const DateRange&, const DateRange&) = default;
};

// 2024, 2024-03, 2024-03-05, A..B, A.., ..B; also with . or / between the parts (2024.03.05), with nothing
// (20240305, 202403), and in Korean (2024년 3월 5일, 2024년3월, 2024년).  Nothing for what is no date, for
// days that do not exist, and for a range that ends before it begins.
std::optional<DateRange> read_date_range(std::string_view text);

}  // namespace seogo::query
