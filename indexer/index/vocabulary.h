// The words of the body that may be offered to someone who types, kept sorted beside the index so that the
// thousands that begin with one consonant are compared in well under a millisecond.
//
// The file `words` of a generation: a line for each word, sorted by its bytes: the word, a tab, the number of
// posts that had it when the generation was built.  Words that came later are missing until the next one;
// those of titles, tags and categories are read from the index itself and are not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string_view>

#include "seogo/analyzer.h"
#include "seogo/result.h"

namespace seogo::index {

// A generation's file `words`, mapped.  Safe to read from many threads.
class Vocabulary {
 public:
  static Result<Vocabulary> open(const std::filesystem::path& generation);
  Vocabulary(Vocabulary&& other) noexcept;
  Vocabulary& operator=(Vocabulary&& other) noexcept;
  ~Vocabulary();

  // Calls take(word, posts) for the words from `first` on, in order, until it returns false.
  template <class Take>
  void each_from(std::string_view first, Take take) const {
    for (std::size_t at = find(first); at < lines_.size();) {
      const std::size_t tab = lines_.find('\t', at);
      const std::size_t end = lines_.find('\n', tab);
      if (tab == lines_.npos || end == lines_.npos) return;
      std::uint32_t posts = 0;
      for (const char digit : lines_.substr(tab + 1, end - tab - 1))
        posts = posts * 10 + static_cast<std::uint32_t>(digit - '0');
      if (!take(lines_.substr(at, tab - at), posts)) return;
      at = end + 1;
    }
  }

 private:
  explicit Vocabulary(std::string_view lines) : lines_(lines) {}
  std::size_t find(std::string_view word) const;  // where the first line that is not below it begins

  std::string_view lines_;  // the mapping, ours to give back
};

// Writes the file for the database that stands in the folder: the words that several posts have and that are
// no mere forms, as the lexicon knows them.
Result<void> write_vocabulary(const std::filesystem::path& generation, const Lexicon& lexicon);

}  // namespace seogo::index
