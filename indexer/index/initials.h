// The initial consonants that a stem answers to: ㅅㅂ for 서버, and for 웹서버 by its last part.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace seogo::index {

inline constexpr std::size_t longest_initials = 12;  // syllables; a longer stem answers to none

// As compatibility jamo: those of the whole stem first, then of its first and last two syllables where it has
// more, for most compounds are made of such.  Empty for one syllable and for anything but Hangul syllables.
std::vector<std::string> initials_of(std::string_view stem);

}  // namespace seogo::index
