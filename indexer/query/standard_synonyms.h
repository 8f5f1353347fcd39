// The lines of data/lexicon/synonyms.txt, compiled in: a program needs no path to them.
#pragma once

#include <string_view>

namespace seogo::query {

extern const std::string_view standard_synonyms;

}  // namespace seogo::query
