// From posts to hits: posts as values are indexed, the index alone is asked, answers are compared as text.

#include <gmock/gmock.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "seogo/searcher.h"
#include "support/posts_in_memory.h"
#include "support/small_index.h"

namespace seogo {
namespace search_test {

using test::change_of;
using test::SearchTest;
using test::small_blog;

TEST_F(SearchTest, AnswersFromTheIndexAlone) {
  build(small_blog());
  // There never was an archive beside this index, and nothing but the index lies in the folder.
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder_.path()), {}), 1);
  const Result<SearchResults> results = open().search(request("토끼"));
  ASSERT_TRUE(results.has_value());
  ASSERT_EQ(results->hits.size(), 1u);
  const Hit& hit = results->hits[0];
  EXPECT_EQ(hit.id, "blog/4");
  EXPECT_EQ(to_html(hit.title), "<mark>토끼</mark>와 보낸 봄");
  EXPECT_EQ(to_html(hit.snippet), "나이 든 <mark>토끼</mark>에게서 배운 것. 책 읽기 좋은 계절이다.");
  EXPECT_EQ(hit.category, std::vector<std::string>{"일상"});
  EXPECT_FALSE(hit.published.has_value());
}

// Newest first, so that the rows say what matches and not how it ranks.
TEST_F(SearchTest, FindsWhatTheLanguageAsksFor) {
  build(small_blog());
  const Searcher searcher = open();
  const struct {
    const char* text;
    const char* want;
  } rows[] = {
      {"서버", "1 3"},
      {"서버는", "1 3"},
      {"코드리뷰", "5 2"},
      {"코드 리뷰", "5 2"},
      {"책", "5 4"},
      {"docker", "3"},
      {"2주차", "3"},
      {"서버 -docker", "1"},
      {"토끼 OR docker", "3 4"},
      {"(토끼 OR docker) 봄", "3 4"},
      {"(토끼 OR docker) 나이", "4"},
      {"title:토끼", "4"},
      {"title:부하", ""},
      {"body:문화", ""},
      {"문화", "2"},
      {"토*", "4"},
      {"tag:장애", "1"},
      {"tag:\"봄 나들이\"", "3"},
      {"category:개발", "1 2 3"},
      {"category:개발/운영", "1 3"},
      {"blog:blog 서버", "1 3"},
      {"blog:other", ""},
      {"date:2024", "1 5 2"},
      {"date:2024-03..2024-04", "2"},
      {"date:..2023", "3"},
      {"is:private", "4"},
      {"is:unknown", "5"},
      {"", "1 5 2 3 4"},
      {"-서버", "5 2 4"},
      {"없는말", ""},
      {"???", ""},
      {"서버 ???", "1 3"},
  };
  for (const auto& row : rows) EXPECT_EQ(sorted_numbers(searcher, row.text), row.want) << row.text;
}

TEST_F(SearchTest, FindsQuotesAsTheyStand) {
  build(small_blog());
  const Searcher searcher = open();
  const struct {
    const char* text;
    const char* want;
  } rows[] = {
      {"\"서버의 부하\"", "1"},         {"\"서버 부하\"", ""},      {"\"부하 서버\"", ""},
      {"\"코드 리뷰\"", "2"},           {"title:\"보낸 봄\"", "4"}, {"title:\"책 읽기\"", ""},
      {"body:\"책 읽기\"", "4"},        {"\"봄 나들이\"", "3"},     {"서버 -\"서버의 부하\"", "3"},
      {"\"책 읽기\" OR docker", "3 4"},
  };
  for (const auto& row : rows) {
    SearchRequest asked = request(row.text);
    asked.as_typed = true;
    asked.sort = Sort::newest;
    EXPECT_EQ(numbers(searcher, asked), row.want) << row.text;
  }
}

TEST_F(SearchTest, SortsByDateWithTheUndatedLastBothWays) {
  build(small_blog());
  const Searcher searcher = open();
  SearchRequest asked = request("");
  asked.sort = Sort::newest;
  EXPECT_EQ(numbers(searcher, asked), "1 5 2 3 4");
  asked.sort = Sort::oldest;
  EXPECT_EQ(numbers(searcher, asked), "3 2 5 1 4");
}

