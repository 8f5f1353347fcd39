// Titles that count: which of a category's titles are numbered parts of one series, and which numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "seogo/post.h"

namespace seogo {

// What one title says by itself.
struct PartTitle {
  std::string name;  // what stands before the number: "제주도 동쪽 한 바퀴"; empty where it opens the title
  std::string unit;  // "주차", "편", "part" …; empty for a bare number such as "(2)"
  std::string rest;  // what stands behind
  std::uint32_t number = 0;
  std::uint32_t last = 0;
  bool sure = false;  // can hardly mean anything but a part; "01. …" and "… - 3" may

  friend bool operator==(const PartTitle&, const PartTitle&) = default;
};

// Years, versions, dates and amounts are no parts: nothing for "2024년 회고", "Java 17", "5월 3주차", "3가지
// 이유".
std::optional<PartTitle> part_title(std::string_view title);

// Of the titles of one blog and category, those that are parts of a series, at their places.  A series has
// two different numbers at least; where its numbers may mean something else it also begins near 1 and has no
// wide gaps.  Does not depend on the order of the titles.  `category` names series whose titles share nothing
// but the counting: "[1주차] …" in 회고 are "회고 주차".
std::vector<std::optional<Series>> series_among(const std::vector<std::string>& titles,
                                                std::string_view category);

}  // namespace seogo
