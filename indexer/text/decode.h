// Bytes of an unknown encoding to UTF-8: what a page, a text file or a name in an archive says.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace seogo::text {

enum class Encoding : std::uint8_t { utf8, utf8_bom, utf16le, utf16be, cp949 };

struct Decoded {
  std::string text;  // UTF-8, well-formed, without a byte order mark
  Encoding encoding = Encoding::utf8;
  std::size_t replaced = 0;  // ill-formed places that became U+FFFD
};

// A byte order mark decides; else the bytes do: well-formed UTF-8 is UTF-8, what is not is CP949 (EUC-KR is
// part of it), unless it reads as UTF-8 with some damage.  What a page says of its own charset is not asked:
// many lie.  Not normalised.
Decoded decode(std::string_view bytes);

// A member's name in an archive: UTF-8, else CP949, in NFC.  Independent of the locale.
std::string decode_name(std::string_view bytes);

// "UTF-8", "UTF-16LE", "CP949" …
std::string_view name_of(Encoding encoding);

}  // namespace seogo::text