TEST_F(SearchTest, PutsWordsThatStandTogetherFirst) {
  const std::string filler = " 토끼와 보낸 봄날의 일기";
  build({test::change_of(1, "", "부하 없는 서버" + filler), test::change_of(2, "", "서버 부하 없는" + filler),
         test::change_of(3, "", "서버 없는 부하" + filler),
         test::change_of(4, "", "docker 없는 compose" + filler),
         test::change_of(5, "", "docker compose 없는" + filler)});
  const Searcher searcher = open();
  EXPECT_THAT(numbers(searcher, request("서버 부하")), testing::StartsWith("2 "));
  EXPECT_EQ(numbers(searcher, request("\"서버 부하\"")), "2");
  EXPECT_EQ(numbers(searcher, request("docker compose")), "5 4");
}

TEST_F(SearchTest, OrdersEqualScoresByDate) {
  std::vector<index::Change> posts;
  for (std::uint32_t key = 1; key <= 3; ++key) posts.push_back(change_of(key, "기록", "서버 기록을 남긴다."));
  posts[1].post.published = parse_iso_date("2024-05-04");
  posts[2].post.published = parse_iso_date("2024-05-05");
  build(std::move(posts));
  EXPECT_EQ(numbers(open(), request("서버")), "3 2 1");
}

TEST_F(SearchTest, SeesCommitsAndNewGenerationsWithoutBeingOpenedAgain) {
  build({change_of(1, "", "서버 하나")});
  const Searcher searcher = open();
  EXPECT_EQ(numbers(searcher, request("서버")), "1");
  test::PostsInMemory more({change_of(2, "", "서버 둘")});
  ASSERT_TRUE(index::catch_up(index(), 2, more, {}).has_value());
  EXPECT_EQ(searcher.search(request("서버"))->total, 2u);
  EXPECT_EQ(searcher.state()->counter, 2u);
  build({change_of(3, "", "서버 셋")});
  EXPECT_EQ(numbers(searcher, request("서버")), "3");
}

TEST_F(SearchTest, AnswersManyThreadsAlike) {
  build(small_blog());
  const Searcher searcher = open();
  const std::string want = numbers(searcher, request("서버 OR 책"));
  std::vector<std::string> got(8);
  std::vector<std::thread> threads;
  for (std::string& answer : got)
    threads.emplace_back([&searcher, &answer] {
      for (int i = 0; i < 20; ++i) answer = numbers(searcher, request("서버 OR 책"));
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(got, testing::Each(want));
}

TEST_F(SearchTest, SaysWhenThereIsNoIndex) {
  const Result<Searcher> searcher = Searcher::open(folder_ / "nowhere");
  ASSERT_FALSE(searcher.has_value());
  EXPECT_EQ(searcher.error().code, ErrorCode::no_index);
}

TEST_F(SearchTest, ExplainsItsStages) {
  build(small_blog());
  SearchRequest asked = request("서버는 tag:장애");
  asked.explain = true;
  const std::string text = open().search(asked)->explanation;
  EXPECT_THAT(text, testing::HasSubstr("query: 서버는 tag:장애"));
  EXPECT_THAT(text, testing::HasSubstr("서버는 → 서버"));
  EXPECT_THAT(text, testing::HasSubstr("hit: blog/1"));
  EXPECT_THAT(text, testing::HasSubstr("  words: 서버"));
  EXPECT_THAT(text, testing::HasSubstr("  words of the title: 서버"));
}

TEST_F(SearchTest, MarksTheWordsOfAQueryInTextsThatAreShown) {
  build(small_blog());
  const Searcher searcher = open();
  const auto marked = searcher.mark(*parse_query("서버 docker tag:봄"),
                                    {"웹서버를 골랐다", "도커와 Docker <b>", "봄", "", "책상"});
  ASSERT_TRUE(marked.has_value());
  std::vector<std::string> html;
  for (const Marked& text : *marked) html.push_back(to_html(text));
  EXPECT_THAT(html,
              testing::ElementsAre("웹<mark>서버</mark>를 골랐다",
                                   "<mark>도커</mark>와 <mark>Docker</mark> &lt;b&gt;", "봄", "", "책상"));
}

TEST_F(SearchTest, KeepsTheBoundOnTerms) {
  build(small_blog());
  std::string five_prefixes = "가* 나* 다* 라* 마*", long_words;
  for (int i = 0; i < 64; ++i) long_words += "대한민국역사박물관 ";
  SearchRequest asked = request(five_prefixes);
  ASSERT_FALSE(open().search(asked).has_value());
  EXPECT_EQ(open().search(asked).error().code, ErrorCode::bad_query);
  EXPECT_TRUE(open().search(request("서버* 책* 코드*")).has_value());
  EXPECT_TRUE(open().search(request(long_words)).has_value()) << "ordinary text never fails";
}

}  // namespace search_test
}  // namespace seogo
