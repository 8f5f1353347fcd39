// Reading and writing one character of UTF-8: the only place that knows its bit patterns.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace seogo::text {

inline constexpr char32_t ill_formed = 0xFFFFFFFF;
inline constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

struct CodePoint {
  char32_t code;       // `ill_formed` for a byte that begins no character
  std::size_t length;  // bytes, at least 1
};

// The character at `at`, which lies in `text`.  Surrogates, overlong forms and cut characters are ill-formed
// and take one byte.
inline CodePoint read_utf8(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto tail = [&](std::size_t i) { return i < text.size() && (byte(i) & 0xC0) == 0x80; };
  const auto bits = [&](std::size_t i) { return static_cast<char32_t>(byte(i) & 0x3F); };
  const unsigned char lead = byte(at);
  if (lead < 0x80) return {lead, 1};
  if (lead >= 0xC2 && lead < 0xE0 && tail(at + 1)) {
    return {static_cast<char32_t>(lead & 0x1F) << 6 | bits(at + 1), 2};
  }
  if (lead >= 0xE0 && lead < 0xF0 && tail(at + 1) && tail(at + 2)) {
    const char32_t code = static_cast<char32_t>(lead & 0x0F) << 12 | bits(at + 1) << 6 | bits(at + 2);
    if (code >= 0x800 && (code < 0xD800 || code > 0xDFFF)) return {code, 3};
  }
  if (lead >= 0xF0 && lead < 0xF5 && tail(at + 1) && tail(at + 2) && tail(at + 3)) {
    const char32_t code =
        static_cast<char32_t>(lead & 0x07) << 18 | bits(at + 1) << 12 | bits(at + 2) << 6 | bits(at + 3);
    if (code >= 0x10000 && code <= 0x10FFFF) return {code, 4};
  }
  return {ill_formed, 1};
}

inline void append_utf8(std::string& out, char32_t code) {
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | code >> 6), put(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    put(0xE0 | code >> 12), put(0x80 | (code >> 6 & 0x3F)), put(0x80 | (code & 0x3F));
  } else {
    put(0xF0 | code >> 18), put(0x80 | (code >> 12 & 0x3F)), put(0x80 | (code >> 6 & 0x3F)),
        put(0x80 | (code & 0x3F));
  }
}

// Whether a character begins at `at`, or the text ends there.
inline bool is_boundary(std::string_view text, std::size_t at) {
  return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

// The longest beginning of `text` of at most `limit` bytes that cuts no character in two.
inline std::string_view cut_at(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return text;
  while (limit > 0 && !is_boundary(text, limit)) --limit;
  return text.substr(0, limit);
}

}  // namespace seogo::text
