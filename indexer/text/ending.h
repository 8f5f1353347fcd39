// Which josa and verb forms a word may end in, all at once.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "text/josa.h"

namespace seogo::text {

// Hangul syllables as code points; any other character stands for itself and matches nothing.
using Syllables = std::basic_string_view<char32_t>;

struct Ending {
  std::size_t length = 0;  // syllables
  bool is_josa = false;    // else a verb form, which wants two syllables before it
  Trust trust = Trust::doubtful;
  JosaClass josa = JosaClass::topic;
};

inline constexpr std::size_t longest_ending = 7;  // syllables

// The endings found, the shortest first.
struct Endings {
  std::array<Ending, longest_ending> found{};
  std::size_t count = 0;

  std::span<const Ending> all() const { return {found.data(), count}; }
};

// The endings of `word` that leave at least one syllable and agree with the final consonant of the last one
// left.
Endings endings_of(Syllables word);

// Whether the whole of `word` is a josa or a verb form, as it stands behind a Latin word: hotfix로, push했다.
bool is_all_ending(Syllables word);

}  // namespace seogo::text
