// Which posts match a query, whatever they weigh.
#pragma once

#include <xapian.h>

#include "query/deadline.h"
#include "query/posting_lists.h"
#include "query/posts.h"

namespace seogo::query {

// Of terms, AND, OR and their kind the posting lists are put together here, the rarest first; what stands for
// many terms or for a range of values is left to Xapian.
class Matches {
 public:
  // All are kept by reference.  After the deadline what comes are not all posts, or wrong ones.
  Matches(const Xapian::Database& database, PostingLists& lists, const Deadline& deadline)
      : database_(database), lists_(lists), deadline_(deadline) {}

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
  const Deadline& deadline_;
};

}  // namespace seogo::query
