// From posts to hits: posts as values are indexed, the index alone is asked, answers are compared as text.

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "seogo/results_json.h"
#include "seogo/searcher.h"
#include "support/posts_in_memory.h"
#include "support/temp_folder.h"

namespace seogo {
namespace search_test {

using test::change_of;

std::vector<index::Change> small_blog() {
  std::vector<index::Change> posts{
      change_of(1, "서버가 밤에 멈췄다",
                "새벽에 알림이 울렸다.\n서버의 부하가 갑자기 늘었고 로그에는 아무것도 없었다."),
      change_of(2, "코드 리뷰 문화", "우리 팀은 코드 리뷰를 매일 한다. 리뷰어는 두 명이다."),
      change_of(3, "웹서버 고르기", "웹서버를 비교했다. Docker로 띄우면 편하다. 2주차 과제였다."),
      change_of(4, "토끼와 보낸 봄", "나이 든 토끼에게서 배운 것. 책 읽기 좋은 계절이다."),
      change_of(5, "책상 정리", "책상을 치웠다. 데이터베이스 책은 버리지 않았다. 코드리뷰 책도 있다."),
  };
  const char* dates[] = {"2024-05-04T18:23:00+09:00", "2024-03-10", "2023-12-31", "",
                         "2024-05-04T09:00:00+09:00"};
  for (std::size_t i = 0; i < posts.size(); ++i) posts[i].post.published = parse_iso_date(dates[i]);
  posts[0].post.category = {"개발", "운영"};
  posts[1].post.category = {"개발"};
  posts[2].post.category = {"개발", "운영"};
  posts[3].post.category = {"일상"};
  posts[0].post.tags = {"서버", "장애"};
  posts[2].post.tags = {"서버", "봄 나들이"};
  posts[3].post.visibility = Visibility::private_;
  posts[4].post.visibility = Visibility::unknown;
  return posts;
}

class SearchTest : public testing::Test {
 protected:
  void build(std::vector<index::Change> changes) {
    const std::uint64_t counter = changes.size();
    test::PostsInMemory posts(std::move(changes));
    const Result<void> built = index::build(index(), "test", counter, posts, {});
    ASSERT_TRUE(built.has_value()) << built.error().message.en;
  }

  std::filesystem::path index() const { return folder_ / "index"; }

  Searcher open() const {
    Result<Searcher> searcher = Searcher::open(index());
    EXPECT_TRUE(searcher.has_value()) << searcher.error().message.en;
    return std::move(*searcher);
  }

  static SearchRequest request(const std::string& text) {
    SearchRequest asked;
    const Result<Query> query = parse_query(text);
    EXPECT_TRUE(query.has_value()) << text;
    asked.query = *query;
    return asked;
  }

  // The numbers of the posts in their order; those of partial matches in brackets.
  static std::string numbers(const Searcher& searcher, const SearchRequest& asked) {
    const Result<SearchResults> results = searcher.search(asked);
    if (!results) return results.error().message.en;
    std::string out;
    for (const Hit& hit : results->hits) {
      const std::string number = hit.id.substr(hit.id.find('/') + 1);
      out += (out.empty() ? "" : " ") + (hit.partial_match ? "(" + number + ")" : number);
    }
    return out;
  }

  static std::string sorted_numbers(const Searcher& searcher, const std::string& text) {
    SearchRequest asked = request(text);
    asked.sort = Sort::newest;
    return numbers(searcher, asked);
  }

  test::TempFolder folder_;
};

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
      {"\"서버 부하\"", "1"},
      {"\"부하 서버\"", ""},
      {"코드리뷰", "5 2"},
      {"코드 리뷰", "5 2"},
      {"책", "5 4"},
      {"데이터", "5"},
      {"docker", "3"},
      {"2주차", "3"},
      {"서버 -docker", "1"},
      {"토끼 OR docker", "3 4"},
      {"(토끼 OR docker) 봄", "4"},
      {"title:서버", "1 3"},
      {"title:토끼", "4"},
      {"body:문화", ""},
      {"문화", "2"},
      {"리뷰*", "2"},
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

TEST_F(SearchTest, SortsByDateWithTheUndatedLastBothWays) {
  build(small_blog());
  const Searcher searcher = open();
  SearchRequest asked = request("");
  asked.sort = Sort::newest;
  EXPECT_EQ(numbers(searcher, asked), "1 5 2 3 4");
  asked.sort = Sort::oldest;
  EXPECT_EQ(numbers(searcher, asked), "3 2 5 1 4");
}

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
}

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
  } rows[] = {
      {"써버", "서버"}, {"써버 점검", "서버 점검"}, {"서버", ""}, {"토끼", ""}, {"\"써버\"", "\"서버\""}};
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
  EXPECT_EQ(sorted_numbers(searcher, "쿠키 아주"), "");
  std::ofstream(folder_ / "stopwords.txt") << "# mine\n아주\n- the\n";
  EXPECT_EQ(sorted_numbers(searcher, "쿠키 아주"), "1");
  EXPECT_EQ(sorted_numbers(searcher, "쿠키 the"), "");
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

// With a page full of posts that hold the word itself, those with a synonym are not counted.
TEST_F(SearchTest, WidensByASynonymOnlyWhereFewMatch) {
  std::vector<index::Change> posts{test::change_of(1, "", "docker")};
  for (std::uint32_t key = 2; key <= 10; ++key) posts.push_back(test::change_of(key, "", "도커"));
  build(posts);
  EXPECT_EQ(open().search(request("도커"))->total, 10u);
  posts.push_back(test::change_of(11, "", "도커"));
  build(posts);
  EXPECT_EQ(open().search(request("도커"))->total, 10u);
  EXPECT_EQ(open().search(request("docker"))->total, 11u);
}

// The other word keeps the meaning: 도커 alone leaves out what only says Docker.
TEST_F(SearchTest, MeetsOneOfAFewWordsByASynonym) {
  std::vector<index::Change> posts{test::change_of(1, "", "docker 볼륨")};
  for (std::uint32_t key = 2; key <= 11; ++key) posts.push_back(test::change_of(key, "", "도커 볼륨"));
  posts.push_back(test::change_of(12, "", "docker"));
  build(posts);
  EXPECT_EQ(open().search(request("도커"))->total, 10u);
  EXPECT_EQ(open().search(request("도커 볼륨"))->total, 11u);
  EXPECT_EQ(open().search(request("도커 볼륨 -docker"))->total, 10u);
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

TEST_F(SearchTest, ReadsTheUsersSynonymsAtTheNextSearch) {
  build(small_blog());
  const Searcher searcher = open();
  EXPECT_EQ(sorted_numbers(searcher, "버니"), "");
  std::ofstream(folder_ / "synonyms.txt") << "# mine\n버니 토끼\n";
  EXPECT_EQ(sorted_numbers(searcher, "버니"), "4");
  std::filesystem::remove(folder_ / "synonyms.txt");
  EXPECT_EQ(sorted_numbers(searcher, "버니"), "");
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
