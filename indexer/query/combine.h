// Xapian queries put together.
#pragma once

#include <xapian.h>

#include <vector>

namespace seogo::query {

// Every document.  Xapian's own constant MatchAll is one object whose count of owners is not atomic, so
// threads that copy it at once may free it; each query gets one of its own.
Xapian::Query match_all();

Xapian::Query all(const std::vector<Xapian::Query>& parts);  // of none: every post
Xapian::Query any(const std::vector<Xapian::Query>& parts);  // of none: no post
Xapian::Query scaled(const Xapian::Query& query, double weight);

}  // namespace seogo::query
