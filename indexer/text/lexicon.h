// What stands behind Lexicon: lists of words, and how the learner hands them over.
#pragma once

#include <cstdint>

#include "seogo/analyzer.h"
#include "text/word_list.h"

namespace seogo {

struct Lexicon::Impl {
  Impl();

  std::uint64_t serial;  // another for each lexicon of the process
  std::uint64_t learnt_from = 0;
  text::WordList whole;            // every word of is_whole
  text::WordList nouns;            // of two syllables and more, those that no dictionary has
  text::WordList short_with_josa;  // every word of is_short_with_josa
};

}  // namespace seogo
