// A query of Xapian is walked as the tree it is.  Each node brings its posts, or those of a few that are
// left.

#include "query/matches.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <vector>

#include "query/listed_posts.h"

namespace seogo::query {
namespace {

using XQuery = Xapian::Query;

enum class Shape { none, every, term, all, any, without, first, other };

Shape shape_of(const XQuery& query) {
  switch (query.get_type()) {
    case XQuery::LEAF_MATCH_NOTHING:
      return Shape::none;
    case XQuery::LEAF_MATCH_ALL:
      return Shape::every;
    case XQuery::LEAF_TERM:
      return Shape::term;
    case XQuery::OP_AND:
    case XQuery::OP_FILTER:
      return Shape::all;
    case XQuery::OP_OR:
    case XQuery::OP_SYNONYM:
    case XQuery::OP_MAX:
      return Shape::any;
    case XQuery::OP_AND_NOT:
      return Shape::without;
    case XQuery::OP_AND_MAYBE:
    case XQuery::OP_SCALE_WEIGHT:
      return Shape::first;
    default:
      return Shape::other;
  }
}

std::vector<XQuery> parts_of(const XQuery& query) {
  std::vector<XQuery> parts;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) parts.push_back(query.get_subquery(i));
  return parts;
}

std::string term_of(const XQuery& query) { return *query.get_terms_begin(); }

// Lets posts pass until the time is over, then none: Xapian's matcher ends soon.
class Until : public Xapian::MatchDecider {
 public:
  explicit Until(const Deadline& deadline) : deadline_(deadline) {}

  bool operator()(const Xapian::Document&) const override {
    if (++seen_ % 64 == 0) is_over_ = deadline_.is_over();
    return !is_over_;
  }

 private:
  const Deadline& deadline_;
  mutable bool is_over_ = false;
  mutable unsigned seen_ = 0;
};

Posts without(const Posts& posts, const Posts& unwanted) {
  Posts left;
  std::ranges::set_difference(posts, unwanted, std::back_inserter(left));
  return left;
}

}  // namespace

Posts Matches::of(const XQuery& query) {
  Posts posts;
  switch (shape_of(query)) {
    case Shape::none:
      return {};
    case Shape::every: {
      const Xapian::PostingIterator end = database_.postlist_end("");
      posts.reserve(database_.get_doccount());
      for (Xapian::PostingIterator post = database_.postlist_begin(""); post != end; ++post)
        posts.push_back(*post);
      return posts;
    }
    case Shape::term: {
      const std::string term = term_of(query);
      posts.reserve(lists_.count(term));
      lists_.each(term, [&](Xapian::docid post, Xapian::termcount) { posts.push_back(post); });
      return posts;
    }
    case Shape::all:
      return all_of(query);
    case Shape::any:
      return any_of(query);
    case Shape::without:
      posts = of(query.get_subquery(0));
      return without(posts, among(posts, query.get_subquery(1)));
    case Shape::first:
      return of(query.get_subquery(0));
    case Shape::other:
      return asked_of_xapian(query);
  }
  return posts;
}

Posts Matches::among(const Posts& posts, const XQuery& query) {
  if (posts.empty()) return {};
  switch (shape_of(query)) {
    case Shape::none:
      return {};
    case Shape::every:
      return posts;
    case Shape::term: {
      Posts matches;
      lists_.each_among(posts, term_of(query),
                        [&](std::size_t place, Xapian::termcount) { matches.push_back(posts[place]); });
      return matches;
    }
    case Shape::all: {
      Posts left = posts;
      for (const XQuery& part : rarest_first(query)) left = among(left, part);
      return left;
    }
    case Shape::any:
      return any_among(posts, query);
    case Shape::without: {
      const Posts wanted = among(posts, query.get_subquery(0));
      return without(wanted, among(wanted, query.get_subquery(1)));
    }
    case Shape::first:
      return among(posts, query.get_subquery(0));
    case Shape::other:
      return asked_of_xapian(XQuery(XQuery::OP_FILTER, listed_posts(posts), query));
  }
  return {};
}

Posts Matches::all_of(const XQuery& query) {
  const std::vector<XQuery> parts = rarest_first(query);
  Posts left = of(parts.front());
  for (std::size_t i = 1; i < parts.size(); ++i) left = among(left, parts[i]);
  return left;
}

Posts Matches::any_of(const XQuery& query) {
  PostMarks marks(database_.get_lastdocid());
  mark(query, marks);
  return marks.posts();
}

void Matches::mark(const XQuery& query, PostMarks& marks) {
  const Shape shape = shape_of(query);
  if (shape == Shape::any) {
    for (const XQuery& part : parts_of(query)) mark(part, marks);
  } else if (shape == Shape::term) {
    lists_.each(term_of(query), [&](Xapian::docid post, Xapian::termcount) { marks.add(post); });
  } else {
    for (const Xapian::docid post : of(query)) marks.add(post);
  }
}

// What one part has met need not be looked for by the others.
Posts Matches::any_among(const Posts& posts, const XQuery& query) {
  Posts left = posts;
  for (const XQuery& part : parts_of(query)) {
    if (left.empty()) break;
    const Posts met = among(left, part);
    if (!met.empty()) left = without(left, met);
  }
  return without(posts, left);
}

Posts Matches::asked_of_xapian(const XQuery& query) const {
  Xapian::Enquire asked(database_);
  asked.set_weighting_scheme(Xapian::BoolWeight());
  asked.set_query(query);
  MatchNotes matches;
  asked.add_matchspy(&matches);
  static constexpr Xapian::doccount many = 100'000;  // looking at each costs, and fewer take no time
  const Until until(deadline_);
  const Xapian::doccount every = database_.get_doccount();
  asked.get_mset(0, 0, every, nullptr, every >= many ? &until : nullptr);
  return std::move(matches.posts);
}

// How many posts match at most.
Xapian::doccount Matches::at_most(const XQuery& query) {
  const Xapian::doccount every = database_.get_doccount();
  switch (shape_of(query)) {
    case Shape::none:
      return 0;
    case Shape::term:
      return lists_.count(term_of(query));
    case Shape::all: {
      Xapian::doccount least = every;
      for (const XQuery& part : parts_of(query)) least = std::min(least, at_most(part));
      return least;
    }
    case Shape::any: {
      std::uint64_t sum = 0;
      for (const XQuery& part : parts_of(query)) sum += at_most(part);
      return static_cast<Xapian::doccount>(std::min<std::uint64_t>(sum, every));
    }
    case Shape::without:
    case Shape::first:
      return at_most(query.get_subquery(0));
    case Shape::every:
    case Shape::other:
      return every;
  }
  return every;
}

std::vector<XQuery> Matches::rarest_first(const XQuery& query) {
  std::vector<std::pair<Xapian::doccount, XQuery>> counted;
  for (XQuery& part : parts_of(query)) {
    const Xapian::doccount most = at_most(part);
    counted.emplace_back(most, std::move(part));
  }
  std::ranges::stable_sort(counted, {}, &std::pair<Xapian::doccount, XQuery>::first);
  std::vector<XQuery> parts;
  parts.reserve(counted.size());
  for (auto& [most, part] : counted) parts.push_back(std::move(part));
  return parts;
}

}  // namespace seogo::query
