// The slot is read once, from its first post to its last; then the posts are put where their numbers are.
#include "query/left_posts.h"

#include <numeric>
#include <utility>

#include "index/number_list.h"
#include "seogo/field.h"

namespace seogo::query {

LeftPosts::LeftPosts(const Xapian::Database& database) {
  std::vector<std::pair<std::uint32_t, Xapian::docid>> found;
  const Xapian::ValueIterator end = database.valuestream_end(slot::left);
  for (Xapian::ValueIterator left = database.valuestream_begin(slot::left); left != end; ++left)
    for (const std::uint32_t number : index::unpack_numbers(*left))
      found.emplace_back(number, left.get_docid());
  for (const auto& [number, post] : found) {
    if (begins_.size() < number + std::size_t{2}) begins_.resize(number + std::size_t{2}, 0);
    ++begins_[number + std::size_t{1}];
  }
  std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
  std::vector<std::size_t> next = begins_;
  posts_.resize(found.size());
  for (const auto& [number, post] : found) posts_[next[number]++] = post;
}

Posts LeftPosts::of(std::uint32_t number) const {
  if (number + std::size_t{1} >= begins_.size()) return {};
  const auto at = [&](std::size_t place) {
    return posts_.begin() + static_cast<std::ptrdiff_t>(begins_[place]);
  };
  return {at(number), at(number + std::size_t{1})};
}

}  // namespace seogo::query
