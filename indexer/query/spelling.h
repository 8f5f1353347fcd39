// In which spellings a word of a query matches: as it was typed, and by words that mean the same.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "query/synonyms.h"
#include "query/word_match.h"
#include "seogo/analyzer.h"

namespace seogo::query {

// How many spellings are asked for: long words have many, and many words leave no room for them.
enum class Forms {
  all,       // words that mean the same too
  apart,     // split where nobody knows the word
  as_typed,  // and its known parts
};

struct Spellings {
  Clauses typed;
  Clauses same;  // by words that mean the same
};

class Speller {
 public:
  // All are kept by reference.  `initials` are the stems that initials stand for.
  Speller(const Analyzer& analyzer, const Synonyms& synonyms,
          const std::map<std::string, std::vector<std::string>>& initials, Forms forms, Readings readings)
      : analyzer_(analyzer), synonyms_(synonyms), initials_(initials), forms_(forms), readings_(readings) {}

  // Of `words` that were typed as one in `text`; `joined` are further spellings, with their neighbours.
  Spellings of(std::string_view text, const std::vector<Word>& words, Place place,
               const std::vector<std::string>& joined = {}) const;

  // The stems that the words stand for as initials; none where they are none.
  const std::vector<std::string>& stems_of(const std::vector<Word>& words) const;

  // What means the same as the words together, analysed.
  std::vector<std::vector<Word>> same_as(const std::vector<Word>& words) const;

 private:
  void add_same(const std::vector<Word>& words, Place place, Clauses& clauses) const;
  std::vector<std::string> synonyms_of(const std::vector<Word>& words) const;

  const Analyzer& analyzer_;
  const Synonyms& synonyms_;
  const std::map<std::string, std::vector<std::string>>& initials_;
  Forms forms_;
  Readings readings_;
};

}  // namespace seogo::query
