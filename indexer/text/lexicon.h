// What stands behind Lexicon: lists of words, and how the learner hands them over.
#pragma once

#include <cstddef>
#include <vector>

#include "seogo/analyzer.h"
#include "text/jamo.h"
#include "text/word_list.h"

namespace seogo {

// Bytes; what is longer is no noun that somebody asks for alone.
inline constexpr std::size_t longest_lone_noun = 12 * text::syllable_bytes;

struct Lexicon::Impl {
  std::uint64_t learnt_from = 0;
  text::WordList whole;            // every word of is_whole
  std::vector<bool> is_no_noun;    // of each: mostly a piece of other words, or a form of a verb
  text::WordList lone_nouns;       // every word of is_lone_noun
  text::WordList short_with_josa;  // every word of is_short_with_josa
};

}  // namespace seogo
