// libhangul's table goes from the reading to the characters (가:可:…) and its functions only that way, so the
// lines with one character are turned round, once.

#include "query/hanja.h"

#include <algorithm>
#include <fstream>
#include <utility>

#include "text/jamo.h"
#include "text/utf8.h"

namespace seogo::query {
namespace {

struct Reading {
  char32_t hanja, syllable;

  friend auto operator<=>(const Reading&, const Reading&) = default;
};

// The only character of `text`; 0 when it has none or several.
char32_t only_character(std::string_view text) {
  if (text.empty()) return 0;
  const auto [code, length] = text::read_utf8(text, 0);
  return length == text.size() && code != text::ill_formed ? code : 0;
}

std::vector<Reading> read_table(const char* path) {
  std::vector<Reading> readings;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    const std::size_t first = line.find(':'), second = line.find(':', first + 1);
    if (first == std::string::npos || second == std::string::npos) continue;
    const std::string_view row = line;
    const char32_t syllable = only_character(row.substr(0, first));
    const char32_t hanja = only_character(row.substr(first + 1, second - first - 1));
    if (hanja != 0 && text::is_syllable(syllable)) readings.push_back({hanja, syllable});
  }
  std::ranges::sort(readings);
  return readings;
}

const std::vector<Reading>& table() {
  static const std::vector<Reading> readings = read_table(SEOGO_HANJA_TABLE);
  return readings;
}

// The blocks of Han characters, those for compatibility too.
bool is_han(char32_t code) {
  return (code >= 0x4E00 && code <= 0x9FFF) || (code >= 0x3400 && code <= 0x4DBF) ||
         (code >= 0xF900 && code <= 0xFAFF) || (code >= 0x20000 && code <= 0x3FFFF);
}

}  // namespace

std::vector<std::string> readings_of_hanja(std::string_view text) {
  std::vector<std::string> ways{""};
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto [code, length] = text::read_utf8(text, at);
    const std::string_view character = text.substr(at, length);
    at += length;
    if (!is_han(code)) {
      for (std::string& way : ways) way += character;
      continue;
    }
    const auto syllables = std::ranges::equal_range(table(), code, {}, &Reading::hanja);
    if (syllables.empty() || ++count > longest_hanja) return {};
    std::vector<std::string> longer;
    for (const std::string& way : ways)
      for (const Reading& reading : syllables) {
        if (longer.size() == most_hanja_reads) break;
        text::append_utf8(longer.emplace_back(way), reading.syllable);
      }
    ways = std::move(longer);
  }
  return count == 0 ? std::vector<std::string>{} : ways;
}

}  // namespace seogo::query
