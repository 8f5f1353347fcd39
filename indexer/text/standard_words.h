// The lists of data/lexicon as they were when the program was built.
#pragma once

#include <string_view>

namespace seogo::text {

extern const std::string_view standard_predicates;
extern const std::string_view standard_nouns;
extern const std::string_view standard_homographs;

}  // namespace seogo::text
