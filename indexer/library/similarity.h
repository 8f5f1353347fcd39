// How alike two texts are, blanks and line ends aside.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace seogo::library {

// The hashes of every five characters that stand side by side, sorted, each once.  A text of fewer than five
// gives one for the whole; an empty one gives none.
std::vector<std::uint64_t> shingles(std::string_view text);

// From 0 to 1: the share of shingles that both have (Jaccard); where one text is contained in a much longer
// one, the share of the shorter.
double similarity(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b);

// How many characters (code points) that are no blanks.
std::size_t count_characters(std::string_view text);

// Equal for texts that differ in blanks and line ends alone.
std::uint64_t text_fingerprint(std::string_view text);

}  // namespace seogo::library
