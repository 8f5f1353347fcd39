// The nouns of the dictionary that Debian's hunspell-ko holds for spelling, as it was when the program was
// built: those of two syllables and more.
#pragma once

#include "text/word_list.h"

namespace seogo::text {

// Made at the first call, in some milliseconds.
const WordList& dictionary_nouns();

}  // namespace seogo::text
