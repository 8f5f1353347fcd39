// Which posts hold a term, and how often.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "query/deadline.h"
#include "query/posts.h"

namespace seogo::query {

// The posting lists of one search.  A list that is read whole is kept, as far as there is room, so that what
// matches and what ranks read it once.  After the deadline every list has ended.  For an index of one piece.
class PostingLists {
 public:
  static constexpr std::size_t most_kept = 1'000'000;  // postings, of 8 bytes

  // Both are kept by reference.
  PostingLists(const Xapian::Database& database, const Deadline& deadline, std::size_t room = most_kept)
      : database_(database), deadline_(deadline), room_(room) {}

  // How many posts hold it.
  Xapian::doccount count(const std::string& term) { return list(term).count; }

  // Calls take(post, times) for each post that holds the term, in their order.
  template <class Take>
  void each(const std::string& term, Take take) {
    List& known = list(term);
    if (known.is_read) {
      for (const Posting& posting : known.postings) take(posting.post, posting.times);
      return;
    }
    if (known.count == 0 || deadline_.is_over()) return;
    const bool is_kept = known.count <= room_;
    if (is_kept) known.postings.reserve(known.count);
    const Xapian::PostingIterator end = database_.postlist_end(term);
    for (Xapian::PostingIterator posting = database_.postlist_begin(term); posting != end; ++posting) {
      const Xapian::docid post = *posting;
      const Xapian::termcount times = posting.get_wdf();
      if (is_kept) known.postings.push_back({post, times});
      take(post, times);
    }
    if (is_kept) room_ -= known.postings.size();
    known.is_read = is_kept;
  }

  // The same for those of `posts` that hold it: calls take(place, times), with the place in `posts`.
  template <class Take>
  void each_among(const Posts& posts, const std::string& term, Take take) {
    const List& known = list(term);
    if (posts.empty() || known.count == 0) return;
    const bool are_few = posts.size() < known.count / few;
    if (known.is_read && are_few) return look_up(posts, known.postings, take);
    if (!known.is_read && are_few) return jump(posts, term, take);
    std::size_t place = 0;
    each(term, [&](Xapian::docid post, Xapian::termcount times) {
      if (place == posts.size()) return;
      place = first_from(posts, place, post);
      if (place < posts.size() && posts[place] == post) take(place, times);
    });
  }

 private:
  static constexpr std::size_t few = 4;  // times as long a list is not read whole

  struct Posting {
    Xapian::docid post;
    Xapian::termcount times;
  };
  struct List {
    Xapian::doccount count = 0;
    bool is_read = false;
    std::vector<Posting> postings;
  };

  List& list(const std::string& term);

  template <class Take>
  static void look_up(const Posts& posts, const std::vector<Posting>& postings, Take take) {
    std::size_t at = 0;
    for (std::size_t place = 0; place < posts.size(); ++place) {
      at = first_from(postings, at, posts[place], [](const Posting& each) { return each.post; });
      if (at == postings.size()) return;
      if (postings[at].post == posts[place]) take(place, postings[at].times);
    }
  }

  template <class Take>
  void jump(const Posts& posts, const std::string& term, Take take) const {
    if (deadline_.is_over()) return;
    const Xapian::PostingIterator end = database_.postlist_end(term);
    Xapian::PostingIterator posting = database_.postlist_begin(term);
    for (std::size_t place = 0; place < posts.size(); ++place) {
      posting.skip_to(posts[place]);
      if (posting == end) return;
      const Xapian::docid post = *posting;
      if (post == posts[place])
        take(place, posting.get_wdf());
      else
        place = first_from(posts, place, post) - 1;  // none before it
    }
  }

  const Xapian::Database& database_;
  const Deadline& deadline_;
  std::size_t room_;
  std::unordered_map<std::string, List> lists_;
};

}  // namespace seogo::query
