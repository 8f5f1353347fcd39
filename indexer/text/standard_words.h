// Lists of words as they were when the program was built: those of data/lexicon, and what dictionary.h reads.
#pragma once

#include <string_view>

namespace seogo::text {

extern const std::string_view standard_predicates;
extern const std::string_view standard_nouns;
extern const std::string_view dictionary_lines;

}  // namespace seogo::text
