// Reading changes in batches, so that threads have something worth handing over.
#pragma once

#include <functional>
#include <stop_token>
#include <vector>

#include "index/indexer.h"

namespace seogo::index {

struct BatchBound {
  std::size_t posts = 64;
  std::size_t bytes = std::size_t{1} << 20;  // of text
};

// Gives all changes from `source` to `take`, in order; only what the index needs of a post is kept.  Ends
// early when `take` returns false.  Fails with stopped when asked to stop; what was read till then was taken.
Result<void> read_batches(ChangeSource& source, const BatchBound& bound, const std::stop_token& stop,
                          const std::function<bool(std::vector<Change>)>& take);

Unexpected stopped();

}  // namespace seogo::index
