// What terms cannot decide is proved on the stored text: whether a quote stands in a post exactly so, and
// whether a word stands in its body.
//
// The index has no positions.  The terms of a quote and their joints leave few candidates; at most
// `most_proved` of them are read.  What is proved then takes the place of the quote, as posts by their ids,
// so that totals, facets and ranking count what is true.
#pragma once

#include <map>
#include <string>

#include "query/compile.h"
#include "query/deadline.h"
#include "query/visible_posts.h"
#include "seogo/query.h"

namespace seogo::query {

// Findings::proved for each leaf that needs a proof.
std::map<std::string, Xapian::Query> prove(const Query& query, const Xapian::Database& database,
                                           const VisiblePosts& visible, const Language& language,
                                           const Deadline& deadline);

}  // namespace seogo::query
