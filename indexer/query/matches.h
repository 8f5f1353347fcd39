// Which posts match a query, whatever they weigh.
#pragma once

#include <xapian.h>

#include "query/posting_lists.h"
#include "query/posts.h"

namespace seogo::query {

// Of terms, AND, OR and their kind the posting lists are put together here, the rarest first; what stands for
// many terms or for a range of values is left to Xapian.
class Matches {
 public:
  // Both are kept by reference.
  Matches(const Xapian::Database& database, PostingLists& lists) : database_(database), lists_(lists) {}

  Posts of(const Xapian::Query& query);
  // Those of `posts` that match.
  Posts among(const Posts& posts, const Xapian::Query& query);

 private:
  Xapian::doccount at_most(const Xapian::Query& query);
  Posts all_of(const Xapian::Query& query);
  Posts any_of(const Xapian::Query& query);
  void mark(const Xapian::Query& query, PostMarks& marks);
  Posts any_among(const Posts& posts, const Xapian::Query& query);
  Posts asked_of_xapian(const Xapian::Query& query) const;
  std::vector<Xapian::Query> rarest_first(const Xapian::Query& query);

  const Xapian::Database& database_;
  PostingLists& lists_;
};

}  // namespace seogo::query
