// What Xapian is asked for a query: the terms that must match, and those that only weigh.

#include "query/compile.h"

#include <gmock/gmock.h>

#include <string>
#include <thread>

#include "index/term_code.h"
#include "index/terms.h"

namespace seogo::query {
namespace compile_test {

Compiled compiled(const std::string& text) {
  const Analyzer analyzer;
  Result<Compiled> result = compile(*parse_query(text), analyzer);
  EXPECT_TRUE(result.has_value()) << text;
  return *result;
}

std::string shown(const Xapian::Query& query) { return index::decode_description(query.get_description()); }

std::string match(const std::string& text) { return shown(compiled(text).match()); }
std::string rank(const std::string& text) { return shown(compiled(text).ranking.query()); }

TEST(Compile, MeetsHangulInsideLongerWordsByItsPieces) {
  const struct {
    const char* text;
    const std::string want;
  } rows[] = {
      {"책", "Query((책 FILTER <alldocuments>))"},
      {"서버", "Query(((서버 OR XB서버) FILTER <alldocuments>))"},
      {"서버는", "Query(((서버 OR XB서버) FILTER <alldocuments>))"},
      {"데이터",
       "Query((((데이터 OR XT데이터) OR (데 AND XX데이 AND 이터) OR (데이 AND XX이터 AND 터)) FILTER "
       "<alldocuments>))"},
      {"Docker", "Query(((docker OR Zdocker) FILTER <alldocuments>))"},
      {"2주차", "Query(((2 AND 주차 AND XP" + index::pair_digits("2", "주차") + ") FILTER <alldocuments>))"},
      {"\"서버의 부하\"", "Query(((서버 AND 부하 AND XX버부) FILTER <alldocuments>))"},
      {"\"서버는 부하\"", "Query(((서버 AND 부하) FILTER <alldocuments>))"},
      {"title:서버", "Query(((S서버 OR XSB서버) FILTER <alldocuments>))"},
      {"책 읽기", "Query((((책 OR 책읽 OR XB책읽) AND ((읽기 OR XB읽기) OR XV읽)) FILTER <alldocuments>))"},
  };
  for (const auto& row : rows) EXPECT_EQ(match(row.text), row.want) << row.text;
}

// Regressed: the threads shared one query that stands for all documents, and freed it under each other.
TEST(Compile, SharesNothingBetweenThreads) {
  const std::string want = match("서버 책");
  std::vector<std::string> got(4);
  std::vector<std::thread> threads;
  for (std::string& answer : got)
    threads.emplace_back([&answer] {
      for (int i = 0; i < 2000; ++i) answer = match("서버 책");
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(got, testing::Each(want));
}

TEST(Compile, MeetsAWordThatABlankSplits) {
  const std::string asked = match("코드리뷰");
  EXPECT_THAT(asked, testing::HasSubstr("XX드리"));
  EXPECT_THAT(asked, testing::HasSubstr("XT코드리 AND XT드리뷰"));
}

TEST(Compile, TurnsFiltersIntoConditionsThatWeighNothing) {
  EXPECT_EQ(match("tag:봄"), "Query(K봄)");
  EXPECT_EQ(match("date:2024"), "Query(VALUE_RANGE 3 20240000000000 20249999999999)");
  EXPECT_EQ(rank("tag:봄 date:2024"), "Query()");
  EXPECT_EQ(compiled("서버 tag:봄").units.size(), 1u);
  EXPECT_EQ(shown(compiled("서버 tag:봄").condition), "Query(K봄)");
}

TEST(Compile, LetsExcludedWordsNeitherWeighNorMark) {
  const Compiled asked = compiled("서버 -광고");
  EXPECT_THAT(shown(asked.condition), testing::HasSubstr("AND_NOT (광고 OR XB광고)"));
  EXPECT_THAT(shown(asked.ranking.query()), testing::Not(testing::HasSubstr("광고")));
  EXPECT_EQ(asked.wanted.size(), 1u);
}

TEST(Compile, WeighsMoreThanItMatches) {
  const std::string weighs = rank("코드 리뷰");
  EXPECT_THAT(weighs, testing::HasSubstr("XX드리"));
  EXPECT_THAT(weighs, testing::HasSubstr("S코드"));
  EXPECT_THAT(match("코드 리뷰"), testing::Not(testing::HasSubstr("XX드리")));
}

TEST(Compile, WeighsByTheKindOfQuery) {
  WeightTable table;
  table.one_word.stem = 1;
  table.few_words.stem = 2;
  table.sentence.stem = 3;
  const struct {
    const char* text;
    double want;
  } rows[] = {{"서버", 1},           {"서버 -광고 -협찬", 1},   {"서버 tag:봄", 1},         {"서버 장애", 2},
              {"서버 장애 로그", 2}, {"서버 장애 언제인가", 3}, {"새벽 서버 장애 로그", 3}, {"", 1}};
  const Analyzer analyzer;
  for (const auto& row : rows)
    EXPECT_EQ(compile(*parse_query(row.text), analyzer, table)->weights.stem, row.want) << row.text;
}

TEST(Compile, KnowsASentence) {
  EXPECT_FALSE(compiled("서버 장애 로그").is_sentence);
  EXPECT_TRUE(compiled("새벽 서버 장애 로그").is_sentence);
  EXPECT_TRUE(compiled("서버를 옮기면 괜찮을까?").is_sentence);
  EXPECT_FALSE(compiled("").is_sentence);
}

TEST(Compile, MatchesNothingWhereOnlySignsStand) {
  EXPECT_TRUE(compiled("???").match().empty());
  EXPECT_EQ(match(""), "Query(<alldocuments>)");
  EXPECT_EQ(compiled("서버 ???").units.size(), 1u);
}

TEST(Compile, NeverAsksForMoreTermsThanItsBound) {
  std::string words;
  for (int i = 0; i < 64; ++i) words += "대한민국역사" + std::to_string(i) + "박물관 ";
  const Compiled asked = compiled(words);
  EXPECT_LE(asked.match().get_length() + asked.ranking.query().get_length(), bound::query_terms);
  const Analyzer analyzer;
  const Result<Compiled> prefixes = compile(*parse_query("가* 나* 다* 라* 마*"), analyzer);
  ASSERT_FALSE(prefixes.has_value());
  EXPECT_EQ(prefixes.error().code, ErrorCode::bad_query);
}

}  // namespace compile_test
}  // namespace seogo::query
