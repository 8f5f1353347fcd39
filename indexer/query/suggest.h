// What someone who types may mean: words, tags, categories and titles that go on from what stands there.
#pragma once

#include <vector>

#include "query/reader_pool.h"
#include "seogo/searcher.h"

namespace seogo::query {

// Bounded in everything it looks at, whatever was typed.  Throws what Xapian throws.
std::vector<Suggestion> suggest(const Reader& reader, const SuggestRequest& request);

}  // namespace seogo::query
