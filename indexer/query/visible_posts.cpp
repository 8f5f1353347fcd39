// A post has one term that tells its visibility; the filter is any of those that may be seen.
#include "query/visible_posts.h"

#include <cstdint>

#include "index/terms.h"

namespace seogo::query {

VisiblePosts::VisiblePosts(const Xapian::Database& database, const Visible& visible)
    : are_none_(!visible.public_ && !visible.protected_ && !visible.private_ && !visible.unknown),
      terms_(index::visibility_names(visible)) {  // ASCII alone, so that these names are terms
  // Each post has one visibility: where those that may be seen are as many as all, none is to be left out.
  std::uint64_t seen = 0;
  for (const std::string& term : terms_) seen += database.get_termfreq(term);
  if (seen == database.get_doccount()) terms_.clear();
}

std::optional<Xapian::Query> VisiblePosts::filter() const {
  if (terms_.empty()) return std::nullopt;
  return Xapian::Query(Xapian::Query::OP_OR, terms_.begin(), terms_.end());
}

Xapian::Query VisiblePosts::among(const Xapian::Query& query) const {
  if (are_none_) return {};  // matches nothing
  const auto visible = filter();
  return visible ? Xapian::Query(Xapian::Query::OP_FILTER, query, *visible) : query;
}

}  // namespace seogo::query
