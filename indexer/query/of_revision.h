// What is read of an index once and then kept in memory for all searches.
#pragma once

#include <xapian.h>

#include <memory>
#include <mutex>

#include "query/revision.h"

namespace seogo::query {

// A T made of the revision that is searched now, shared by the readers of an index.  Who asks while it is
// made waits.  Safe from many threads.
template <class T>
class OfRevision {
 public:
  std::shared_ptr<const T> of(const Xapian::Database& database) {
    const Revision revision = revision_of(database);
    const std::lock_guard lock(mutex_);
    if (!made_ || revision_ != revision) {
      made_ = std::make_shared<const T>(database);
      revision_ = revision;
    }
    return made_;
  }

 private:
  std::mutex mutex_;
  Revision revision_;
  std::shared_ptr<const T> made_;  // shared with the searches that use it
};

}  // namespace seogo::query
