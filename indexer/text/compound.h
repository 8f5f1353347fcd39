// Finds the words inside a compound: 웹 and 서버 of 웹서버, 대학 and 학생 of 대학생.
#pragma once

#include <string_view>
#include <vector>

#include "text/dictionary.h"

namespace seogo::text {

// The words inside `word`, of whole syllables; ascending, the word itself not among them.  What the
// dictionary knows is cut as it says; the rest into known nouns, the fewest that cover it, with what is
// inside each.  None where no nouns cover it.  Linear in the length.
std::vector<Inside> words_inside(std::string_view word, const Dictionary& dictionary,
                                 const WordList* more_nouns);

// The same as if the dictionary did not know the word as a whole.
std::vector<Inside> cover(std::string_view word, const Dictionary& dictionary, const WordList* more_nouns);

}  // namespace seogo::text
