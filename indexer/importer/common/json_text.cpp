#include "importer/common/json_text.h"

#include <array>
#include <optional>

#include "importer/common/bytes.h"

namespace seogo::importer {
namespace {

// The code unit of the escape that begins at `at`: \uXXXX.
std::optional<unsigned> escaped_unit(std::string_view json, std::size_t at) {
  if (json.size() < at + 6 || json[at] != '\\' || json[at + 1] != 'u') return std::nullopt;
  unsigned unit = 0;
  for (const char digit : json.substr(at + 2, 4)) {
    const int value = hex_value(digit);
    if (value < 0) return std::nullopt;
    unit = unit * 16 + static_cast<unsigned>(value);
  }
  return unit;
}

bool is_high(unsigned unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low(unsigned unit) { return unit >= 0xDC00 && unit < 0xE000; }

// NaN, Infinity or -Infinity at the beginning of `rest`; its length.
std::size_t no_number(std::string_view rest) {
  for (const std::string_view word : {"NaN", "Infinity", "-Infinity"})
    if (rest.starts_with(word)) return word.size();
  return 0;
}

}  // namespace

MendedJson mended_json(std::string_view json) {
  MendedJson mended;
  mended.text.reserve(json.size());
  bool in_string = false;
  for (std::size_t at = 0; at < json.size();) {
    const char c = json[at];
    if (!in_string) {
      if (const std::size_t length = no_number(json.substr(at)); length > 0) {
        mended.text += "null";
        at += length;
        continue;
      }
      in_string = c == '"';
      mended.text += c;
      ++at;
      continue;
    }
    std::size_t length = c == '\\' ? 2 : 1;
    if (const auto unit = escaped_unit(json, at)) {
      const auto next = escaped_unit(json, at + 6);
      length = is_high(*unit) && next && is_low(*next) ? 12 : 6;
      if (length == 6 && (is_high(*unit) || is_low(*unit))) {
        mended.text += "\\uFFFD";
        ++mended.lone_surrogates;
        at += 6;
        continue;
      }
    }
    in_string = c != '"';
    mended.text += json.substr(at, length);
    at += length;
  }
  return mended;
}

}  // namespace seogo::importer
