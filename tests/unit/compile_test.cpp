// What a plan says: which parts of a query a post must hold, what they weigh, what is marked.

#include "query/compile.h"

#include <gmock/gmock.h>

#include <string>
#include <thread>

#include "index/term_code.h"
#include "support/memory_index.h"
#include "support/posts_in_memory.h"

namespace seogo::query {
namespace compile_test {

using test::change_of;

const Analyzer& analyzer() {
  static const Analyzer shared;
  return shared;
}

Plan plan_of(const std::string& text, const WeightTable& weights = chosen_weights) {
  Result<Plan> plan = compile(*parse_query(text), {.analyzer = analyzer(), .weights = weights});
  EXPECT_TRUE(plan.has_value()) << text;
  return plan ? *plan : Plan{};
}

std::string shown(const Xapian::Query& query) { return index::decode_description(query.get_description()); }

TEST(Compile, TellsFullMatchesFromThoseOfSome) {
  std::vector<index::Change> posts{change_of(1, "서버 장애", "밤새 살폈다"), change_of(2, "", "서버의 로그"),
                                   change_of(3, "", "장애 로그"), change_of(4, "추천 방법", "토끼")};
  posts[2].post.tags = {"봄"};
  const Xapian::WritableDatabase database = test::memory_index(posts);
  const struct {
    const char* text;
    const char* full;
    const char* some;
  } rows[] = {
      {"", "1 2 3 4", "1 2 3 4"},
      {"서버", "1 2", "1 2"},
      {"서버 장애", "1", "1 2 3"},
      {"서버 추천 방법", "1 2", "1 2"},  // how one asks need not be met
      {"추천 방법", "4", "4"},           // nor is it met for less, but where there is nothing else
      {"서버 장애 -로그", "1", "1"},
      {"서버 장애 tag:봄", "", "3"},
      {"tag:봄", "3", "3"},
      {"-서버", "3 4", "3 4"},
      {"토끼 OR 로그", "2 3 4", "2 3 4"},
      {"(토끼 OR 로그) 장애", "3", "1 2 3 4"},
      {"title:장애 로그", "", "1 2 3"},
      {"???", "", ""},
      {"서버 ???", "1 2", "1 2"},
  };
  for (const auto& row : rows) {
    const Plan plan = plan_of(row.text);
    EXPECT_EQ(test::keys_of(database, plan.full()), row.full) << row.text;
    EXPECT_EQ(test::keys_of(database, plan.some()), row.some) << row.text;
    EXPECT_EQ(test::keys_of(database, plan.ranking(plan.some())), row.some) << row.text;
  }
}

// What stands inside a longer word is no match, but near.
TEST(Compile, TellsPostsThatHoldAWordFromThoseThatLookLikeIt) {
  const Xapian::WritableDatabase database = test::memory_index(
      {change_of(1, "", "렌더링을 껐다"), change_of(2, "", "렌더 팜"), change_of(3, "", "토끼")});
  const struct {
    const char* text;
    const char* some;
    const char* near;
  } rows[] = {{"렌더", "2", "1 2"},
              {"렌더 토끼", "2 3", "1 2 3"},
              {"토끼", "3", "3"},
              {"더링 -렌더", "", "1"},
              {"", "1 2 3", "1 2 3"}};
  for (const auto& row : rows) {
    const Plan plan = plan_of(row.text);
    EXPECT_EQ(test::keys_of(database, plan.some()), row.some) << row.text;
    EXPECT_EQ(test::keys_of(database, plan.near()), row.near) << row.text;
    EXPECT_EQ(test::keys_of(database, plan.ranking(plan.near())), row.near) << row.text;
  }
}

TEST(Compile, KnowsWordsThatSayHowOneAsks) {
  const struct {
    const char* text;
    std::vector<bool> tells;
  } rows[] = {
      {"서버 추천", {true, false}},
      {"추천 방법", {true, true}},
      {"서버 하나요", {true, false}},
      {"서버 할까", {true, false}},
      {"서버 해야", {true, false}},
      {"서버 장애", {true, true}},
      {"서버 \"추천\"", {true, true}},
      {"서버 title:추천", {true, true}},
      {"how to docker", {false, false, true}},
  };
  for (const auto& row : rows) {
    std::vector<bool> tells;
    for (const Unit& unit : plan_of(row.text).units) tells.push_back(unit.is_telling);
    EXPECT_EQ(tells, row.tells) << row.text;
  }
}

// Regressed: the threads shared one query that stands for all documents, and freed it under each other.
TEST(Compile, SharesNothingBetweenThreads) {
  const auto match = [] { return shown(plan_of("서버 책 -광고").full()); };
  const std::string want = match();
  std::vector<std::string> got(4);
  std::vector<std::thread> threads;
  for (std::string& answer : got)
    threads.emplace_back([&] {
      for (int i = 0; i < 1000; ++i) answer = match();
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(got, testing::Each(want));
}

TEST(Compile, TakesFiltersAndExclusionsForConditionsThatNeitherWeighNorMark) {
  const struct {
    const char* text;
    std::size_t units, conditions;
    std::vector<std::string> marked;
  } rows[] = {
      {"", 0, 0, {}},
      {"tag:봄 date:2024", 0, 2, {}},
      {"서버 tag:봄", 1, 1, {"서버"}},
      {"서버 -광고 -협찬", 1, 1, {"서버"}},
      {"-광고", 0, 1, {}},
      {"서버 장애", 2, 0, {"서버", "장애"}},
  };
  for (const auto& row : rows) {
    const Plan plan = plan_of(row.text);
    EXPECT_EQ(plan.units.size(), row.units) << row.text;
    EXPECT_EQ(plan.conditions.size(), row.conditions) << row.text;
    std::vector<std::string> marked;
    for (const Highlight& highlight : plan.highlights) marked.push_back(highlight.term);
    EXPECT_THAT(marked, testing::IsSupersetOf(row.marked)) << row.text;
    EXPECT_THAT(marked, testing::Not(testing::Contains("광고"))) << row.text;
  }
}

TEST(Compile, WeighsByTheKindOfQuery) {
  WeightTable table;
  table.one_word.k1 = 1;
  table.two_words.k1 = 2;
  table.few_words.k1 = 3;
  table.sentence.k1 = 4;
  const struct {
    const char* text;
    double want;
  } rows[] = {{"서버", 1},
              {"서버 -광고 -협찬", 1},
              {"서버 tag:봄", 1},
              {"서버 장애", 2},
              {"서버 장애 로그", 3},
              {"서버 장애 언제인가", 4},
              {"서버를 옮기면 괜찮을까?", 4},
              {"새벽 서버 장애 로그", 4},
              {"", 1}};
  for (const auto& row : rows) EXPECT_EQ(plan_of(row.text, table).weights.k1, row.want) << row.text;
}

TEST(Compile, NeverAsksForMoreTermsThanItsBound) {
  std::string words;
  for (int i = 0; i < 64; ++i) words += "대한민국역사" + std::to_string(i) + "박물관 ";
  std::string unknown;  // each is split in every way
  for (int i = 0; i < 64; ++i) unknown += "가나다라마바사아 ";
  for (const std::string& text : {words, unknown}) {
    const Result<Plan> plan = compile(*parse_query(text), {analyzer()});
    ASSERT_TRUE(plan.has_value()) << "ordinary text never fails";
    EXPECT_LE(plan->full().get_length(), bound::query_terms);
  }
  const Result<Plan> prefixes = compile(*parse_query("가* 나* 다* 라* 마*"), {analyzer()});
  ASSERT_FALSE(prefixes.has_value());
  EXPECT_EQ(prefixes.error().code, ErrorCode::bad_query);
}

TEST(Compile, AsksForAProofOfQuotesAndOfWordsInTheBody) {
  const struct {
    const char* text;
    const char* key;
  } rows[] = {{"\"서버 부하\"", "\"서버 부하"},
              {"title:\"서버 부하\"", "title:\"서버 부하"},
              {"body:\"서버 부하\"", "body:\"서버 부하"},
              {"body:서버", "body:서버"},
              {"서버", ""},
              {"title:서버", ""},
              {"서버*", ""}};
  for (const auto& row : rows) EXPECT_EQ(proof_key(*parse_query(row.text)), row.key) << row.text;
}

// What is proved decides, whatever the terms say.
TEST(Compile, MatchesWhatWasProved) {
  const Xapian::WritableDatabase database =
      test::memory_index({change_of(1, "", "서버 부하"), change_of(2, "", "서버 부하")});
  Findings findings;
  findings.proved.emplace("\"서버 부하", Xapian::Query(index::encode_term("Qblog/2")));
  const Result<Plan> plan = compile(*parse_query("\"서버 부하\""), {analyzer()}, findings);
  ASSERT_TRUE(plan.has_value());
  EXPECT_EQ(test::keys_of(database, plan->full()), "2");
}

}  // namespace compile_test
}  // namespace seogo::query
