// How much of a Hangul word stays when its josa is cut off.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "seogo/analyzer.h"
#include "text/ending.h"

namespace seogo::text {

// The syllables of well-formed UTF-8, one code point each.
std::u32string to_syllables(std::string_view word);

// How many syllables of `word` are its stem.  `utf8` is the same word, of whole syllables alone.  Cutting is
// repeated, so that a noun and the noun with a josa end at one stem: 모아나를 → 모아나 → 모아, 모아나 → 모아,
// unless the lexicon knows that 모아나 is whole.  Behind a number a unit of one syllable may stay: 3월의 →
// 월.
std::size_t stem_length(std::string_view utf8, Syllables word, const Lexicon& lexicon, bool behind_number);

}  // namespace seogo::text
