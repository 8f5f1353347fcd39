// What a word of a query finds: a match is a word, wherever it stands, and never syllables that stand there
// by chance.

#include <gtest/gtest.h>

#include <cstdint>
#include <utility>
#include <vector>

#include "seogo/searcher.h"
#include "support/posts_in_memory.h"
#include "support/small_index.h"

namespace seogo {
namespace search_words_test {

using test::change_of;

struct Row {
  const char* text;
  const char* want;  // the posts, the newest first: those without a date by their keys
};

class WordsTest : public test::SearchTest {
 protected:
  // As typed, full matches alone.
  void expect_found(const std::vector<Row>& rows) const {
    const Searcher searcher = open();
    for (const Row& row : rows) {
      SearchRequest asked = request(row.text);
      asked.as_typed = true;
      asked.sort = Sort::newest;
      const Result<SearchResults> results = searcher.search(asked);
      ASSERT_TRUE(results.has_value()) << row.text;
      EXPECT_EQ(results->total > 0 ? numbers(searcher, asked) : "", row.want) << row.text;
    }
  }
};

TEST_F(WordsTest, AreNoSyllablesOfOtherWords) {
  build({change_of(1, "", "오늘은 꽃을 샀다"), change_of(2, "", "일이 끝났다"),
         change_of(3, "", "웃을 수밖에"), change_of(4, "", "오래 기다리던 소식"),
         change_of(5, "", "다리를 건넜다"), change_of(6, "", "정책을 읽었다"), change_of(7, "", "책 한 권"),
         change_of(8, "", "가능성과 한계"), change_of(9, "", "밖에 나갔다"), change_of(10, "", "성과를 냈다"),
         change_of(11, "", "오스만의 스트리밍, 트리와 코리아")});
  expect_found({{"꽃", "1"},
                {"꽃을", "1"},
                {"끝", ""},
                {"밖", "9"},
                {"다리", "5"},
                {"다리를", "5"},
                {"다리?", "5"},
                {"\u1103\u1161\u1105\u1175", "5"},
                {"body:다리", "5"},
                {"책", "7"},
                {"정책", "6"},
                {"성과", "10"},
                {"-다리 책", "7"},
                {"꽃 OR 다리", "1 5"},
                {"오스트리아", ""}});
}

TEST_F(WordsTest, FindTheSameAloneAndAmongOthers) {
  build({change_of(1, "", "다리를 건넜다"), change_of(2, "", "오래 기다리던 소식"),
         change_of(3, "", "다리 공사 소식"), change_of(4, "", "소식이 왔다")});
  expect_found(
      {{"다리", "1 3"}, {"소식", "2 3 4"}, {"다리 소식", "3"}, {"다리 -소식", "1"}, {"소식 -다리", "2 4"}});
}

TEST_F(WordsTest, StandWithAnyJosa) {
  build({change_of(1, "", "서버가"), change_of(2, "", "서버에서는"), change_of(3, "", "서버의 부하"),
         change_of(4, "", "서버"), change_of(5, "", "Docker를 쓴다")});
  expect_found({{"서버", "1 2 3 4"},
                {"서버를", "1 2 3 4"},
                {"서버에서만", "1 2 3 4"},
                {"docker", "5"},
                {"DOCKER로", "5"}});
}

TEST_F(WordsTest, AreMetJoinedAndAcrossOneBlank) {
  build({change_of(1, "", "코드 리뷰를 한다"), change_of(2, "", "코드리뷰를 한다"),
         change_of(3, "", "코드, 리뷰"), change_of(4, "", "리뷰와 코드"), change_of(5, "", "코드의 리뷰"),
         change_of(6, "", "데이터 분석 도구"), change_of(7, "", "데이터분석 도구"),
         change_of(8, "", "docker compose"), change_of(9, "", "dockercompose")});
  expect_found({{"코드리뷰", "1 2 5"},
                {"코드 리뷰", "1 2 3 4 5"},
                {"데이터분석", "6 7"},
                {"데이터 분석", "6 7"},
                {"docker compose", "8 9"}});
}

TEST_F(WordsTest, AreMetInEachForm) {
  build({change_of(1, "", "밥을 먹었다"), change_of(2, "", "먹는 중"), change_of(3, "", "먹고 나서"),
         change_of(4, "", "먹이를 주었다"), change_of(5, "", "running"), change_of(6, "", "he runs")});
  expect_found({{"먹다", "1 2 3"}, {"먹어", "1 2 3"}, {"run", "5 6"}, {"runs", "5 6"}, {"running", "5 6"}});
}

TEST_F(WordsTest, OfTitlesAreOfTitlesAlone) {
  build({change_of(1, "서버 장애", "로그"), change_of(2, "로그", "서버 장애")});
  expect_found({{"title:서버", "1"},
                {"서버", "1 2"},
                {"title:로그 서버", "2"},
                {"body:서버", "2"},
                {"body:로그", "1"}});
}

TEST_F(WordsTest, OfTheBodyAreWordsThere) {
  build({change_of(1, "다리", "오래 기다리던 소식"), change_of(2, "소식", "다리를 건넜다"),
         change_of(3, "다리", "다리 공사")});
  expect_found({{"body:다리", "2 3"}, {"body:소식", "1"}, {"다리 -body:다리", "1"}});
}

TEST_F(WordsTest, ArePartsOfCompounds) {
  build({change_of(1, "웹서버 고르기", "띄우면 편하다"), change_of(2, "", "서버를 껐다"),
         change_of(3, "", "빅데이터 도구"), change_of(4, "", "벚꽃 구경"),
         change_of(5, "", "웹 서버를 띄웠다"), change_of(6, "", "부산여행 사진"),
         change_of(7, "", "부산 여행 사진"), change_of(8, "", "대학생이 되었다"),
         change_of(9, "", "데이터베이스를 고쳤다")});
  expect_found({{"서버", "1 2 5"},
                {"title:서버", "1"},
                {"웹서버", "1 5"},
                {"웹 서버", "1 5"},
                {"데이터", "3 9"},
                {"베이스", "9"},
                {"꽃", "4"},
                {"부산여행", "6 7"},
                {"부산 여행", "6 7"},
                {"여행", "6 7"},
                {"대학생", "8"},
                {"학생", "8"}});
}

TEST_F(WordsTest, OfACompoundAreTakenApartWhereNoPostHasIt) {
  build({change_of(1, "", "여행은 부산이 좋다"), change_of(2, "", "여행 사진")});
  const Result<SearchResults> results = open().search(request("부산여행"));
  ASSERT_TRUE(results.has_value());
  EXPECT_EQ(results->total, 1u);
  ASSERT_TRUE(results->applied.has_value());
  EXPECT_EQ(results->applied->text, "부산 여행");
  EXPECT_EQ(results->applied->why, "apart");
}

TEST_F(WordsTest, OfACompoundAreFoundByTheirInitialsAmongManyPosts) {
  std::vector<index::Change> posts;
  for (std::uint32_t key = 1; key <= 1100; ++key) posts.push_back(change_of(key, "", "서버 점검"));
  posts.push_back(change_of(1101, "", "웹서버를 껐다"));
  build(std::move(posts));
  EXPECT_EQ(open().search(request("ㅅㅂ"))->total, 1101U);
}

TEST_F(WordsTest, AreNamesInEachSpelling) {
  build({change_of(1, "", "Wi-Fi를 켰다"), change_of(2, "", "wifi 암호"), change_of(3, "", "RTX4090을 샀다"),
         change_of(4, "", "RTX 4090"), change_of(5, "", "wi, fi")});
  expect_found({{"wifi", "1 2"}, {"wi-fi", "1 2"}, {"RTX4090", "3 4"}, {"rtx 4090", "3 4"}, {"rtx", "3 4"}});
}

TEST_F(WordsTest, AreNumbersWithTheirUnitsJoinedOrApart) {
  build({change_of(1, "", "2주차 과제"), change_of(2, "", "2주 차 과제"), change_of(3, "", "12주차 과제"),
         change_of(4, "", "과제 2, 주차 금지"), change_of(5, "", "5kg 감량"), change_of(6, "", "5 kg 감량")});
  expect_found(
      {{"2주차", "1 2"}, {"12주차", "3"}, {"5kg", "5 6"}, {"5 kg", "5 6"}, {"2주 차", "1 2"}, {"주차", "4"}});
}

TEST_F(WordsTest, AreEmoji) {
  build({change_of(1, "", "오늘 🎉 생일"), change_of(2, "", "생일")});
  expect_found({{"🎉", "1"}});
}

}  // namespace search_words_test
}  // namespace seogo
