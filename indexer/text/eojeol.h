// Where words begin and end before any josa is looked for: an eojeol cut into runs of one script.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/character.h"

namespace seogo::text {

inline constexpr std::size_t term_limit = 240;  // bytes; Xapian takes 245 with the prefix

// A run of one script, with a name's own signs (c++, C#, .NET), or an emoji.  A run of Han or kana is one
// piece, however long.
struct Run {
  Kind kind = Kind::other;
  std::size_t begin = 0, end = 0;  // bytes in the text, marks included
  bool plain = true;               // ASCII, or syllables as they are: folding is trivial
  bool marked = false;             // combining marks stand in it, which only ICU can order
  bool joined = false;             // nothing, or a sign that joins names, parts it from the one before
  bool touches = false;            // nothing does
  bool after_blank = false;        // blanks and nothing else do
  bool after_closer = false;       // a word and a closing sign stand right before: 'c' of “서버”가
};

// In order, never overlapping; linear in the length of the text.
std::vector<Run> cut_runs(std::string_view text);

// A run's text, folded: never above term_limit bytes; empty when nothing of it is visible.
std::string folded_run(std::string_view text, const Run& run);

}  // namespace seogo::text
