// The stages of a search in print: `seogo search --explain`.
#pragma once

#include <xapian.h>

#include <string>

#include "query/plan.h"
#include "seogo/searcher.h"

namespace seogo::query {

// The tree, how its words were read, what matches, what ranks.
std::string explain(const Query& query, const Analyzer& analyzer, const Plan& plan);

// A hit with the terms of the query that its post holds, class by class.
std::string explain_hit(const Hit& hit, const Xapian::Enquire& asked, Xapian::docid document);

}  // namespace seogo::query
