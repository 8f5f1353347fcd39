// How many terms each post has, in memory: the formula of ranking asks for it again and again.
#pragma once

#include <xapian.h>

#include <memory>
#include <mutex>
#include <vector>

#include "query/revision.h"

namespace seogo::query {

using PostLengths = std::vector<Xapian::termcount>;  // by the post's number

// Those of the revision that is searched now, shared by the readers of an index.  Safe from many threads.
class PostLengthsCache {
 public:
  std::shared_ptr<const PostLengths> of(const Xapian::Database& database);

 private:
  std::mutex mutex_;
  Revision revision_;
  std::shared_ptr<const PostLengths> lengths_;  // shared with the searches that rank by them
};

}  // namespace seogo::query
