// The piece of a text that answers a query best, with the words of the query marked in it.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "query/plan.h"
#include "seogo/analyzer.h"
#include "seogo/searcher.h"

namespace seogo::query {

inline constexpr std::size_t snippet_characters = 160;

// Made once for a query, used for each of its hits.  Linear in the text, and never analyses more of it than
// what it shows.
class Snippets {
 public:
  // Both are kept by reference.
  Snippets(const std::vector<Highlight>& highlights, const Analyzer& analyzer);

  // The whole text with marks: for titles.
  Marked mark(std::string_view text) const;

  // Whether any of them stands in the text.
  bool are_in(std::string_view text) const;

  // Some `snippet_characters` of the text, whole words where that is possible, "…" where it is cut, line
  // breaks as blanks. Without a word of the query in it, the beginning.
  Marked best(std::string_view text) const;

 private:
  struct Place {
    std::size_t begin, end;  // bytes
    std::size_t highlight;   // which word
  };

  std::vector<Place> scan(std::string_view text, std::size_t most) const;
  struct Form {
    std::string text;       // as it is looked for
    std::size_t highlight;  // which word it is one of
  };

  std::size_t match_at(std::string_view text, std::size_t at, const Form& form) const;
  bool stands_by_spelling(const Place& place) const;
  void add_ranges(const Word& word, std::vector<Marked::Range>& ranges) const;
  void add_names(const std::vector<Word>& words, std::vector<Marked::Range>& ranges) const;
  std::vector<Marked::Range> stretches(std::string_view text, const std::vector<Place>& places) const;
  std::vector<Marked::Range> marks(std::string_view text) const;

  const std::vector<Highlight>& highlights_;
  const Analyzer& analyzer_;
  std::vector<std::uint8_t> may_begin_;                          // by the low bits of a character
  std::unordered_map<std::string, std::vector<Form>> by_first_;  // by the first character
};

}  // namespace seogo::query
