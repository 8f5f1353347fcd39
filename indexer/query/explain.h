// The stages of a search in print: `seogo search --explain`.
#pragma once

#include <xapian.h>

#include <string>

#include "query/compile.h"
#include "seogo/searcher.h"

namespace seogo::query {

// The tree, what the analyzer made of its words, what matches, what ranks.
std::string explain(const Query& query, const Analyzer& analyzer, const Compiled& compiled);

// A hit with the terms of the query that its post holds, class by class.
std::string explain_hit(const Hit& hit, const Xapian::Enquire& asked, Xapian::docid document);

}  // namespace seogo::query
