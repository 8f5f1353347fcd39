// What a search counts, and how far it pages: totals, partial matches, facets, what may not be seen.

#include <gmock/gmock.h>

#include <cstdint>
#include <set>
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
  SearchRequest asked = request("서버 OR 코드리뷰");
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

TEST_F(SearchTest, CountsAPostOnceUnderATagThatItHasInTwoSpellings) {
  std::vector<index::Change> posts{change_of(1, "", "서버"), change_of(2, "", "서버")};
  posts[0].post.tags = {"React", "react"};
  posts[1].post.tags = {"React"};
  build(std::move(posts));
  const Result<SearchResults> results = open().search(request("서버"));
  ASSERT_TRUE(results.has_value());
  EXPECT_EQ(results->facets.tag, (std::vector<FacetCount>{{"React", 2}}));
}

TEST_F(SearchTest, CountsTheSameAfterACatchUp) {
  std::vector<index::Change> posts = small_blog();
  build(posts);
  const Searcher searcher = open();
  const auto facets_of = [&](const char* text) {
    const Result<SearchResults> results = searcher.search(request(text));
    EXPECT_TRUE(results);
    return results ? results->facets : Facets{};
  };
  const auto expect_as_anew = [&](const char* text) {
    const Facets facets = facets_of(text);
    const Result<SearchResults> anew = open().search(request(text));
    ASSERT_TRUE(anew);
    EXPECT_EQ(facets.blog, anew->facets.blog) << text;
    EXPECT_EQ(facets.category, anew->facets.category) << text;
    EXPECT_EQ(facets.tag, anew->facets.tag) << text;
    EXPECT_EQ(facets.year, anew->facets.year) << text;
    EXPECT_EQ(facets.month, anew->facets.month) << text;
  };
  for (const char* text : {"서버", "책", "", "토끼", "없는말"}) expect_as_anew(text);
  posts[2].post.tags = {"고르기"};
  posts[4].post.category = {"집"};
  test::PostsInMemory more({posts[2], posts[4]});
  ASSERT_TRUE(index::catch_up(index(), 6, more, {}));
  for (const char* text : {"서버", "책", ""}) expect_as_anew(text);
}

TEST_F(SearchTest, ListsPartialMatchesByRelevanceAloneAndCountsThemApart) {
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

// Where no post has all of the words, those with some of them are what was found.
TEST_F(SearchTest, SortsAndCountsPartialMatchesWhereNothingElseIs) {
  build(small_blog());
  const Searcher searcher = open();
  SearchRequest asked = request("토끼 docker");
  for (const Sort sort : {Sort::relevance, Sort::newest, Sort::oldest}) {
    asked.sort = sort;
    const Result<SearchResults> results = searcher.search(asked);
    ASSERT_TRUE(results.has_value());
    EXPECT_EQ(results->total, 0u);
    EXPECT_EQ(results->partial_total, 2u);
    EXPECT_EQ(results->facets.blog, (std::vector<FacetCount>{{"blog", 2}}));
  }
  EXPECT_EQ(sorted_numbers(searcher, "토끼 docker"), "(3) (4)");
}

TEST_F(SearchTest, CountsPartialMatchesToAThousand) {
  std::vector<index::Change> posts;
  for (std::uint32_t key = 1; key <= 1100; ++key) posts.push_back(change_of(key, "", "서버 점검"));
  posts.push_back(change_of(1101, "", "서버 로그"));
  build(std::move(posts));
  const Result<SearchResults> results = open().search(request("서버 로그"));
  ASSERT_TRUE(results.has_value());
  EXPECT_EQ(results->total, 1u);
  EXPECT_EQ(results->partial_total, 1000u);
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
  std::set<std::string> keys;
  for (int key = 1; key <= 45; ++key) keys.insert(std::to_string(key));
  std::string want;
  for (const std::string& key : keys) want += key + " ";
  EXPECT_EQ(all, want) << "equal posts come in the order of their ids, each once";
  asked.offset = bound::reach - 10;
  EXPECT_TRUE(searcher.search(asked).has_value());
  asked.offset = bound::reach - 9;
  ASSERT_FALSE(searcher.search(asked).has_value());
  EXPECT_EQ(searcher.search(asked).error().code, ErrorCode::bad_query);
  EXPECT_FALSE(searcher.search(asked).error().hint.empty());
}

}  // namespace search_counts_test
}  // namespace seogo
