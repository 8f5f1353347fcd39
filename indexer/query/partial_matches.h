// The posts that have most of a query's words.
#pragma once

#include "query/compile.h"
#include "query/matches.h"

namespace seogo::query {

// Those that meet enough of the units but not all.  A rare word tells more than a frequent one, and a word
// that no post has does not count: nobody could have it.
Posts partial_matches(const Compiled& compiled, Xapian::doccount posts_in_all, Matches& matches);

}  // namespace seogo::query
