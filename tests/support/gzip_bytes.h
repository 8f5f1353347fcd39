// A gzip member made by hand, stored and not squeezed, as bytes (RFC 1951, 1952).
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

namespace seogo::test {

inline std::string gzip_bytes(std::string_view bytes) {
  std::string out("\x1F\x8B\x08\0\0\0\0\0\0\xFF", 10);
  const auto append = [&](std::uint64_t value, int count) {
    for (int i = 0; i < count; ++i) out += static_cast<char>(value >> (8 * i) & 0xFFu);
  };
  std::uint32_t sum = 0xFFFFFFFFu;  // CRC-32, bit by bit
  for (const char c : bytes) {
    sum ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) sum = (sum >> 1) ^ ((sum & 1u) != 0 ? 0xEDB88320u : 0u);
  }
  std::string_view rest = bytes;
  do {
    const std::string_view part = rest.substr(0, 65535);
    rest.remove_prefix(part.size());
    out += rest.empty() ? '\1' : '\0';
    append(part.size(), 2);
    append(~part.size(), 2);
    out += part;
  } while (!rest.empty());
  append(~sum, 4);
  append(bytes.size(), 4);
  return out;
}

}  // namespace seogo::test
