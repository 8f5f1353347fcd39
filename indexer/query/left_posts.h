// Which posts have left a word (index/left_words.h), in memory.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <vector>

#include "query/posts.h"

namespace seogo::query {

// Of one revision.  Reading takes some ten milliseconds for 10,000 posts, so that the first search for a
// lone word does it, not each start of a program; some hundred bytes are kept for each post.  Never
// changes; safe to read from many threads.
class LeftPosts {
 public:
  explicit LeftPosts(const Xapian::Database& database);

  Posts of(std::uint32_t number) const;

 private:
  std::vector<std::size_t> begins_;  // by number: where its posts begin, and behind the last where they end
  Posts posts_;
};

}  // namespace seogo::query
