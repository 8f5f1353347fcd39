#include "importer/common/base64.h"

#include <array>

namespace seogo::importer {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::uint8_t no_digit = 255;

constexpr std::array<std::uint8_t, 256> values = [] {
  std::array<std::uint8_t, 256> table{};
  for (auto& value : table) value = no_digit;
  for (std::size_t i = 0; i < alphabet.size(); ++i)
    table[static_cast<unsigned char>(alphabet[i])] = static_cast<std::uint8_t>(i);
  return table;
}();

}  // namespace

void Base64Decoder::feed(std::string_view text, std::string& out) {
  for (const char c : text) {
    if (c == '=') {
      digits_ = 0;
      bits_ = 0;
      continue;
    }
    const std::uint8_t value = values[static_cast<unsigned char>(c)];
    if (value == no_digit) continue;
    bits_ = (bits_ << 6) | value;
    // Each digit from the second on completes a byte: 12, 18, 24 bits.
    switch (++digits_) {
      case 2:
        out += static_cast<char>(bits_ >> 4 & 0xFF);
        break;
      case 3:
        out += static_cast<char>(bits_ >> 2 & 0xFF);
        break;
      case 4:
        out += static_cast<char>(bits_ & 0xFF);
        digits_ = 0;
        bits_ = 0;
        break;
      default:
        break;
    }
  }
}

}  // namespace seogo::importer
