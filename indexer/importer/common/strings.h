// Small questions about text that every part of the importer asks.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace seogo::importer {

inline constexpr std::size_t npos = std::string_view::npos;

// White space as pages have it: ASCII blanks, U+00A0, U+3000, U+200B and the byte order mark.
std::string_view trim(std::string_view text);

// Every run of white space as one blank, none at the ends.
std::string collapse(std::string_view text);

// U+00A0 as a blank; nothing else changes.
std::string with_plain_blanks(std::string_view text);

std::string lower(std::string_view text);  // ASCII letters alone

bool contains(std::string_view text, std::string_view part);
bool contains_ignoring_case(std::string_view text, std::string_view lower_case_part);

// The pieces between `mark`, trimmed; empty pieces are left out.
std::vector<std::string> split(std::string_view text, std::string_view mark);
std::vector<std::string_view> lines_of(std::string_view text);

// At the end of `all`, unless it is empty or stands there already.
void add_once(std::vector<std::string>& all, std::string one);

// The next line of `rest`, without its end, which is cut off `rest`.
std::string_view take_line(std::string_view& rest);

template <std::size_t N>
bool one_of(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string replace_all(std::string text, std::string_view from, std::string_view to);

// %XX as bytes; what is no escape stays.  Ill-formed UTF-8 in the outcome means: the text as it was.
std::string percent_decode(std::string_view text);

// Character references as text: the five of XML, nbsp, and numbers.  One level.
std::string unescape(std::string_view text);

std::optional<std::uint64_t> number_in(std::string_view digits);  // the whole of it, at most 18 digits

std::size_t count_characters(std::string_view utf8);
std::size_t count_hangul(std::string_view utf8);  // syllables
std::string first_characters(std::string_view utf8, std::size_t count);
bool is_utf8(std::string_view bytes);

}  // namespace seogo::importer
