// One search on one open reader, and what of its words stands in a text.
#pragma once

#include "query/reader_pool.h"
#include "query/stopwords.h"
#include "query/synonyms.h"
#include "query/weights.h"
#include "seogo/searcher.h"

namespace seogo::query {

// The lists that a query is read with.
struct WordLists {
  const Synonyms& synonyms = Synonyms::standard();
  const Stopwords& stopwords = Stopwords::standard();
};

// Throws what Xapian throws: the caller knows whether to try again.
Result<SearchResults> search(const Reader& reader, const SearchRequest& request, const WordLists& lists = {},
                             const WeightTable& weights = chosen_weights);

// The texts with the query's words marked.
Result<std::vector<Marked>> mark(const Reader& reader, const Query& query,
                                 const std::vector<std::string>& texts, const WordLists& lists = {});

}  // namespace seogo::query
