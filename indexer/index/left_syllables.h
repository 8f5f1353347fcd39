// What a search for one syllable would miss (query/lone_syllable.h looks at words): the syllables that only
// josa and endings of a post hold, 밖 of 수밖에 and 집 of 만들어집니다.
#pragma once

#include <bitset>
#include <string>
#include <string_view>

#include "text/jamo.h"

namespace seogo::index {

// Those of one post.
class LeftSyllables {
 public:
  void add_text(std::string_view text);       // UTF-8
  void take_found_by(std::string_view name);  // a term of the post: prefix and text

  // The syllables of the texts that no term holds and that may be a noun, in their order, as term_code.h
  // writes them.
  std::string left() const;

 private:
  static constexpr std::size_t count = text::last_syllable - text::first_syllable + 1;
  using Set = std::bitset<count>;

  Set seen_, found_;
};

// Whether `left` of a post has the syllable, in UTF-8; `code` is what term_code.h makes of it.
bool has_left(std::string_view left, std::string_view syllable, std::string_view code);

}  // namespace seogo::index
