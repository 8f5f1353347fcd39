// What a search address holds: words, filters, order and page; read from it, and written into links.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "seogo/searcher.h"
#include "site/call.h"

namespace seogo::http {

struct SearchState {
  std::string q;
  std::size_t offset = 0;
  std::size_t limit = 10;
  Sort sort = Sort::relevance;
  std::vector<std::string> blogs;       // any of them
  std::vector<std::string> categories;  // any of them; "A/B"
  std::vector<std::string> tags;        // all of them
  std::string from;                     // "2024", "2024-03" or "2024-03-05"
  std::string to;
  bool facets = true;
  bool exact = false;  // words that find nothing are not read another way

  bool has_filters() const;
};

// Fails with bad_query, naming the parameter that cannot be read.
Result<SearchState> read_search(const Parameters& parameters);

// Fails where parse_query does.  The deadline is the call's.
Result<SearchRequest> to_request(const SearchState& state, const Call& call);

// The address of the search page for a state, or of another page that reads one, for a link in a page.
std::string search_link(const SearchState& state, const Call& call, std::string_view page = "/search");

std::string_view name_of(Sort sort);

}  // namespace seogo::http
