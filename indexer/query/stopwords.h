// Words that a post need not hold where the query has others: the, 무엇.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

namespace seogo::query {

class Stopwords {
 public:
  // data/lexicon/stopwords.txt, compiled in.
  static const Stopwords& standard();

  // Words parted by blanks; a line that begins with # says nothing, and of one that begins with - the words
  // are none.
  void add_lines(std::string_view lines);

  bool contains(std::string_view word) const { return words_.contains(std::string(word)); }

 private:
  std::unordered_set<std::string> words_;
};

}  // namespace seogo::query
