// One search on one open reader.
#pragma once

#include "query/reader_pool.h"
#include "query/synonyms.h"
#include "query/weights.h"
#include "seogo/searcher.h"

namespace seogo::query {

// Throws what Xapian throws: the caller knows whether to try again.
Result<SearchResults> search(const Reader& reader, const SearchRequest& request,
                             const Synonyms& synonyms = Synonyms::standard(),
                             const WeightTable& weights = chosen_weights);

}  // namespace seogo::query
