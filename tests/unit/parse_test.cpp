// How the words people type become a tree, printed back as text of the query language.

#include <gmock/gmock.h>

#include <string>

#include "query/date_range.h"
#include "seogo/query.h"

namespace seogo {
namespace parse_test {

// The tree in one line: kinds and texts, so that a row shows it whole.
std::string tree(const Query& query) {
  const std::string name = query.in_field ? std::string(field(query.field).name) + ":" : "";
  std::string inside;
  for (const Query& child : query.children) inside += (inside.empty() ? "" : " ") + tree(child);
  switch (query.kind) {
    case Query::Kind::everything:
      return "everything";
    case Query::Kind::word:
      return name + query.text;
    case Query::Kind::phrase:
      return name + "\"" + query.text + "\"";
    case Query::Kind::prefix:
      return name + query.text + "*";
    case Query::Kind::filter:
      return "[" + name + query.text + "]";
    case Query::Kind::all_of:
      return "(all " + inside + ")";
    case Query::Kind::any_of:
      return "(any " + inside + ")";
    case Query::Kind::without:
      return "(without " + inside + ")";
  }
  return "?";
}

struct Row {
  const char* text;
  const char* want;
};

void expect_trees(std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    const Result<Query> query = parse_query(row.text);
    ASSERT_TRUE(query.has_value()) << row.text << ": " << query.error().message.en;
    EXPECT_EQ(tree(*query), row.want) << row.text;
    const Result<Query> again = parse_query(to_string(*query));
    ASSERT_TRUE(again.has_value()) << to_string(*query);
    EXPECT_EQ(*again, *query) << row.text << " printed as " << to_string(*query);
  }
}

TEST(ParseQuery, ReadsWhatTheLanguageOffers) {
  expect_trees({
      {"", "everything"},
      {"   ", "everything"},
      {"서버", "서버"},
      {"서버 장애", "(all 서버 장애)"},
      {"서버\u3000장애\n", "(all 서버 장애)"},
      {"\"서버 부하\"", "\"서버 부하\""},
      {"“서버 부하”", "\"서버 부하\""},
      {"서버 -광고", "(without 서버 광고)"},
      {"서버 NOT 광고", "(without 서버 광고)"},
      {"-광고", "(without everything 광고)"},
      {"-\"서버 부하\" 로그", "(without 로그 \"서버 부하\")"},
      {"서버 OR 장비", "(any 서버 장비)"},
      {"서버 장애 OR 장비 고장", "(any (all 서버 장애) (all 장비 고장))"},
      {"(서버 OR 장비) 장애", "(all (any 서버 장비) 장애)"},
      {"서버 AND 장애", "(all 서버 장애)"},
      {"서버 -(광고 OR 협찬)", "(without 서버 (any 광고 협찬))"},
      {"title:회고", "title:회고"},
      {"Title:회고", "title:회고"},
      {"title:\"한 해 회고\"", "title:\"한 해 회고\""},
      {"body:로그 서버", "(all body:로그 서버)"},
      {"tag:react category:TODAY/회고 blog:cats", "(all [tag:react] [category:TODAY/회고] [blog:cats])"},
      {"tag:\"봄 나들이\"", "[tag:봄 나들이]"},
      {"-tag:광고", "(without everything [tag:광고])"},
      {"author:고양이 series:회고 lang:ko has:image is:protected",
       "(all [author:고양이] [series:회고] [lang:ko] [has:image] [is:protected])"},
      {"date:2024 회고", "(all [date:2024] 회고)"},
      {"date:2024-03..2024-05", "[date:2024-03..2024-05]"},
      {"date:..2023", "[date:..2023]"},
      {"개발*", "개발*"},
      {"title:개발*", "title:개발*"},
  });
}

TEST(ParseQuery, TakesOrdinaryTextAsWords) {
  expect_trees({
      {"\"서버", "서버"},
      {"서버\"", "서버"},
      {"5\" 모니터", "(all 5 모니터)"},
      {"\"\" 서버", "서버"},
      {"(서버", "서버"},
      {"서버)", "서버"},
      {")(", "everything"},
      {"() 서버", "서버"},
      {"-() 서버", "서버"},
      {"-(서버", "서버"},
      {"printf(\"안녕\")", "(all printf \"안녕\")"},
      {"서버(장애)", "(all 서버 장애)"},
      {"OR", "or"},
      {"OR 서버", "(all or 서버)"},
      {"서버 OR", "(all 서버 or)"},
      {"서버 OR OR 장비", "(any 서버 (all or 장비))"},
      {"NOT", "not"},
      {"서버 AND", "(all 서버 and)"},
      {"or and not", "(all or and not)"},
      {"A - B", "(all A B)"},
      {"--help", "help"},
      {"--OR", "or"},
      {"- -- ---", "everything"},
      {"http://cats.tistory.com/12", "http://cats.tistory.com/12"},
      {"note:메모", "note:메모"},
      {"comment:안녕", "comment:안녕"},
      {"c++ C# .NET", "(all c++ C# .NET)"},
      {"*", "*"},
      {"2024-05-04", "2024-05-04"},
      {"ㅋㅋㅋ", "ㅋㅋㅋ"},
  });
}

TEST(ParseQuery, TakesTheOptionOfACommandAsAWord) {
  expect_trees({
      {"tail -f", "(all tail -f)"},
      {"kill -9", "(all kill -9)"},
      {"rm -rf", "(all rm -rf)"},
      {"ls -la", "(all ls -la)"},
      {"tar -x -f app.tar.gz -v", "(all tar -x -f app.tar.gz -v)"},
      {"kill -9 -1", "(all kill -9 -1)"},
      {"g++ -O2", "(all g++ -O2)"},
      {"리눅스 tail -f", "(all 리눅스 tail -f)"},
      {"tail -f -광고", "(without (all tail -f) 광고)"},
      {"여행 -(tail -f)", "(without 여행 (all tail -f))"},
      {"서버 OR tail -f", "(any 서버 (all tail -f))"},
  });
}

TEST(ParseQuery, ExcludesWhatIsNoOption) {
  expect_trees({
      {"노트북 -lg", "(without 노트북 lg)"},
      {"노트북 -lg -hp", "(without 노트북 lg hp)"},  // lg is excluded, and no command
      {"-lg", "(without everything lg)"},
      {"2024 -ad", "(without 2024 ad)"},
      {"tail -foo", "(without tail foo)"},
      {"tail -광고", "(without tail 광고)"},
      {"tail -가", "(without tail 가)"},
      {"tail -f*", "(without tail f*)"},
      {"tail NOT lg", "(without tail lg)"},
      {"tail NOT lg -f", "(without tail lg f)"},
      {"tail NOT lg -광고", "(without tail lg 광고)"},
      {"tail NOT or", "(without tail or)"},
      {"\"tail\" -f", "(without \"tail\" f)"},
      {"(tail) -f", "(without tail f)"},
      {"title:tail -f", "(without title:tail f)"},
      {"tail - f", "(all tail f)"},
      {"tail --f", "(all tail f)"},
  });
}

TEST(ParseQuery, LeavesOutAFieldWithoutItsValue) {
  expect_trees({
      {"date:", "everything"},
      {"서버 date:", "서버"},
      {"서버 tag: 장애", "(all 서버 장애)"},
      {"title: 회고", "회고"},
      {"category:\"\" blog: author: series: lang: has: is: body:", "everything"},
      {"서버 -date:", "서버"},
      {"서버 -tag: 장애", "(all 서버 장애)"},
      {"서버 NOT tag:", "서버"},
      {"서버 OR tag:", "서버"},
      {"tag: OR 서버", "서버"},
      {"서버 AND tag:", "서버"},
      {"서버 (tag:)", "서버"},
      {"서버 -(tag:)", "서버"},
  });
}

TEST(ParseQuery, ReadsDatesAsPeopleWriteThem) {
  expect_trees({
      {"date:2024년", "[date:2024년]"},
      {"date:2024년3월", "[date:2024년3월]"},
      {"date:2024년 3월", "[date:2024년3월]"},
      {"date:2024년  3월 5일 회고", "(all [date:2024년3월5일] 회고)"},
      {"date:2024년 3월..2024년 5월", "[date:2024년3월..2024년5월]"},
      {"date:\"2024년 3월\"", "[date:2024년 3월]"},
      {"date:2024년 3월에", "(all [date:2024년] 3월에)"},
      {"date:2024년 회고", "(all [date:2024년] 회고)"},
      {"date:2024년 3", "(all [date:2024년] 3)"},
      {"date:\"2024년\" 3월", "(all [date:2024년] 3월)"},
      {"date:2024년 (3월)", "(all [date:2024년] 3월)"},
      {"date:2024년 -3월", "(without [date:2024년] 3월)"},
      {"date:20240331", "[date:20240331]"},
      {"date:202403..", "[date:202403..]"},
  });
}

TEST(ParseQuery, MeltsBracketsThatChangeNothing) {
  expect_trees({
      {"((서버))", "서버"},
      {"서버 (장애 (로그))", "(all 서버 장애 로그)"},
      {"서버 OR (장비 OR 기계)", "(any 서버 장비 기계)"},
      {"서버 (장애 -로그)", "(all 서버 (without 장애 로그))"},
      {"(서버 -장애) -로그", "(without (without 서버 장애) 로그)"},
      {"-(-서버)", "(without everything (without everything 서버))"},
  });
}

TEST(ParseQuery, FailsWithThePlaceOnAnUnreadableValue) {
  const struct {
    const char* text;
    std::size_t place;
  } rows[] = {{"date:soon", 5},       {"서버 date:soon", 12},  {"date:2024-13", 5},
              {"date:2024-02-30", 5}, {"date:2024..2023", 5},  {"date:..", 5},
              {"has:cats", 4},        {"is:nice", 3},          {"-date:\"다음 주\" 서버", 6},
              {"date:1024", 5},       {"date:2024년 13월", 5}, {"date:202413", 5}};
  for (const auto& row : rows) {
    const Result<Query> query = parse_query(row.text);
    ASSERT_FALSE(query.has_value()) << row.text;
    EXPECT_EQ(query.error().code, ErrorCode::bad_query) << row.text;
    EXPECT_EQ(query.error().place, row.place) << row.text;
    EXPECT_FALSE(query.error().message.en.empty() || query.error().message.ko.empty()) << row.text;
  }
}

std::string repeated(const std::string& text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

TEST(ParseQuery, FailsBeyondItsBoundsAndNotBefore) {
  EXPECT_TRUE(parse_query(std::string(bound::query_bytes, 'a')).has_value());
  EXPECT_FALSE(parse_query(std::string(bound::query_bytes + 1, 'a')).has_value());
  EXPECT_TRUE(parse_query(repeated("책 ", bound::query_words)).has_value());
  EXPECT_EQ(parse_query(repeated("책 ", bound::query_words + 1)).error().place, 4 * bound::query_words);
  EXPECT_FALSE(parse_query("\"" + repeated("책 ", bound::query_words + 1) + "\"").has_value());
  const auto nested = [](std::size_t depth) { return repeated("(", depth) + "책" + repeated(")", depth); };
  EXPECT_TRUE(parse_query(nested(bound::query_depth)).has_value());
  EXPECT_EQ(parse_query(nested(bound::query_depth + 1)).error().place, bound::query_depth);
  EXPECT_TRUE(parse_query(repeated("(", 1000)).has_value()) << "stray brackets do not nest";
}

TEST(ReadDateRange, CoversWholeYearsMonthsAndDays) {
  const struct {
    const char* text;
    const char* from;
    const char* to;
  } rows[] = {{"2024", "20240000000000", "20249999999999"},
              {"2024-03", "20240300000000", "20240399999999"},
              {"2024-3", "20240300000000", "20240399999999"},
              {"2024.03.05", "20240305000000", "20240305999999"},
              {"2024-03..2024-05", "20240300000000", "20240599999999"},
              {"..2023", "0", "20239999999999"},
              {"2023..", "20230000000000", "9"},
              {"2024-02-29", "20240229000000", "20240229999999"},
              {"202403", "20240300000000", "20240399999999"},
              {"20240331", "20240331000000", "20240331999999"},
              {"2024년", "20240000000000", "20249999999999"},
              {"2024년3월", "20240300000000", "20240399999999"},
              {"2024년 3월", "20240300000000", "20240399999999"},
              {"2024년 03월 05일", "20240305000000", "20240305999999"},
              {"2024년3월..2024년5월", "20240300000000", "20240599999999"}};
  for (const auto& row : rows) {
    const auto range = query::read_date_range(row.text);
    ASSERT_TRUE(range.has_value()) << row.text;
    EXPECT_EQ(range->from, row.from) << row.text;
    EXPECT_EQ(range->to, row.to) << row.text;
  }
  for (const char* text :
       {"",           "..",         "24",          "2024-",     "2024-00",       "2023-02-29",
        "2024-03.05", "2024..2023", "2024-05-04x", "20243",     "2024033",       "202413",
        "20240230",   "2024031x",   "2024년13월",  "2024년0월", "2024년2월30일", "2024월",
        "2024년-3월", "2024 3월",   "2024-03월",   "202403051"})
    EXPECT_FALSE(query::read_date_range(text).has_value()) << text;
}

TEST(QueryBuilders, JoinConditionsToWhatWasTyped) {
  const Query typed = *parse_query("서버 장애");
  EXPECT_EQ(tree(both(typed, filter(FieldId::tag, "봄 나들이"))), "(all 서버 장애 [tag:봄 나들이])");
  EXPECT_EQ(both(Query{}, typed), typed);
  EXPECT_EQ(both(typed, Query{}), typed);
}

}  // namespace parse_test
}  // namespace seogo
