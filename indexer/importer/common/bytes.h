// Searching in bytes whose encoding is not known yet: ASCII letters fold, everything else stands as it is.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace seogo::importer {

constexpr char lower_letter(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

constexpr bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

constexpr bool is_letter(char c) { return lower_letter(c) >= 'a' && lower_letter(c) <= 'z'; }

// Of a hexadecimal digit; -1 for what is none.
constexpr int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// Whether `text` begins with `start`, which is lower case.
constexpr bool begins_with(std::string_view text, std::string_view start) {
  if (text.size() < start.size()) return false;
  for (std::size_t i = 0; i < start.size(); ++i)
    if (lower_letter(text[i]) != start[i]) return false;
  return true;
}

// Where `word` (lower case) stands in `text` for the first time, case folded; npos when nowhere.
inline std::size_t find_folded(std::string_view text, std::string_view word, std::size_t from = 0) {
  if (from > text.size()) return std::string_view::npos;
  const auto found = std::search(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(), word.begin(),
                                 word.end(), [](char a, char b) { return lower_letter(a) == b; });
  return found == text.end() && !word.empty() ? std::string_view::npos
                                              : static_cast<std::size_t>(found - text.begin());
}

inline std::string_view skip_blanks(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && is_blank(text[at])) ++at;
  return text.substr(at);
}

inline std::string_view without_bom(std::string_view text) {
  return text.substr(0, 3) == "\xEF\xBB\xBF" ? text.substr(3) : text;
}

}  // namespace seogo::importer
