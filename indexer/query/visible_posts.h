// The filter that keeps from a reader what he may not see: each search, suggestion and likeness goes through
// it.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <vector>

#include "seogo/post.h"

namespace seogo::query {

class VisiblePosts {
 public:
  VisiblePosts(const Xapian::Database& database, const Visible& visible);

  bool are_none() const { return are_none_; }
  // Nothing has to be left out: what the index counts is what the reader sees.
  bool are_all() const { return !are_none_ && terms_.empty(); }

  // The condition that a post may be seen; nothing where all may.
  std::optional<Xapian::Query> filter() const;
  // Those of them that `query` matches, weighed as before.
  Xapian::Query among(const Xapian::Query& query) const;

 private:
  bool are_none_;
  std::vector<std::string> terms_;  // a post with one of them may be seen
};

}  // namespace seogo::query
