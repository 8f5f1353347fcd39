// Which words a mistyped one may have been: one slip away, by jamo for Hangul, by letter for Latin.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace seogo::query {

struct Spelling {
  std::string word;
  bool is_common = false;  // a slip that sounds alike or nearly so: 써버, 데이타

  friend bool operator==(const Spelling&, const Spelling&) = default;
};

inline constexpr std::size_t longest_misspelt = 12;  // syllables or letters; at most 70 spellings for each

// Each spelling once, never the word itself.  Empty for a word of one syllable or fewer than four letters,
// one that is too long, and one of other scripts.
std::vector<Spelling> spellings_near(std::string_view word);

}  // namespace seogo::query
