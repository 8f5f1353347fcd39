// What holds for every query:
//   1. any bytes parse, or fail with a place inside the text;
//   2. what parsed prints, and the print parses to the same tree;
//   3. a text that has no has:, is: or date: and keeps within the bounds never fails;
//   4. reading takes time in proportion to the length: the longest allowed texts of one sign come back;
//   5. what is asked of the index keeps to the bound on terms, and plain words never exceed it.

#include <gmock/gmock.h>

#include <random>
#include <string>
#include <vector>

#include "query/compile.h"
#include "seogo/query.h"

namespace seogo {
namespace query_test {

void expect_laws(const std::string& text, bool may_fail) {
  const Result<Query> query = parse_query(text);
  if (!query) {
    EXPECT_TRUE(may_fail) << text << ": " << query.error().message.en;
    ASSERT_TRUE(query.error().place.has_value()) << text;
    EXPECT_LE(*query.error().place, text.size()) << text;
    return;
  }
  const std::string printed = to_string(*query);
  if (printed.size() > bound::query_bytes) return;
  const Result<Query> again = parse_query(printed);
  ASSERT_TRUE(again.has_value()) << text << " printed as " << printed;
  ASSERT_EQ(*again, *query) << text << " printed as " << printed;
}

// All sequences of up to five pieces: enough for each sign to meet each other one.
TEST(QueryProperty, EveryShortTextPrintsBack) {
  const std::vector<std::string> pieces{"가",  " ",   "\"",     "(",    ")", "-", "OR",
                                        "NOT", "AND", "title:", "tag:", "*", ":"};
  std::vector<std::string> texts{""};
  for (int length = 1; length <= 5; ++length) {
    std::vector<std::string> longer;
    for (const std::string& text : texts)
      for (const std::string& piece : pieces) longer.push_back(text + piece);
    for (const std::string& text : longer) {
      expect_laws(text, false);
      if (HasFatalFailure()) return;
    }
    texts = std::move(longer);
  }
}

TEST(QueryProperty, RandomPiecesPrintBack) {
  const std::vector<std::string> pieces{
      "서버",   " ",   " ",      "\"",   "“",      "”",    "(",           ")",     "-",
      " OR ",   "NOT", " AND ",  "*",    "title:", "tag:", "date:2024",   "date:", "has:code",
      "body:x", "c++", "\u3000", "\xff", "\xed",   "..",   "category:A/B"};
  constexpr unsigned seed = 20240504;
  std::mt19937 random(seed);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (std::size_t n = random() % 24; n > 0; --n) text += pieces[random() % pieces.size()];
    expect_laws(text, true);
    if (HasFatalFailure()) FAIL() << "seed " << seed << ", round " << round;
  }
}

TEST(QueryProperty, OptionsAndUnfinishedFieldsPrintBack) {
  const std::vector<std::string> pieces{" ",    " ",    " ",    " ",     "-",           "-f",   "-rf",
                                        "tail", "lg",   "9",    "서버",  "NOT ",        " OR ", "(",
                                        ")",    "tag:", "\"",   "date:", "date:2024년", " 3월", "title:lg",
                                        "*",    "c++",  " -lg", " -광고"};
  constexpr unsigned seed = 1449;
  std::mt19937 random(seed);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (std::size_t n = random() % 16; n > 0; --n) text += pieces[random() % pieces.size()];
    expect_laws(text, true);
    if (HasFatalFailure()) FAIL() << "seed " << seed << ", round " << round;
  }
}

TEST(QueryProperty, AnyBytesParseOrFailWithAPlace) {
  constexpr unsigned seed = 7;
  std::mt19937 random(seed);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (std::size_t n = random() % 64; n > 0; --n) text += static_cast<char>(random() % 256);
    expect_laws(text, true);
    if (HasFatalFailure()) FAIL() << "seed " << seed << ", round " << round;
  }
}

void expect_bounded_terms(const std::string& text, bool may_fail) {
  static const Analyzer analyzer;
  const Result<Query> asked = parse_query(text);
  if (!asked) return;
  const Result<query::Plan> plan = query::compile(*asked, {analyzer});
  if (plan) {
    ASSERT_LE(plan->full().get_length(), bound::query_terms) << text;
  } else {
    ASSERT_TRUE(may_fail) << text << ": " << plan.error().message.en;
    ASSERT_EQ(plan.error().code, ErrorCode::bad_query) << text;
  }
}

TEST(QueryProperty, PlainWordsKeepToTheBoundOnTerms) {
  const std::vector<std::string> words{"데이터베이스", "자바스크립트", "오렌지주스", "카페라떼",
                                       "서버",         "책",           "스프링부트", "터졌다",
                                       "running",      "2주차",        "c++",        "무엇",
                                       "프로그래밍",   "getUserName",  "漢字",       "the",
                                       "로그",         "도커",         "초콜릿",     "카페라테쥬스테라"};
  constexpr unsigned seed = 1446;
  std::mt19937 random(seed);
  for (int round = 0; round < 400; ++round) {
    std::string text;
    const std::size_t count = 1 + random() % bound::query_words;
    const std::size_t again = random() % (2 * words.size());  // often one word again and again
    for (std::size_t i = 0; i < count; ++i)
      text += words[again < words.size() ? again : random() % words.size()] + " ";
    expect_bounded_terms(text, false);
    if (HasFatalFailure()) FAIL() << "seed " << seed << ", round " << round;
  }
}

TEST(QueryProperty, AnyQueryKeepsToTheBoundOnTerms) {
  const std::vector<std::string> pieces{
      "데이터베이스", "도커", " ",      " ",      "\"",   "(",     ")",  "-",
      " OR ",         "* ",   "title:", "tag:봄", "서버", "body:", "책", "스프링부트"};
  constexpr unsigned seed = 1443;
  std::mt19937 random(seed);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (std::size_t n = random() % 60; n > 0; --n) text += pieces[random() % pieces.size()];
    expect_bounded_terms(text, true);
    if (HasFatalFailure()) FAIL() << "seed " << seed << ", round " << round;
  }
}

TEST(QueryProperty, LongTextsOfOneSignComeBack) {
  for (const std::string piece : {"\"", "(", ")", "-", "*", ":", "“", "a", "\" ", "()", "-(", "(-"}) {
    std::string text;
    while (text.size() + piece.size() <= bound::query_bytes) text += piece;
    expect_laws(text, true);
  }
}

}  // namespace query_test
}  // namespace seogo
