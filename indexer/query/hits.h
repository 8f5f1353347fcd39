// From what the index keeps of a post to a hit.
#pragma once

#include <string_view>

#include "query/snippet.h"
#include "seogo/searcher.h"

namespace seogo::query {

// Without `snippets`, title and snippet bear no marks and the snippet is empty.  Fails with damaged.
Result<Hit> make_hit(std::string_view document_data, const Snippets* snippets);

}  // namespace seogo::query
