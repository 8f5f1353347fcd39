// Which verb or adjective a word is a form of: 터져버렸다, 터지는 and 터질 are forms of 터지다.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace seogo::text {

// The stems, as a dictionary has them before 다, that `word` (whole syllables) may be a form of: 걸어 is one
// of 걷 and of 걸.  Known are those of data/lexicon/predicates.txt; of others only what ends as nothing but a
// predicate does.  Empty for a noun.  `is_noun` says that the corpus knows the word as a noun: then what may
// be one is none (사고, 가지).
std::vector<std::string> predicates_of(std::u32string_view word, bool is_noun);

// How words begin that are forms of `stem`: 돕, 도우, 도운, 도와 … each once.  For looking through a text.
std::vector<std::string> beginnings_of(std::string_view stem);

}  // namespace seogo::text
