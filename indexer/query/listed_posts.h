// Posts that are known already, as a part of a query.
#pragma once

#include <xapian.h>

#include <vector>

#include "query/posts.h"

namespace seogo::query {

// Brings the posts of a list and weighs nothing.  For a database of one piece.
Xapian::Query listed_posts(Posts posts);

// Notes the posts that match while an Enquire runs, in the order of their numbers, and what they weigh.
class MatchNotes : public Xapian::MatchSpy {
 public:
  void operator()(const Xapian::Document& document, double weight) override;

  Posts posts;
  std::vector<double> weights;  // one for each post
};

}  // namespace seogo::query
