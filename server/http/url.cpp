// Addresses: taking a request's target apart, and writing links.
#include "http/url.h"

#include <cstdint>

namespace seogo::http {

namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_unreserved(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

std::string encoded(std::string_view text, bool slash_stays) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  out.reserve(text.size() * 3);
  for (const char c : text) {
    if (is_unreserved(c) || (slash_stays && c == '/')) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out;
}

// "http://host/path" is a legal target too: what stands before the path is nobody's business here.
std::string_view without_origin(std::string_view target) {
  for (const std::string_view scheme : {"http://", "https://"})
    if (target.starts_with(scheme)) {
      const std::size_t slash = target.find_first_of("/?", scheme.size());
      return slash == std::string_view::npos ? "/" : target.substr(slash);
    }
  return target;
}

bool is_clean(std::string_view text) { return text.find('\0') == std::string_view::npos && is_utf8(text); }

// Length of the well-formed character at the start of `text`, 0 when there is none (Unicode, table 3-7).
std::size_t character_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const auto follows = [&](std::size_t i, std::uint8_t low = 0x80, std::uint8_t high = 0xbf) {
    return i < text.size() && byte(i) >= low && byte(i) <= high;
  };
  const std::uint8_t first = byte(0);
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first <= 0xdf) return follows(1) ? 2 : 0;
  if (first >= 0xe0 && first <= 0xef) {
    const std::uint8_t low = first == 0xe0 ? 0xa0 : 0x80;
    const std::uint8_t high = first == 0xed ? 0x9f : 0xbf;
    return follows(1, low, high) && follows(2) ? 3 : 0;
  }
  if (first >= 0xf0 && first <= 0xf4) {
    const std::uint8_t low = first == 0xf0 ? 0x90 : 0x80;
    const std::uint8_t high = first == 0xf4 ? 0x8f : 0xbf;
    return follows(1, low, high) && follows(2) && follows(3) ? 4 : 0;
  }
  return 0;
}

}  // namespace

std::optional<std::string> Parameters::first(std::string_view key) const {
  for (const auto& [name, value] : items_)
    if (name == key) return value;
  return std::nullopt;
}

std::vector<std::string> Parameters::all(std::string_view key) const {
  std::vector<std::string> values;
  for (const auto& [name, value] : items_)
    if (name == key) values.push_back(value);
  return values;
}

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = character_length(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

std::string percent_decoded(std::string_view text, bool plus_is_blank) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus_is_blank) {
      out += ' ';
    } else if (text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 &&
               hex_digit(text[i + 2]) >= 0) {
      out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::optional<Target> read_target(std::string_view target) {
  target = without_origin(target);
  target = target.substr(0, target.find('#'));
  const std::size_t mark = target.find('?');
  Target out;
  out.path = percent_decoded(target.substr(0, mark), false);
  if (out.path.empty() && mark == 0) out.path = "/";
  if (!out.path.starts_with('/') || !is_clean(out.path)) return std::nullopt;

  std::string_view query = mark == std::string_view::npos ? std::string_view{} : target.substr(mark + 1);
  while (!query.empty()) {
    const std::size_t end = query.find('&');
    const std::string_view pair = query.substr(0, end);
    query = end == std::string_view::npos ? std::string_view{} : query.substr(end + 1);
    if (pair.empty()) continue;
    const std::size_t equals = pair.find('=');
    std::string key = percent_decoded(pair.substr(0, equals), true);
    std::string value =
        equals == std::string_view::npos ? std::string{} : percent_decoded(pair.substr(equals + 1), true);
    if (!is_clean(key) || !is_clean(value)) return std::nullopt;
    out.parameters.add(std::move(key), std::move(value));
  }
  return out;
}

std::string encoded_path(std::string_view text) { return encoded(text, true); }

std::string encoded_value(std::string_view text) { return encoded(text, false); }

std::string link(std::string_view path, const std::vector<std::pair<std::string, std::string>>& parameters) {
  std::string out(path);
  char mark = '?';
  for (const auto& [key, value] : parameters) {
    if (value.empty()) continue;
    out += mark;
    out += encoded_value(key) + '=' + encoded_value(value);
    mark = '&';
  }
  return out;
}

}  // namespace seogo::http
