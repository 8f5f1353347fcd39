// Which verb or adjective a word is a form of: 터져버렸다, 터지는 and 터질 are forms of 터지다.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace seogo::text {

struct Predication {
  // As a dictionary has them before 다: 걸어 is a form of 걷 and of 걸.
  std::vector<std::string> stems;
  // How many syllables of the word are a noun.  Without stems: that 이다, 하다, 되다, 시키다, 당하다 or 받다
  // makes a predicate of, told by what nothing but such a form ends in (2 of 반란이었다고).  With stems: that
  // is inside them, perhaps with a josa (2 of 재미있는), or that the word may be with 다 alone (2 of 메뉴다).
  std::size_t noun = 0;
};

// What `word` (whole syllables) may be a form of.  Known are the stems of data/lexicon/predicates.txt; of
// others only what ends as nothing but a predicate does.  Empty for a noun.  `is_noun` says that the corpus
// knows the word as a noun: then what may be one is none (사고, 가지).
Predication predication_of(std::u32string_view word, bool is_noun);

// How words begin that are forms of `stem`: 돕, 도우, 도운, 도와 … each once.  For looking through a text.
std::vector<std::string> beginnings_of(std::string_view stem);

}  // namespace seogo::text
