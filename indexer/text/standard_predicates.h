// data/lexicon/predicates.txt as it was when the program was built.
#pragma once

#include <string_view>

namespace seogo::text {

extern const std::string_view standard_predicates;

}  // namespace seogo::text
