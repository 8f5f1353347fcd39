// What a search counts, and how far it pages: totals, partial matches, facets, what may not be seen.

#include <gmock/gmock.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "seogo/searcher.h"
#include "support/posts_in_memory.h"
#include "support/small_index.h"

namespace seogo {
namespace search_counts_test {

using test::change_of;
using test::SearchTest;
using test::small_blog;

TEST_F(SearchTest, CountsFacetsOverAllMatches) {
  build(small_blog());
  SearchRequest asked = request("서버 OR 리뷰");
  asked.limit = 1;
  const Result<SearchResults> results = open().search(asked);
  ASSERT_TRUE(results.has_value());
  EXPECT_EQ(results->hits.size(), 1u);
  EXPECT_EQ(results->total, 4u);
  const std::vector<FacetCount> categories{{"개발", 3}, {"개발/운영", 2}},
      tags{{"서버", 2}, {"봄 나들이", 1}, {"장애", 1}}, years{{"2024", 3}, {"2023", 1}},
      months{{"2024-05", 2}, {"2024-03", 1}, {"2023-12", 1}}, blogs{{"blog", 4}};
  EXPECT_EQ(results->facets.category, categories);
  EXPECT_EQ(results->facets.tag, tags);
  EXPECT_EQ(results->facets.year, years);
  EXPECT_EQ(results->facets.month, months);
  EXPECT_EQ(results->facets.blog, blogs);
}

TEST_F(SearchTest, HidesWhatMayNotBeSeenFromEveryCount) {
  build(small_blog());
  const Searcher searcher = open();
  SearchRequest asked = request("책");
  asked.visible = {true, false, false, false};
  Result<SearchResults> results = searcher.search(asked);
  ASSERT_TRUE(results.has_value());
  EXPECT_EQ(results->total, 0u);
  EXPECT_EQ(results->partial_total, 0u);
  EXPECT_TRUE(results->facets.blog.empty());
  asked = request("");
  asked.visible = {true, false, false, true};
  EXPECT_EQ(searcher.search(asked)->total, 4u);
  asked.visible = {false, false, false, false};
  EXPECT_EQ(searcher.search(asked)->total, 0u);
  asked = request("나이 든 토끼에게서 배운 것");  // a sentence, whose partial matches are filtered too
  asked.visible = {true, false, false, true};
  results = searcher.search(asked);
  for (const Hit& hit : results->hits) EXPECT_NE(hit.id, "blog/4");
}

// The first search of a revision counts by the index, those after it by columns in memory.
TEST_F(SearchTest, CountsTheSameHoweverItCounts) {
  std::vector<index::Change> posts = small_blog();
  posts[0].post.tags.emplace_back("서버");  // twice
  build(posts);
  const Searcher searcher = open();
  const auto facets_of = [&](const char* text) {
    const Result<SearchResults> results = searcher.search(request(text));
    EXPECT_TRUE(results);
    return results ? results->facets : Facets{};
  };
  const auto expect_as_anew = [&](const char* text) {
    const Facets again = facets_of(text), counted = facets_of(text);
    const Result<SearchResults> anew = open().search(request(text));
    ASSERT_TRUE(anew);
    for (const Facets& facets : {again, counted}) {
      EXPECT_EQ(facets.blog, anew->facets.blog) << text;
      EXPECT_EQ(facets.category, anew->facets.category) << text;
      EXPECT_EQ(facets.tag, anew->facets.tag) << text;
      EXPECT_EQ(facets.year, anew->facets.year) << text;
      EXPECT_EQ(facets.month, anew->facets.month) << text;
    }
  };
  for (const char* text : {"서버", "책", "", "토끼", "없는말"}) expect_as_anew(text);
  posts[2].post.tags = {"고르기"};
  posts[4].post.category = {"집"};
  test::PostsInMemory more({posts[2], posts[4]});
  ASSERT_TRUE(index::catch_up(index(), 6, more, {}));
  for (const char* text : {"서버", "책", ""}) expect_as_anew(text);
}

TEST_F(SearchTest, ListsPartialMatchesBehindFewFullOnesAndCountsThemApart) {
  build(small_blog());
  const Searcher searcher = open();
  SearchRequest asked = request("서버 로그");
  const Result<SearchResults> results = searcher.search(asked);
  ASSERT_TRUE(results.has_value());
  EXPECT_EQ(numbers(searcher, asked), "1 (3)");
  EXPECT_EQ(results->total, 1u);
  EXPECT_EQ(results->partial_total, 1u);
  asked.offset = 1;
  EXPECT_EQ(numbers(searcher, asked), "(3)");
  asked.offset = 2;
  EXPECT_EQ(numbers(searcher, asked), "");
  asked = request("서버 로그");
  asked.sort = Sort::newest;
  EXPECT_EQ(numbers(searcher, asked), "1");
  asked = request("서버 로그 tag:봄");
  EXPECT_EQ(numbers(searcher, asked), "");
}

TEST_F(SearchTest, PagesToItsReachAndNoFurther) {
  std::vector<index::Change> posts;
  for (std::uint32_t key = 1; key <= 45; ++key)
    posts.push_back(change_of(key, "기록", "서버 기록을 남긴다."));
  build(std::move(posts));
  const Searcher searcher = open();
  SearchRequest asked = request("서버");
  std::string all;
  for (asked.offset = 0; asked.offset < 50; asked.offset += 10) all += numbers(searcher, asked) + " ";
  std::string want;
  for (int key = 1; key <= 45; ++key) want += std::to_string(key) + " ";
  EXPECT_EQ(all, want) << "equal posts come in the order of their keys, each once";
  asked.offset = bound::reach - 10;
  EXPECT_TRUE(searcher.search(asked).has_value());
  asked.offset = bound::reach - 9;
  ASSERT_FALSE(searcher.search(asked).has_value());
  EXPECT_EQ(searcher.search(asked).error().code, ErrorCode::bad_query);
  EXPECT_FALSE(searcher.search(asked).error().hint.empty());
}

}  // namespace search_counts_test
}  // namespace seogo
