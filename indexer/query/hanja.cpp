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

struct ReadHanja {
  char32_t hanja, syllable;

  // NOLINTNEXTLINE(modernize-use-nullptr): clang 14 takes the 0 that <=> is compared with for a pointer
  friend auto operator<=>(const ReadHanja&, const ReadHanja&) = default;
};

// The only character of `text`; 0 when it has none or several.
char32_t only_character(std::string_view text) {
  if (text.empty()) return 0;
  const auto [code, length] = text::read_utf8(text, 0);
  return length == text.size() && code != text::ill_formed ? code : 0;
}

std::vector<ReadHanja> read_table(const char* path) {
  std::vector<ReadHanja> readings;
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

const std::vector<ReadHanja>& table() {
  static const std::vector<ReadHanja> readings = read_table(SEOGO_HANJA_TABLE);
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
    const auto first = std::ranges::lower_bound(table(), code, {}, &ReadHanja::hanja);
    if (first == table().end() || first->hanja != code || ++count > longest_hanja) return {};
    std::vector<std::string> longer;
    for (const std::string& way : ways)
      for (auto read = first; read != table().end() && read->hanja == code; ++read) {
        if (longer.size() == most_hanja_reads) break;
        text::append_utf8(longer.emplace_back(way), read->syllable);
      }
    ways = std::move(longer);
  }
  return count == 0 ? std::vector<std::string>{} : ways;
}

}  // namespace seogo::query
