// Small questions about text that every part of the importer asks.
#include "importer/common/strings.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "importer/common/bytes.h"

namespace seogo::importer {

namespace {

// Bytes of the white space that begins at `at`, 0 when none does.
std::size_t blank_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const unsigned first = byte(at);
  if (first == ' ' || (first >= 9 && first <= 13)) return 1;
  if (first == 0xC2 && byte(at + 1) == 0xA0) return 2;
  if (first == 0xE3 && byte(at + 1) == 0x80 && byte(at + 2) == 0x80) return 3;
  if (first == 0xE2 && byte(at + 1) == 0x80 && byte(at + 2) == 0x8B) return 3;
  if (first == 0xEF && byte(at + 1) == 0xBB && byte(at + 2) == 0xBF) return 3;
  return 0;
}

std::string to_utf8(std::uint32_t code) {
  std::string out;
  const auto put = [&](std::uint32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | (code >> 6)), put(0x80 | (code & 63));
  } else if (code < 0x10000) {
    put(0xE0 | (code >> 12)), put(0x80 | ((code >> 6) & 63)), put(0x80 | (code & 63));
  } else {
    put(0xF0 | (code >> 18)), put(0x80 | ((code >> 12) & 63)), put(0x80 | ((code >> 6) & 63)),
        put(0x80 | (code & 63));
  }
  return out;
}

// What `&name;` means, empty when it is none of those known here.
std::string reference(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> named{{{"amp", "&"},
                                                                                       {"lt", "<"},
                                                                                       {"gt", ">"},
                                                                                       {"quot", "\""},
                                                                                       {"apos", "'"},
                                                                                       {"nbsp", "\u00A0"},
                                                                                       {"middot", "·"}}};
  for (const auto& [key, value] : named)
    if (key == name) return std::string(value);
  if (name.size() < 2 || name.size() > 9 || name[0] != '#') return {};
  const bool hex = name[1] == 'x' || name[1] == 'X';
  std::uint32_t code = 0;
  const std::string_view digits = name.substr(hex ? 2 : 1);
  if (digits.empty()) return {};
  for (char c : digits) {
    const int digit = hex_value(c);
    if (digit < 0 || (!hex && digit > 9) || code > 0x10FFFF) return {};
    code = code * (hex ? 16U : 10U) + static_cast<std::uint32_t>(digit);
  }
  if (code < 32 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return " ";
  return to_utf8(code);
}

}  // namespace

std::string_view trim(std::string_view text) {
  std::size_t begin = 0;
  while (const std::size_t width = blank_at(text, begin)) begin += width;
  text.remove_prefix(begin);
  for (bool again = true; again && !text.empty();) {
    again = false;
    for (std::size_t width = 1; width <= 3 && width <= text.size(); ++width)
      if (blank_at(text, text.size() - width) == width) {
        text.remove_suffix(width);
        again = true;
        break;
      }
  }
  return text;
}

std::string collapse(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  for (std::size_t i = 0; i < text.size();) {
    if (const std::size_t width = blank_at(text, i)) {
      // A zero-width space parts no words for the reader, so it leaves no blank either.
      gap = gap || width < 3 || text[i] == '\xE3';
      i += width;
      continue;
    }
    if (gap && !out.empty()) out += ' ';
    gap = false;
    out += text[i++];
  }
  return out;
}

std::string with_plain_blanks(std::string_view text) { return replace_all(std::string(text), "\u00A0", " "); }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

bool contains_ignoring_case(std::string_view text, std::string_view part) {
  const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; };
  return std::search(text.begin(), text.end(), part.begin(), part.end(), same) != text.end();
}

std::vector<std::string> split(std::string_view text, std::string_view mark) {
  std::vector<std::string> pieces;
  while (true) {
    const std::size_t at = text.find(mark);
    const std::string piece = collapse(text.substr(0, at));
    if (!piece.empty()) pieces.push_back(piece);
    if (at == std::string_view::npos) return pieces;
    text.remove_prefix(at + mark.size());
  }
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (true) {
    const std::size_t at = text.find('\n');
    std::string_view line = text.substr(0, at);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    lines.push_back(line);
    if (at == std::string_view::npos) return lines;
    text.remove_prefix(at + 1);
  }
}

void add_once(std::vector<std::string>& all, std::string one) {
  if (!one.empty() && std::find(all.begin(), all.end(), one) == all.end()) all.push_back(std::move(one));
}

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
  std::size_t at = text.find(from);
  if (at == std::string::npos) return text;
  std::string out;
  std::size_t done = 0;
  for (; at != std::string::npos; at = text.find(from, done)) {
    out.append(text, done, at - done).append(to);
    done = at + from.size();
  }
  return out.append(text, done, std::string::npos);
}

std::string percent_decode(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 && hex_value(text[i + 2]) >= 0) {
      out += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return is_utf8(out) ? out : std::string(text);
}

std::string unescape(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t end = text[i] == '&' ? text.substr(0, i + 12).find(';', i) : std::string_view::npos;
    const std::string meant = end == std::string_view::npos ? "" : reference(text.substr(i + 1, end - i - 1));
    if (meant.empty()) {
      out += text[i];
    } else {
      out += meant;
      i = end;
    }
  }
  return out;
}

std::optional<std::uint64_t> number_in(std::string_view digits) {
  if (digits.empty() || digits.size() > 18) return std::nullopt;
  std::uint64_t number = 0;
  for (char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return number;
}

std::size_t count_characters(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(
      utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::size_t count_hangul(std::string_view utf8) {
  std::size_t count = 0;
  for (std::size_t i = 0; i + 2 < utf8.size(); ++i) {
    const unsigned a = static_cast<unsigned char>(utf8[i]);
    const unsigned b = static_cast<unsigned char>(utf8[i + 1]);
    if (a < 0xEA || a > 0xED) continue;
    const unsigned code = ((a & 15) << 12) | ((b & 63) << 6) | (static_cast<unsigned char>(utf8[i + 2]) & 63);
    if (code >= 0xAC00 && code <= 0xD7A3) ++count;
  }
  return count;
}

std::string first_characters(std::string_view utf8, std::size_t count) {
  std::size_t i = 0;
  for (; i < utf8.size(); ++i)
    if ((static_cast<unsigned char>(utf8[i]) & 0xC0) != 0x80 && count-- == 0) break;
  return std::string(utf8.substr(0, i));
}

bool is_utf8(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size();) {
    const unsigned first = static_cast<unsigned char>(bytes[i]);
    std::size_t more = 0;
    std::uint32_t code = first;
    std::uint32_t least = 0;
    if (first < 0x80)
      more = 0;
    else if (first >= 0xC2 && first < 0xE0)
      more = 1, code = first & 31, least = 0x80;
    else if (first >= 0xE0 && first < 0xF0)
      more = 2, code = first & 15, least = 0x800;
    else if (first >= 0xF0 && first < 0xF5)
      more = 3, code = first & 7, least = 0x10000;
    else
      return false;
    if (i + more >= bytes.size() + (more == 0 ? 1 : 0)) return false;
    for (std::size_t k = 1; k <= more; ++k) {
      const unsigned next = static_cast<unsigned char>(bytes[i + k]);
      if ((next & 0xC0) != 0x80) return false;
      code = (code << 6) | (next & 63);
    }
    if (code < least || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return false;
    i += more + 1;
  }
  return true;
}

}  // namespace seogo::importer
