// Counting the values of all matches.
#pragma once

#include <xapian.h>

#include "query/facet_columns.h"
#include "query/posts.h"
#include "seogo/searcher.h"

namespace seogo::query {

// What the posts count under.  Where `columns` is null, Xapian counts the values, which takes some
// microseconds for each post.
Facets count_facets(const Xapian::Database& database, const FacetColumns* columns, const Posts& posts);

}  // namespace seogo::query
