// A quote, and where it stands in a text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "seogo/analyzer.h"
#include "seogo/searcher.h"

namespace seogo::query {

// Finds a string as it stands.  Quote and text are folded (text/normalize.h), and blanks of any kind and
// number are one; every other character counts.  The string begins where a word or a part of a compound
// begins, or the script changes.  It ends where one ends, or before a josa or an ending.
class Quote {
 public:
  // `analyzer` is kept by reference.  A quote without a letter or a digit stands nowhere.
  Quote(std::string_view text, const Analyzer& analyzer);

  // The first `most` places, as bytes of `text`, in order, not overlapping.  Linear in the text, whatever it
  // repeats.
  std::vector<Marked::Range> find(std::string_view text, std::size_t most) const;

  bool is_in(std::string_view text) const { return !find(text, 1).empty(); }

 private:
  std::string quote_;                 // folded
  std::vector<std::size_t> borders_;  // by length less one of what matched: how much of it may begin the next
  const Analyzer& analyzer_;
};

}  // namespace seogo::query
