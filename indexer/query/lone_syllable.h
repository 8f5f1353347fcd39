// A word of one syllable that is asked for alone: too short to tell whether 꽃 is meant or also 벚꽃 and
// 꽃집, it is met wherever it stands, the word itself first.  Not everywhere: in pairs that few posts have
// only while there are not too many of them, and in endings only if it may be a noun (not 었).
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

#include "seogo/query.h"

namespace seogo::query {

// The syllable of Hangul that is all the words of the query; empty when there are others, when it is quoted
// or asked of a field.
std::string lone_syllable(const Query& query);

// What holds it at one end, in pairs of syllables or in the stem of a verb, as a part of a query: the terms
// of words, at most `most`, those that most posts have; and the posts where only a josa or an ending holds it
// (index/left_syllables.h).  Looks at what begins with it, and once for each syllable that anything begins
// with.
std::vector<Xapian::Query> holding(const Xapian::Database& database, const std::string& syllable,
                                   std::size_t most);

}  // namespace seogo::query
