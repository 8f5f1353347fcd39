// Korean text in two thirds of its bytes, before Xapian's zlib makes it small: a syllable takes one byte or
// two rather than UTF-8's three.
#pragma once

#include <string>
#include <string_view>

namespace seogo::index {

std::string pack(std::string_view text);

// Of pack's bytes the text as it was; of any other something.
std::string unpack(std::string_view packed);

}  // namespace seogo::index
