// A word of Hangul that is asked for alone is met wherever it stands in a text, the word itself first: who
// gives no other word has said too little to tell whether 꽃 is meant or also 벚꽃 and 꽃집, and analysis may
// err. So 성과 also finds 가능성과, behind all that is 성과.  Not everywhere: a syllable in pairs that few
// posts have only while there are not too many of them, and in endings only if it may be a noun (not 었); a
// longer word across the end of others only if the lexicon knows it, and not what is an ending itself (에서).
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <vector>

#include "query/left_posts.h"
#include "seogo/analyzer.h"
#include "seogo/query.h"

namespace seogo::query {

// The word that is all the words of a query.
struct LoneWord {
  std::string text;                      // as the query has it
  Word word;                             // as the analyzer has it, but a noun as it stands: 위로
  bool are_splits_known = false;         // `holding` has the posts where a blank splits it
  std::optional<Word> as_in_texts = {};  // what the analyzer has instead of the noun: 위
};

// Nothing when there are others, when it is quoted, asked of a field, not of Hangul, or has a josa (whoever
// writes 꽃을 means the word).
std::optional<LoneWord> lone_word(const Query& query, const Analyzer& analyzer);

// What holds it beside what every word is met by, as a part of a query: the posts where no term finds it
// (index/left_words.h) and, for a syllable, the terms of words with it at either end of a pair of syllables
// or of a verb's stem, those that most posts have.  Looks at what begins with the syllable, and once for each
// syllable that anything begins with.
std::vector<Xapian::Query> holding(const Xapian::Database& database, const Lexicon& lexicon,
                                   const LeftPosts& left, const std::string& word);

}  // namespace seogo::query
