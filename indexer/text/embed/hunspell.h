// Reads the words of a dictionary of hunspell: which are nouns, and which others are complete as they stand.
#pragma once

#include <set>
#include <string>

namespace seogo::embed {

struct SpellingWords {
  std::set<std::string> nouns;   // those that 를 may follow, of whole syllables
  std::set<std::string> others;  // adverbs and the like, of two syllables and more
};

// Throws std::runtime_error where a file is missing or holds no noun.
SpellingWords read_hunspell(const char* aff, const char* dic);

}  // namespace seogo::embed
