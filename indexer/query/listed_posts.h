// Posts that are known already, as a part of a query.
#pragma once

#include <xapian.h>

#include <vector>

namespace seogo::query {

// Brings the posts of a list and weighs nothing.  `posts` is sorted and holds numbers of a database of one
// piece.
Xapian::Query listed_posts(std::vector<Xapian::docid> posts);

// Notes the posts that match while an Enquire runs, in the order of their numbers, and what they weigh.
class MatchNotes : public Xapian::MatchSpy {
 public:
  void operator()(const Xapian::Document& document, double weight) override;

  std::vector<Xapian::docid> posts;
  std::vector<double> weights;  // one for each post
};

}  // namespace seogo::query
