// The different texts of a post, for those who have a snapshot open.
#pragma once

#include <vector>

#include "archive/snapshot.h"
#include "seogo/upkeep.h"

namespace seogo::library {

// The oldest first.  Throws archive::Failure.
std::vector<Version> versions_of(archive::Snapshot& snapshot, std::int64_t key, const Post& present);

}  // namespace seogo::library
