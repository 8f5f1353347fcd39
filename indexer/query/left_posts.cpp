// The slot is read once, from its first post to its last; then the posts are put where their numbers are.
#include "query/left_posts.h"

#include <algorithm>
#include <numeric>

#include "index/number_list.h"
#include "seogo/field.h"

namespace seogo::query {

LeftPosts::LeftPosts(const Xapian::Database& database) {
  struct OfPost {
    Xapian::docid post;
    std::size_t end;  // of its numbers
  };
  std::vector<std::uint32_t> numbers;  // of all, post by post
  std::vector<OfPost> ends;
  const Xapian::ValueIterator end = database.valuestream_end(slot::left);
  for (Xapian::ValueIterator left = database.valuestream_begin(slot::left); left != end; ++left) {
    const std::vector<std::uint32_t> of_post = index::unpack_numbers(*left);
    numbers.insert(numbers.end(), of_post.begin(), of_post.end());
    ends.push_back({left.get_docid(), numbers.size()});
  }
  if (numbers.empty()) return;
  begins_.resize(*std::ranges::max_element(numbers) + std::size_t{2}, 0);
  for (const std::uint32_t number : numbers) ++begins_[number + std::size_t{1}];
  std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
  std::vector<std::size_t> next = begins_;
  posts_.resize(numbers.size());
  std::size_t at = 0;
  for (const OfPost& each : ends)
    for (; at < each.end; ++at) posts_[next[numbers[at]]++] = each.post;
}

Posts LeftPosts::of(std::uint32_t number) const {
  if (number + std::size_t{1} >= begins_.size()) return {};
  const auto at = [&](std::size_t place) {
    return posts_.begin() + static_cast<std::ptrdiff_t>(begins_[place]);
  };
  return {at(number), at(number + std::size_t{1})};
}

}  // namespace seogo::query
