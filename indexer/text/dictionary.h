// The words of Debian's hunspell-ko and of libhangul's Hanja table, as they were when the program was built,
// with the words inside each.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/word_list.h"

namespace seogo::text {

// The words inside a word, in syllables: 대학 and 학생 of 대학생 are {0, 2} and {1, 3}.
struct Inside {
  std::uint8_t begin = 0, end = 0;
  friend auto operator<=>(const Inside&, const Inside&) = default;
};

// Read-only, safe for many threads at once.
class Dictionary {
 public:
  enum class Standing : std::uint8_t {
    noun,   // one of the spelling dictionary
    hanja,  // in the Hanja table alone: often rare, so it takes part in no other word
    other,  // no noun, yet complete as it stands: an adverb
  };
  struct Entry {
    Standing standing = Standing::noun;
    std::string_view inside;  // as written_inside() has it
  };

  // Made at the first call, in some milliseconds.
  static const Dictionary& standard();

  // `lines` as embed/embed_words.cpp writes them, which must outlive the dictionary: nouns of one syllable,
  // those of them that stand in compounds, readings of Han characters, suffixes, prefixes; then each longer
  // word.
  explicit Dictionary(std::string_view lines);

  std::optional<Entry> find(std::string_view word) const;
  // Whether it is a noun of the spelling dictionary, of one syllable or more.
  bool is_noun(std::string_view word) const;
  // Of two syllables and more.
  bool is_long_noun(std::uint32_t place) const { return entries_[place].standing == Standing::noun; }
  const WordList& words() const { return words_; }

  // Nouns of one syllable: of all; of those that are words of their own inside native compounds (봄, 비).
  bool is_short_noun(char32_t syllable) const { return contains(short_nouns_, syllable); }
  bool is_free_noun(char32_t syllable) const { return contains(free_nouns_, syllable); }
  // Whether a Han character is read so: no loan has such syllables alone (백엔드 has 드).
  bool is_reading(char32_t syllable) const { return contains(readings_, syllable); }
  // What makes a longer word of a noun and is none in it: 생 of 대학생, 신 of 신제품.
  bool is_suffix(char32_t syllable) const { return contains(suffixes_, syllable); }
  bool is_prefix(char32_t syllable) const { return contains(prefixes_, syllable); }

 private:
  static bool contains(const std::u32string& sorted, char32_t syllable);

  std::u32string short_nouns_, free_nouns_, readings_, suffixes_, prefixes_;  // sorted
  WordList words_;
  std::vector<Entry> entries_;  // of each of words_
};

// Two characters for each, and back.
std::string written_inside(const std::vector<Inside>& inside);
std::vector<Inside> read_inside(std::string_view written);

}  // namespace seogo::text
