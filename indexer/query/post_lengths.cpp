#include "query/post_lengths.h"

namespace seogo::query {

PostLengths::PostLengths(const Xapian::Database& database) : lengths_(database.get_lastdocid() + 1, 0) {
  const Xapian::PostingIterator end = database.postlist_end("");
  for (Xapian::PostingIterator post = database.postlist_begin(""); post != end; ++post)
    lengths_[*post] = post.get_doclength();
}

}  // namespace seogo::query
