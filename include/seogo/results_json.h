// Search results and suggestions as JSON: what `seogo search --json` prints and `/api/v1/search` sends.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "seogo/searcher.h"

namespace seogo {

// One object, as docs/format.md lists it.  `query` is the text as typed.
std::string to_json(const SearchResults& results, std::string_view query, const SearchRequest& request);

// {"suggestions":[{"text","kind","posts","id"}]}: `id` for titles alone.
std::string to_json(const std::vector<Suggestion>& suggestions);

}  // namespace seogo
