// What holds for every query:
//   1. any bytes parse, or fail with a place inside the text;
//   2. what parsed prints, and the print parses to the same tree;
//   3. a text that has no has:, is: or date: and keeps within the bounds never fails;
//   4. reading takes time in proportion to the length: the longest allowed texts of one sign come back.

#include <gmock/gmock.h>

#include <random>
#include <string>
#include <vector>

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

TEST(QueryProperty, LongTextsOfOneSignComeBack) {
  for (const std::string piece : {"\"", "(", ")", "-", "*", ":", "“", "a", "\" ", "()", "-(", "(-"}) {
    std::string text;
    while (text.size() + piece.size() <= bound::query_bytes) text += piece;
    expect_laws(text, true);
  }
}

}  // namespace query_test
}  // namespace seogo
