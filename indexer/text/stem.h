// How much of a Hangul word stays when its josa is cut off.
#pragma once

#include <cstddef>
#include <string_view>

#include "seogo/analyzer.h"
#include "text/ending.h"
#include "text/syllables.h"

namespace seogo::text {

struct Stem {
  std::size_t length = 0;  // syllables
  std::size_t other = 0;   // those of another stem that the word may as well have; 0 when there is none
};

// The stem of `word`; `utf8` is the same word, of whole syllables alone.  Cutting is repeated, so that a noun
// and the noun with a josa end at one stem: 모아나를 → 모아나 → 모아, 모아나 → 모아, unless the lexicon or a
// dictionary knows that 모아나 is whole.
Stem stem_of(std::string_view utf8, Syllables word, const Lexicon& lexicon);

// Whether the word is known: to the lexicon, or to a dictionary as a noun of two syllables or more.
bool is_known_noun(std::string_view word, const Lexicon& lexicon);

}  // namespace seogo::text
