// The characters of a term, alone and in pairs.
#pragma once

#include <string_view>
#include <vector>

namespace seogo::text {

// In order, repetitions included; views into `term` (UTF-8).  A term shorter than the piece has none.
std::vector<std::string_view> syllables(std::string_view term);
std::vector<std::string_view> bigrams(std::string_view term);

}  // namespace seogo::text
