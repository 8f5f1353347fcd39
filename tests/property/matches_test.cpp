// What the search puts together of posting lists is what Xapian's own matcher finds and weighs, shown on
// made-up queries over made-up posts:
//  1. The posts that match are the same, asked for whole or among some.
//  2. Each post weighs what Xapian's BM25PlusWeight says.
//  3. The best are those that weigh most, the newer first of equal ones; any page of them is that part of
//  all.
//  4. A list that is too long to be kept is read again and says the same.
#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "query/combine.h"
#include "query/listed_posts.h"
#include "query/matches.h"
#include "query/scores.h"
#include "seogo/field.h"

namespace seogo::query {
namespace matches_test {

using XQuery = Xapian::Query;

constexpr unsigned seed = 20261127;
constexpr std::size_t terms = 12;  // the first in nearly each post, the last in hardly any

std::string term(std::size_t number) { return std::string("t") + static_cast<char>('a' + number); }

class MadeUp {
 public:
  explicit MadeUp(unsigned round) : random_(seed + round) {}

  std::size_t below(std::size_t bound) { return random_() % bound; }

  Xapian::WritableDatabase posts() {
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    const std::size_t count = 1 + below(400);
    for (std::size_t i = 0; i < count; ++i) {
      Xapian::Document post;
      for (std::size_t number = 0; number < terms; ++number)
        if (below(1U << number) == 0)
          post.add_term(term(number), 1 + static_cast<Xapian::termcount>(below(9)));
      if (below(5) != 0) post.add_value(slot::date, std::to_string(2000 + below(30)));
      database.add_document(post);
    }
    for (std::size_t i = below(4); i > 0; --i) {  // so that their numbers have gaps
      const auto post = static_cast<Xapian::docid>(1 + below(count));
      try {
        database.delete_document(post);
      } catch (const Xapian::DocNotFoundError&) {
      }
    }
    return database;
  }

  XQuery query(int depth) {
    if (depth == 0 || below(4) == 0) return leaf();
    const std::size_t kind = below(6);
    if (kind == 0) return {XQuery::OP_AND_NOT, query(depth - 1), query(depth - 1)};
    if (kind == 1) return {XQuery::OP_FILTER, query(depth - 1), query(depth - 1)};
    if (kind == 2) return {XQuery::OP_SCALE_WEIGHT, query(depth - 1), 0.5};
    std::vector<XQuery> parts;
    for (std::size_t i = 1 + below(4); i > 0; --i) parts.push_back(query(depth - 1));
    return {kind == 3   ? XQuery::OP_AND
            : kind == 4 ? XQuery::OP_OR
                        : XQuery::OP_SYNONYM,
            parts.begin(), parts.end()};
  }

  Ranking ranking() {
    Ranking made;
    for (std::size_t i = below(8); i > 0; --i)
      made.terms.push_back({term(below(terms)), 0.1 + 0.1 * static_cast<double>(below(10))});
    if (below(3) == 0) made.others.push_back(wildcard());
    return made;
  }

  Posts some_of(const Posts& posts) {
    Posts some;
    const std::size_t share = 1 + below(20);
    for (const Xapian::docid post : posts)
      if (below(share) == 0) some.push_back(post);
    return some;
  }

 private:
  XQuery leaf() {
    switch (below(12)) {
      case 0:
        return match_all();
      case 1:
        return XQuery::MatchNothing;
      case 2:
        return wildcard();
      case 3:
        return {XQuery::OP_VALUE_RANGE, slot::date, std::to_string(2000 + below(15)), "2020"};
      case 4:
        return XQuery("nobody has it");
      default:
        return XQuery(term(below(terms)));
    }
  }

  static XQuery wildcard() {
    return {XQuery::OP_WILDCARD, "t", 3, XQuery::WILDCARD_LIMIT_MOST_FREQUENT, XQuery::OP_SYNONYM};
  }

