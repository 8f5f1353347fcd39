// What narrows a search, as plain links: filters in use, values with counts, columns of years and months.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "seogo/searcher.h"
#include "site/search_state.h"

namespace seogo::http {

// The filters in use, each with the address of the search without it.
nlohmann::json chips_view(const Call& call, const SearchState& state);

// Blogs, categories, tags: {label, values, more}.  A value in use leads to the search without it.
nlohmann::json facets_view(const Call& call, const SearchState& state, const Facets& counts);

// The columns of years, and of months once a year is chosen.  `counts` are those without the filter of dates,
// so that one may change from year to year.
nlohmann::json times_view(const Call& call, const SearchState& state, const Facets& counts);

// The state with nothing but its words.
SearchState without_filters(SearchState state);

SearchState first_page(SearchState state);

}  // namespace seogo::http
