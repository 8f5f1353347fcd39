// What a query that finds nothing may have meant: typed on the other keyboard, as initials, half composed,
// in Han characters, misspelt.
#pragma once

#include <optional>
#include <string>

#include "query/compile.h"
#include "query/reader_pool.h"
#include "query/weights.h"
#include "seogo/searcher.h"

namespace seogo::query {

struct Repaired {
  Query query;
  Reading reading;
  std::string why;  // keyboard, initials, composition, hanja or spelling: of the first word read another way
};

// Reads the words that no visible post has another way, so that each then meets one; where every word is
// known but no post has all of them, changes the one word that a slip explains.  Nothing when there is no
// such reading.  Only words that visible posts hold are ever put in.  Asks the index for a bounded number of
// terms.
std::optional<Repaired> repair(const Reader& reader, const SearchRequest& request, const WeightTable& weights,
                               const Reading& reading);

inline constexpr std::size_t rare = 2;  // posts: whoever slipped is seldom alone

// The same for a query that finds next to nothing: words that are rare count as unknown too, and are changed
// only by slips that many make. For an offer, for they may be meant.
std::optional<Repaired> repair_rare(const Reader& reader, const SearchRequest& request,
                                    const WeightTable& weights, const Reading& reading);

}  // namespace seogo::query
