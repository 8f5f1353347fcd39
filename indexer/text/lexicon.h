// What stands behind Lexicon: three lists of words, and how the learner hands them over.
#pragma once

#include <cstddef>

#include "seogo/analyzer.h"
#include "text/word_list.h"

namespace seogo {

struct Lexicon::Impl {
  std::uint64_t learnt_from = 0;
  text::WordList whole;            // every word of is_whole
  text::WordList homographs;       // every word of is_homograph
  text::WordList short_with_josa;  // every word of is_short_with_josa
};

}  // namespace seogo
