// What the words of a query are read as: mended where they find nothing, forms, synonyms, the user's own.

#include <gmock/gmock.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "seogo/searcher.h"
#include "support/posts_in_memory.h"
#include "support/small_index.h"

namespace seogo {
namespace search_reading_test {

using test::SearchTest;
using test::small_blog;

TEST_F(SearchTest, ReadsWhatFindsNothingAnotherWayAndSaysSo) {
  build(small_blog());
  const Searcher searcher = open();
  const struct {
    const char* typed;
    const char* text;
    const char* why;
    const char* want;
  } rows[] = {
      {"tjqj", "서버", "keyboard", "1 3"},
      {"애차ㄷㄱ", "docker", "keyboard", "3"},
      {"tjqj tag:장애", "서버 tag:장애", "keyboard", "1"},
      {"ㅅㅂ", "ㅅㅂ", "initials", "1 3"},
      {"서ㅂ", "서버", "composition", "1 3"},
      {"冊床", "책상", "hanja", "5"},
      {"冊床을", "책상을", "hanja", "5"},
      {"써버", "서버", "spelling", "1 3"},
      {"데이터베니스", "데이터베이스", "spelling", "5"},
      {"dokcer", "docker", "spelling", "3"},
      {"코드 리브", "코드 리뷰", "spelling", "5 2"},
      {"\"서버 부하\"", "서버 부하", "unquoted", "1"},
      {"\"부하 서버\" 새벽", "부하 서버 새벽", "unquoted", "1"},
      {"서버 토키", "", "", ""},
  };
  for (const auto& row : rows) {
    const Result<SearchResults> results = searcher.search(request(row.typed));
    ASSERT_TRUE(results.has_value()) << row.typed;
    EXPECT_EQ(results->applied ? results->applied->text : "", row.text) << row.typed;
    EXPECT_EQ(results->applied ? results->applied->why : "", row.why) << row.typed;
    if (results->applied) {
      EXPECT_EQ(sorted_numbers(searcher, row.typed), row.want) << row.typed;
    }
  }
}

// Regressed: of many posts only the initials of frequent stems were listed.
TEST_F(SearchTest, FindsAStemOfOnePostByItsInitials) {
  std::vector<index::Change> posts;
  for (std::uint32_t key = 1; key <= 1100; ++key) posts.push_back(test::change_of(key, "", "서버 점검"));
  posts.push_back(test::change_of(1101, "", "수박화채"));
  build(posts);
  const Searcher searcher = open();
  EXPECT_EQ(sorted_numbers(searcher, "ㅅㅂㅎㅊ"), "1101");
}

// A slip that somebody else made too finds that post alone; the answer stays, and says what more people
// write.
TEST_F(SearchTest, OffersWhatFarMorePostsWrite) {
  std::vector<index::Change> posts{test::change_of(1, "", "써버 점검"), test::change_of(2, "", "토끼")};
  for (std::uint32_t key = 3; key <= 12; ++key) posts.push_back(test::change_of(key, "", "서버 점검"));
  build(posts);
  const Searcher searcher = open();
  const struct {
    const char* typed;
    const char* suggestion;
  } rows[] = {{"써버", "서버"}, {"써버 점검", "서버 점검"}, {"서버", ""}, {"토끼", ""}, {"\"써버\"", ""}};
  for (const auto& row : rows) {
    const Result<SearchResults> results = searcher.search(request(row.typed));
    ASSERT_TRUE(results.has_value()) << row.typed;
    EXPECT_EQ(results->suggestion, row.suggestion) << row.typed;
    EXPECT_FALSE(results->applied.has_value()) << row.typed;
    EXPECT_GT(results->total, 0u) << row.typed;
  }
  SearchRequest told = request("써버");
  told.as_typed = true;
  EXPECT_EQ(searcher.search(told)->suggestion, "");
}

TEST_F(SearchTest, LeavesAQueryAsTypedWhenToldTo) {
  build(small_blog());
  SearchRequest asked = request("tjqj");
  asked.as_typed = true;
  const Result<SearchResults> results = open().search(asked);
  ASSERT_TRUE(results.has_value());
  EXPECT_EQ(results->total, 0U);
  EXPECT_FALSE(results->applied.has_value());
}

TEST_F(SearchTest, LeavesAQueryAsTypedThatFindsSomething) {
  build(small_blog());
  for (const char* typed : {"서버", "docker", "토끼 나이", "-서버", "tag:서버", "", "ㅋㅋㅋ", "!!"})
    EXPECT_FALSE(open().search(request(typed))->applied.has_value()) << typed;
}

// A dictionary or the archive vouches for them, or they are quoted: that no post has them is the answer.
TEST_F(SearchTest, MendsNoRightWord) {
  build({test::change_of(1, "", "사과를 먹었다"), test::change_of(2, "", "서버가 멈췄다")});
  const Searcher searcher = open();
  for (const char* typed : {"사고", "사자", "서점", "\"써버\"", "먹혔다"}) {
    const Result<SearchResults> results = searcher.search(request(typed));
    ASSERT_TRUE(results.has_value());
    EXPECT_EQ(results->applied ? results->applied->text : "", "") << typed;
    EXPECT_EQ(results->total, 0u) << typed;
  }
}

TEST_F(SearchTest, NeverReadsAQueryAsAWordThatMayNotBeSeen) {
  build(small_blog());
  for (const char* typed : {"xhRl", "ㅌㄲ", "토ㄲ", "토키"}) {
    SearchRequest asked = request(typed);
    EXPECT_TRUE(open().search(asked)->applied.has_value()) << typed;
    asked.visible.private_ = false;  // 토끼 stands in a private post alone
    const Result<SearchResults> results = open().search(asked);
    EXPECT_FALSE(results->applied.has_value()) << typed;
    EXPECT_EQ(results->total + results->partial_total, 0u) << typed;
  }
}

TEST_F(SearchTest, FindsWordsThatMeanTheSame) {
  build(small_blog());
  const Searcher searcher = open();
  EXPECT_EQ(sorted_numbers(searcher, "도커"), "3");
  EXPECT_EQ(sorted_numbers(searcher, "database"), "5");
  EXPECT_EQ(sorted_numbers(searcher, "버니"), "");
  const Result<SearchResults> results = searcher.search(request("도커"));
  EXPECT_FALSE(results->applied.has_value());
  EXPECT_THAT(to_html(results->hits.front().snippet), testing::HasSubstr("<mark>Docker"));
}

TEST_F(SearchTest, FindsAVerbInEveryForm) {
  build({test::change_of(1, "", "어제 결국 터져버렸다"), test::change_of(2, "", "풍선이 터지는 소리"),
         test::change_of(3, "", "터질 것 같다"), test::change_of(4, "", "어려운 문제를 도왔다"),
         test::change_of(5, "", "바다가 아름다워서 울었다"),
         test::change_of(6, "사고", "길에서 걷다가 사고가 났다")});
  const Searcher searcher = open();
  for (const char* form : {"터지다", "터졌다", "터지는", "터진", "터져"})
    EXPECT_EQ(sorted_numbers(searcher, form), "1 2 3") << form;
  EXPECT_EQ(sorted_numbers(searcher, "돕다"), "4");
  EXPECT_EQ(sorted_numbers(searcher, "아름답다"), "5");
  EXPECT_EQ(sorted_numbers(searcher, "걸었다"), "6");
  EXPECT_EQ(sorted_numbers(searcher, "body:터졌다"), "1 2 3");
  EXPECT_EQ(sorted_numbers(searcher, "title:터졌다"), "");
  const Result<SearchResults> results = searcher.search(request("돕다"));
  EXPECT_THAT(to_html(results->hits.front().snippet), testing::HasSubstr("<mark>도왔다</mark>"));
}

TEST_F(SearchTest, FindsEnglishWordsByTheirStemAndPartsOfIdentifiers) {
  build({test::change_of(1, "", "a running server"), test::change_of(2, "", "he runs"),
         test::change_of(3, "", "getUserName을 부른다")});
  const Searcher searcher = open();
  for (const char* form : {"run", "runs", "running"})
    EXPECT_EQ(sorted_numbers(searcher, form), "1 2") << form;
  for (const char* part : {"getUserName", "getusername", "user", "user name"})
    EXPECT_EQ(sorted_numbers(searcher, part), "3") << part;
}

TEST_F(SearchTest, DoesNotAskForWordsThatSayNothing) {
  build({test::change_of(1, "", "쿠키를 굽는다"), test::change_of(2, "", "the end")});
  const Searcher searcher = open();
  EXPECT_EQ(sorted_numbers(searcher, "쿠키 the"), "1");
  EXPECT_EQ(sorted_numbers(searcher, "the"), "2");
  EXPECT_EQ(sorted_numbers(searcher, "쿠키 아주"), "(1)");
  std::ofstream(folder_ / "stopwords.txt") << "# mine\n아주\n- the\n";
  EXPECT_EQ(sorted_numbers(searcher, "쿠키 아주"), "1");
  EXPECT_EQ(sorted_numbers(searcher, "쿠키 the"), "(1) (2)");
  std::filesystem::remove(folder_ / "stopwords.txt");
}

TEST_F(SearchTest, LeavesTheUsersWordsWhole) {
  const std::vector<index::Change> posts{test::change_of(1, "", "모아나 우유"),
                                         test::change_of(2, "", "모아 컵")};
  build(posts);
  EXPECT_EQ(sorted_numbers(open(), "모아나는"), "1 2");
  std::ofstream(folder_ / "userwords.txt") << "# mine\n모아나\n";
  build(posts);
  EXPECT_EQ(sorted_numbers(open(), "모아나는"), "1");
}

TEST_F(SearchTest, MeetsASynonymHoweverManyPostsHaveTheWord) {
  std::vector<index::Change> posts{test::change_of(1, "", "docker 볼륨")};
  for (std::uint32_t key = 2; key <= 21; ++key) posts.push_back(test::change_of(key, "", "도커 볼륨"));
  posts.push_back(test::change_of(22, "", "docker"));
  build(posts);
  const Searcher searcher = open();
  const struct {
    const char* text;
    std::size_t total;
  } rows[] = {{"도커", 22}, {"docker", 22}, {"도커 볼륨", 21}, {"도커 -docker", 20}, {"\"도커\"", 20}};
  for (const auto& row : rows) EXPECT_EQ(searcher.search(request(row.text))->total, row.total) << row.text;
}

TEST_F(SearchTest, ReadsTheUsersSynonymsAtTheNextSearch) {
  build(small_blog());
  const Searcher searcher = open();
  EXPECT_EQ(sorted_numbers(searcher, "버니"), "");
  std::ofstream(folder_ / "synonyms.txt") << "# mine\n버니 토끼\n";
  EXPECT_EQ(sorted_numbers(searcher, "버니"), "4");
  std::filesystem::remove(folder_ / "synonyms.txt");
  EXPECT_EQ(sorted_numbers(searcher, "버니"), "");
}

}  // namespace search_reading_test
}  // namespace seogo
