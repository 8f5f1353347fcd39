// Posts by their numbers in the index.
#pragma once

#include <xapian.h>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace seogo::query {

// In the order of their numbers, each once.
using Posts = std::vector<Xapian::docid>;

// The place of the first of `list` from `from` on that is not before `post`, as `number_of` numbers them; the
// end where all are.  Most steps are short: the stride doubles until it is past the post, and what it jumped
// over is halved.
template <class List, class NumberOf>
std::size_t first_from(const List& list, std::size_t from, Xapian::docid post, NumberOf number_of) {
  std::size_t stride = 1;
  while (from + stride < list.size() && number_of(list[from + stride]) < post) from += stride, stride *= 2;
  const auto begin = list.begin() + static_cast<std::ptrdiff_t>(std::min(from, list.size()));
  const auto end = list.begin() + static_cast<std::ptrdiff_t>(std::min(from + stride + 1, list.size()));
  return static_cast<std::size_t>(std::ranges::lower_bound(begin, end, post, {}, number_of) - list.begin());
}

inline std::size_t first_from(const Posts& posts, std::size_t from, Xapian::docid post) {
  return first_from(posts, from, post, [](Xapian::docid each) { return each; });
}

// Unites posts that come in any order, some again and again.
class PostMarks {
 public:
  explicit PostMarks(Xapian::docid last) : bits_(last / 64 + 1, 0) {}

  void add(Xapian::docid post) { bits_[post / 64] |= std::uint64_t{1} << post % 64; }

  Posts posts() const {
    Posts marked;
    for (std::size_t i = 0; i < bits_.size(); ++i)
      for (std::uint64_t bits = bits_[i]; bits != 0; bits &= bits - 1)
        marked.push_back(static_cast<Xapian::docid>(64 * i) + static_cast<unsigned>(std::countr_zero(bits)));
    return marked;
  }

 private:
  std::vector<std::uint64_t> bits_;
};

}  // namespace seogo::query
