// A set of words that is small in memory and on disk: sorted, each written after what it shares with the
// last.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/jamo.h"

namespace seogo::text {

class WordList {
 public:
  WordList() = default;
  explicit WordList(
      const std::vector<std::string_view>& sorted);  // ascending, none twice, none above 255 bytes

  bool contains(std::string_view word) const { return place_of(word).has_value(); }
  std::optional<std::uint32_t> place_of(std::string_view word) const;
  // Calls take(place) for each word that `syllables` begins with, the shortest first; the words and the text
  // are of Hangul syllables.
  template <class Take>
  void each_beginning(std::string_view syllables, Take take) const;

  std::size_t size() const { return starts_.empty() ? 0 : starts_.size() - 1; }
  std::string_view operator[](std::size_t i) const {
    return std::string_view(words_).substr(starts_[i], starts_[i + 1] - starts_[i]);
  }

  // count, then for each word: bytes shared with the one before, bytes that follow, those bytes.
  void append_to(std::string& out) const;
  // Takes a list off the front of `bytes`; nothing when they are none.
  static std::optional<WordList> take_from(std::string_view& bytes);

 private:
  void add(std::string_view word);

  std::string words_;
  std::vector<std::uint32_t> starts_;
  struct Bucket {
    std::uint32_t begin = 0, end = 0;  // which words begin so; equal when none does
  };
  Bucket bucket(std::string_view word) const;
  // The first of a bucket that is not before `word`.
  std::uint32_t first_from(Bucket among, std::string_view word) const;

  std::vector<Bucket> buckets_;  // by the first three bytes, a syllable: most searches end after a few steps
};

template <class Take>
void WordList::each_beginning(std::string_view syllables, Take take) const {
  Bucket left = bucket(syllables);
  for (std::size_t length = syllable_bytes; length <= syllables.size(); length += syllable_bytes) {
    const std::string_view beginning = syllables.substr(0, length);
    left.begin = first_from(left, beginning);
    if (left.begin == left.end || !(*this)[left.begin].starts_with(beginning)) return;
    if ((*this)[left.begin].size() == length) take(left.begin);
  }
}

void append_number(std::string& out, std::uint64_t number);  // 7 bits a byte, the low ones first
std::optional<std::uint64_t> take_number(std::string_view& bytes);

}  // namespace seogo::text
