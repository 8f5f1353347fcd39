// What a search for one word alone would miss (query/lone_word.h looks at terms): syllables that only josa
// and endings of a post hold, 밖 of 수밖에 and 집 of 만들어집니다; and nouns that the lexicon knows, where
// they stand across the end of another word or inside a verb, 성과 of 가능성과 and 다리 of 기다리다, or where
// a blank splits those of three and four syllables, 상원 의원.
#pragma once

#include <bitset>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "seogo/analyzer.h"
#include "text/jamo.h"

namespace seogo::index {

// Whether the post has a term of that name.
using HasTerm = std::function<bool(std::string_view prefix, std::string_view text)>;

// Those of one post.  A number stands for each: a syllable's own, behind them the lexicon's for a noun.
class LeftWords {
 public:
  explicit LeftWords(const Lexicon& lexicon) : lexicon_(lexicon) {}

  void add_text(std::string_view text);                               // UTF-8; stays with the caller
  void add_neighbours(std::string_view word, std::string_view next);  // of Hangul, with a blank between
  void take_found_by(std::string_view name);                          // a term of the post: prefix and text

  // The numbers of the syllables that no term holds and that may be a noun, and of the nouns that none finds,
  // packed (number_list.h).
  std::string left(const HasTerm& has) const;

 private:
  using Set = std::bitset<text::syllables_in_all>;

  const Lexicon& lexicon_;
  std::vector<std::string_view> runs_;                    // of two syllables and more, with nothing between
  std::unordered_map<std::uint32_t, std::string> split_;  // nouns by their numbers
  Set seen_, found_;
};

// The number of a word of Hangul; nothing for one of several syllables that the lexicon does not know.
std::optional<std::uint32_t> left_number(std::string_view word, const Lexicon& lexicon);

// Whether the posts in which a blank splits the word are among those that have left it.
bool are_splits_known(std::string_view word, const Lexicon& lexicon);

}  // namespace seogo::index
