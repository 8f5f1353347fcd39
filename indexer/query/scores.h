// Which of the posts that match come first.
#pragma once

#include <xapian.h>

#include <vector>

#include "query/post_lengths.h"
#include "query/posting_lists.h"
#include "query/posts.h"
#include "query/rank.h"
#include "query/weights.h"
#include "seogo/searcher.h"

namespace seogo::query {

struct Scored {
  Xapian::docid post;
  double score;
};

// Weighs posts by BM25+ (Lv and Zhai 2011, in the form of Xapian's BM25PlusWeight), one term after the other.
class Scores {
 public:
  // All are kept by reference.
  Scores(const Xapian::Database& database, const PostLengths& lengths, PostingLists& lists,
         const Ranking& ranking, const Weights& weights)
      : database_(database), lengths_(lengths), lists_(lists), ranking_(ranking), weights_(weights) {}

  // One for each post.
  std::vector<double> of(const Posts& posts) const;

  // Those on the places from `offset` on, at most `limit`.  Of equal ones the newer comes first.
  std::vector<Scored> best(const Posts& posts, Sort sort, std::size_t offset, std::size_t limit) const;

 private:
  void add_terms(const Posts& posts, std::vector<double>& scores) const;
  void add_others(const Posts& posts, std::vector<double>& scores) const;

  const Xapian::Database& database_;
  const PostLengths& lengths_;
  PostingLists& lists_;
  const Ranking& ranking_;
  const Weights& weights_;
};

}  // namespace seogo::query
