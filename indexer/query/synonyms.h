// Which words mean the same: 도커 and docker, 카페라테 and 카페라떼.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace seogo::query {

inline constexpr std::size_t most_synonyms = 8;  // of one word

class Synonyms {
 public:
  // data/lexicon/synonyms.txt, compiled in.
  static const Synonyms& standard();

  // Words that mean the same on each line, parted by blanks; a line that begins with # says nothing.
  void add_lines(std::string_view lines);

  // In the order of the lines, without the word itself.  Also the other spelling of a loanword, where sounds
  // of other languages are written in two ways: 쥬스, 주스.
  std::vector<std::string> of(std::string_view word) const;

 private:
  std::unordered_map<std::string, std::vector<std::string>> same_;
};

}  // namespace seogo::query