  std::mt19937 random_;
};

struct Weighed {
  Posts posts;
  std::vector<double> weights;
};

Weighed asked_of_xapian(const Xapian::Database& database, const XQuery& query, const Xapian::Weight& weight) {
  Xapian::Enquire asked(database);
  asked.set_weighting_scheme(weight);
  asked.set_query(query);
  MatchNotes notes;
  asked.add_matchspy(&notes);
  asked.get_mset(0, 0, database.get_doccount());
  return {notes.posts, notes.weights};
}

Posts found_by_xapian(const Xapian::Database& database, const XQuery& query) {
  return asked_of_xapian(database, query, Xapian::BoolWeight()).posts;
}

Posts every_post(const Xapian::Database& database) { return found_by_xapian(database, match_all()); }

constexpr std::size_t no_room = 0, much_room = 1'000'000;

TEST(Matches, AreWhatXapianFinds) {
  for (unsigned round = 0; round < 400; ++round) {
    MadeUp made(round);
    const Xapian::WritableDatabase database = made.posts();
    const Posts every = every_post(database);
    const Deadline none({});
    PostingLists lists(database, none, round % 4 == 0 ? no_room : much_room);
    Matches matches(database, lists, none);
    for (int i = 0; i < 8; ++i) {
      const XQuery query = made.query(3);
      const Posts want = found_by_xapian(database, query);
      ASSERT_EQ(matches.of(query), want) << query.get_description() << ", round " << round;
      const Posts some = made.some_of(every);
      Posts both;
      std::ranges::set_intersection(some, want, std::back_inserter(both));
      ASSERT_EQ(matches.among(some, query), both) << query.get_description() << ", round " << round;
    }
  }
}

TEST(Scores, AreWhatXapianWeighs) {
  const Weights chosen[] = {chosen_weights.one_word, chosen_weights.few_words, chosen_weights.sentence};
  for (unsigned round = 0; round < 400; ++round) {
    MadeUp made(round);
    const Xapian::WritableDatabase database = made.posts();
    const PostLengths lengths(database);
    const Weights& weights = chosen[round % std::size(chosen)];
    const Ranking ranking = made.ranking();
    const Posts posts = made.some_of(every_post(database));
    const Weighed want = asked_of_xapian(
        database, XQuery(XQuery::OP_AND_MAYBE, listed_posts(posts), ranking.query()),
        Xapian::BM25PlusWeight(weights.k1, 0, 1, weights.b, weights.min_normalised_length, weights.delta));
    const Deadline none({});
    PostingLists lists(database, none, round % 4 == 0 ? no_room : much_room);
    const Scores scores(database, lengths, lists, ranking, weights);

    const std::vector<double> got = scores.of(posts);
    ASSERT_EQ(want.posts, posts);
    for (std::size_t i = 0; i < posts.size(); ++i)
      ASSERT_NEAR(got[i], want.weights[i], 1e-9) << "post " << posts[i] << ", round " << round;

    const std::vector<Scored> all = scores.best(posts, Sort::relevance, 0, posts.size());
    ASSERT_EQ(all.size(), posts.size());
    for (std::size_t i = 1; i < all.size(); ++i) {
      ASSERT_GE(all[i - 1].score, all[i].score) << "round " << round;
      if (all[i - 1].score > all[i].score) continue;
      const std::string before = database.get_document(all[i - 1].post).get_value(slot::date);
      const std::string behind = database.get_document(all[i].post).get_value(slot::date);
      ASSERT_TRUE(before > behind || (before == behind && all[i - 1].post < all[i].post))
          << "round " << round;
    }
    const std::size_t offset = made.below(posts.size() + 2), limit = made.below(12);
    const std::vector<Scored> page = scores.best(posts, Sort::relevance, offset, limit);
    ASSERT_EQ(page.size(), offset < all.size() ? std::min(limit, all.size() - offset) : 0);
    for (std::size_t i = 0; i < page.size(); ++i) ASSERT_EQ(page[i].post, all[offset + i].post);
  }
}

// A list that was cut could stand for any posts, so none is read at all.
TEST(PostingLists, EndAtTheDeadline) {
  MadeUp made(1);
  const Xapian::WritableDatabase database = made.posts();
  const Deadline over(std::chrono::steady_clock::now() - std::chrono::seconds(1));
  PostingLists lists(database, over);
  Matches matches(database, lists, over);
  EXPECT_GT(lists.count(term(0)), 0U);
  EXPECT_TRUE(matches.of(XQuery(term(0))).empty());
}

}  // namespace matches_test
}  // namespace seogo::query
