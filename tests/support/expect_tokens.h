// The one checker for tests of the analyzer: compares words with their places, and the laws each time.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "seogo/analyzer.h"
#include "support/analyzer_laws.h"

namespace seogo::support {

struct ExpectedWord {
  std::string term;
  std::string surface;    // the whole run, josa included
  std::string josa = {};  // what was cut off at its end
  bool joined = false;
};

inline std::string to_string(std::string_view term, std::string_view surface, std::string_view josa,
                             bool joined) {
  std::string line(joined ? "+" : "");
  line.append(term).append(" [").append(surface.substr(0, surface.size() - josa.size())).append("|");
  return line.append(josa).append("]\n");
}

inline void expect_tokens(const Analyzer& analyzer, std::string_view text,
                          const std::vector<ExpectedWord>& want) {
  const std::vector<Word> words = analyzer.analyze(text);
  EXPECT_EQ(broken_law(text, words), "") << text;
  std::string got, wanted;
  for (const Word& w : words) {
    got += to_string(w.term, text.substr(w.begin, w.end - w.begin),
                     text.substr(w.term_end, w.end - w.term_end), w.joined);
  }
  for (const ExpectedWord& w : want) wanted += to_string(w.term, w.surface, w.josa, w.joined);
  EXPECT_EQ(got, wanted) << text;
}

// The terms alone, parted by blanks.
inline std::string terms_of(const Analyzer& analyzer, std::string_view text) {
  const std::vector<Word> words = analyzer.analyze(text);
  EXPECT_EQ(broken_law(text, words), "") << text;
  std::string terms;
  for (const Word& word : words) terms += (terms.empty() ? "" : " ") + word.term;
  return terms;
}

}  // namespace seogo::support
