// Hangul between UTF-8 and syllables, one code point each.
#pragma once

#include <string>
#include <string_view>

namespace seogo::text {

// Any other character stands for itself.  `word` is well-formed.
std::u32string to_syllables(std::string_view word);

std::string to_utf8(std::u32string_view syllables);

}  // namespace seogo::text
