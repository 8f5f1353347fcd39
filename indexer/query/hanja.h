// How Koreans read a text in Han characters: 圖書 as 도서.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace seogo::query {

inline constexpr std::size_t longest_hanja = 12;     // Han characters
inline constexpr std::size_t most_hanja_reads = 24;  // of one text: 樂 is 낙, 락, 악 or 요

// The text with each Han character as a syllable, every way; other characters stay.  Empty when it holds no
// Han character or too many, one that nobody reads, or libhangul's table is not installed.
std::vector<std::string> readings_of_hanja(std::string_view text);

}  // namespace seogo::query
