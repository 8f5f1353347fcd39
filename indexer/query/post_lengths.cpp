// Some ten milliseconds for a million posts, so that those who ask meanwhile wait.
#include "query/post_lengths.h"

namespace seogo::query {
namespace {

PostLengths read(const Xapian::Database& database) {
  PostLengths lengths(database.get_lastdocid() + 1, 0);
  const Xapian::PostingIterator end = database.postlist_end("");
  for (Xapian::PostingIterator post = database.postlist_begin(""); post != end; ++post)
    lengths[*post] = post.get_doclength();
  return lengths;
}

}  // namespace

std::shared_ptr<const PostLengths> PostLengthsCache::of(const Xapian::Database& database) {
  const Revision revision = revision_of(database);
  const std::lock_guard lock(mutex_);
  if (!lengths_ || revision_ != revision) {
    lengths_ = std::make_shared<const PostLengths>(read(database));
    revision_ = revision;
  }
  return lengths_;
}

}  // namespace seogo::query
