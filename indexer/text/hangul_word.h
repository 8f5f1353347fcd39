// Reads a run of Hangul that is one word: its stem, what it is a form of, and the words inside it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "seogo/analyzer.h"
#include "text/ending.h"
#include "text/word_list.h"

namespace seogo::text {

// The members of Word of the same names, and the stem in syllables.
struct HangulWord {
  std::size_t stem = 0;
  std::vector<std::string> predicates;
  std::size_t noun = 0;
  std::vector<Word::Piece> pieces;
  std::vector<std::string> readings;
  bool is_noun = false;
};

// `surface` is of whole syllables, `learnt_nouns` those of the lexicon that no dictionary has.  Depends on
// nothing else, so an analyzer may keep what it has read.
HangulWord read_hangul(std::string_view surface, Syllables syllables, const Lexicon& lexicon,
                       const WordList& learnt_nouns, bool with_predicates);

}  // namespace seogo::text
