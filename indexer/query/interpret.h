// What a query may have meant that finds nothing as it was typed: another keyboard, initials, a syllable half
// composed, Han characters, a slip, a compound or a quote that stands apart.
#pragma once

#include <optional>
#include <string>

#include "query/compile.h"
#include "query/reader_pool.h"
#include "seogo/searcher.h"

namespace seogo::query {

// One way to read what was typed.
struct Interpretation {
  Query query;
  Findings findings = {};
  std::string why =
      {};  // keyboard, initials, composition, hanja, spelling, apart or unquoted; empty: as typed
};

// Reads the words that no visible post has another way, so that each then matches one.  Only words that
// visible posts hold are put in.  A right word is never mended: one that a dictionary or the archive vouches
// for, or a quote.  Nothing when there is no such reading.  Asks the index for a bounded number of terms.
std::optional<Interpretation> mended(const Reader& reader, const SearchRequest& request,
                                     const Language& language);

// The same for a query that finds next to nothing: words that are rare count as unknown too, and are changed
// only by slips that many make.  For an offer, for they may be meant.
std::optional<Interpretation> mended_rare(const Reader& reader, const SearchRequest& request,
                                          const Language& language);

// Compounds as their parts, quotes as their words.  Nothing where there is neither.
std::optional<Interpretation> apart(const Query& query, const Language& language);

}  // namespace seogo::query
