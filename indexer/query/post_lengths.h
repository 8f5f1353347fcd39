// How many terms each post has, in memory: the formula of ranking asks for it again and again.
#pragma once

#include <xapian.h>

#include <vector>

namespace seogo::query {

// Of one revision.  Never changes; safe to read from many threads.
class PostLengths {
 public:
  // Some ten milliseconds for a million posts.
  explicit PostLengths(const Xapian::Database& database);

  Xapian::termcount operator[](Xapian::docid post) const { return lengths_[post]; }

 private:
  std::vector<Xapian::termcount> lengths_;
};

}  // namespace seogo::query
