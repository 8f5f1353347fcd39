// The lists of data/lexicon as they were when the program was built.
#pragma once

#include <string_view>

namespace seogo::query {

extern const std::string_view standard_synonyms;
extern const std::string_view standard_stopwords;

}  // namespace seogo::query
