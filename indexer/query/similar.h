// Posts that are like a given one.
#pragma once

#include "query/reader_pool.h"
#include "seogo/searcher.h"

namespace seogo::query {

// Throws what Xapian throws.
Result<SearchResults> similar(const Reader& reader, const SimilarRequest& request);

}  // namespace seogo::query
