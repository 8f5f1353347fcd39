// What a byte means:
//
//   00 … 7F   itself
//   80 … D1   one of the 82 most frequent syllables
//   D2 … FD   with the byte behind it, any syllable: 256 for each
//   FE        the byte behind it is no UTF-8
//   FF        a character in UTF-8 stands behind it
//
// Generated posts and encyclopedia passages take .43 and .45 of their UTF-8 after zlib, where UTF-8 itself
// takes .52 and .55.
#include "index/packed_text.h"

#include <algorithm>
#include <array>

#include "text/jamo.h"
#include "text/utf8.h"

namespace seogo::index {
namespace {

constexpr std::u32string_view frequent =
    U"다니사는실이에습은의로스을가입지리하서기있인를년어고한수아시자으대트일라도드나합었되들해전마부미적했국"
    U"성주그제과"
    U"소장유물세상위터만레와동용프크화우비오치구여게보피정";
static_assert(frequent.size() == 82);

constexpr unsigned first_frequent = 0x80, first_pair = 0xD2, raw_byte = 0xFE, other_character = 0xFF;
constexpr std::size_t syllables = text::last_syllable - text::first_syllable + 1;

// The byte of each frequent syllable, 0 for the others.
const std::array<unsigned char, syllables>& bytes_of_frequent() {
  static const auto bytes = [] {
    std::array<unsigned char, syllables> made{};
    for (std::size_t i = 0; i < frequent.size(); ++i)
      made[frequent[i] - text::first_syllable] = static_cast<unsigned char>(first_frequent + i);
    return made;
  }();
  return bytes;
}

}  // namespace

std::string pack(std::string_view text) {
  const auto& frequent_bytes = bytes_of_frequent();
  std::string packed;
  packed.reserve(text.size());
  const auto put = [&](unsigned byte) { packed.push_back(static_cast<char>(byte)); };
  for (std::size_t at = 0; at < text.size();) {
    const auto [code, length] = text::read_utf8(text, at);
    if (code < 0x80) {
      put(code);
    } else if (text::is_syllable(code)) {
      const char32_t place = code - text::first_syllable;
      if (frequent_bytes[place] != 0)
        put(frequent_bytes[place]);
      else
        put(first_pair + place / 256), put(place % 256);
    } else {
      put(code == text::ill_formed ? raw_byte : other_character);
      packed.append(text, at, length);
    }
    at += length;
  }
  return packed;
}

std::string unpack(std::string_view packed) {
  std::string text(packed.size() * 3, '\0');  // no byte stands for more
  char* out = text.data();
  const auto put = [&](char32_t byte) { *out++ = static_cast<char>(byte); };
  const auto put_syllable = [&](char32_t code) {
    put(0xE0 | code >> 12), put(0x80 | (code >> 6 & 0x3F)), put(0x80 | (code & 0x3F));
  };
  for (std::size_t at = 0; at < packed.size();) {
    const auto byte = static_cast<unsigned char>(packed[at++]);
    if (byte < first_frequent) {
      put(byte);
    } else if (byte < first_pair) {
      put_syllable(frequent[byte - first_frequent]);
    } else if (at == packed.size()) {
      break;  // cut
    } else if (byte < raw_byte) {
      const unsigned place = (byte - first_pair) * 256 + static_cast<unsigned char>(packed[at++]);
      if (place < syllables) put_syllable(text::first_syllable + place);
    } else {
      const std::size_t length = byte == raw_byte ? 1 : text::read_utf8(packed, at).length;
      out = std::copy_n(packed.data() + at, length, out);
      at += length;
    }
  }
  text.resize(static_cast<std::size_t>(out - text.data()));
  return text;
}

}  // namespace seogo::index
