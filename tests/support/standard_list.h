// The words of a list of data/lexicon, block by block.
#pragma once

#include <gtest/gtest.h>

#include <set>
#include <sstream>
#include <string>
#include <string_view>

namespace seogo::support {

struct ListedWord {
  std::string block;  // the line that begins with # above it
  std::string word;

  friend auto operator<=>(const ListedWord& one, const ListedWord& two) { return one.word <=> two.word; }
};

// Fails the test for a word that stands there twice.
inline std::set<ListedWord> words_of(std::string_view list) {
  std::istringstream lines{std::string(list)};
  std::set<ListedWord> words;
  std::string block;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with('#')) {
      block = line;
      continue;
    }
    std::istringstream of_line(line);
    for (std::string word; of_line >> word;)
      EXPECT_TRUE(words.insert({block, word}).second) << word << " stands there twice";
  }
  return words;
}

}  // namespace seogo::support
