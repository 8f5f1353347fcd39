// Opening a generation's database for reading, and what it says of itself.
#pragma once

#include <xapian.h>

#include "index/generation.h"
#include "index/indexer.h"
#include "seogo/result.h"

namespace seogo::index {

// Fails with index_version when another version of this program wrote it, with damaged when it cannot be
// read. One database a thread; keep the Generation as long as the database.
Result<Xapian::Database> open_database(const Generation& generation);

// What the metadata say.  Throws what Xapian throws (guard.h).
IndexState state_of(const Xapian::Database& database);

// Writes them, and index_version.  `posts` is Xapian's to count.
void set_state(Xapian::WritableDatabase& database, const IndexState& state);

}  // namespace seogo::index
