// What stands behind Lexicon: two lists of words, and how the learner hands them over.
#pragma once

#include <cstddef>

#include "seogo/analyzer.h"
#include "text/word_list.h"

namespace seogo {

struct Lexicon::Impl {
  std::uint64_t learnt_from = 0;
  text::WordList whole;            // every word of is_whole
  text::WordList short_with_josa;  // every word of is_short_with_josa
};

}  // namespace seogo
