// Tables in the forms that programs write: which cells a row has, and which record it becomes.
#include "importer/format/table.h"

#include <gmock/gmock.h>

#include "importer/common/byte_source.h"
#include "importer/format/json_posts.h"
#include "support/heard.h"

namespace seogo::importer {
namespace table_test {

using testing::ElementsAre;

std::vector<Row> rows_of(std::string_view text, std::size_t piece) {
  std::vector<Row> rows;
  TableReader reader(delimiter_of(text), [&](Row row) { rows.push_back(std::move(row)); });
  for (std::size_t at = 0; at < text.size(); at += piece) EXPECT_TRUE(reader.feed(text.substr(at, piece)));
  EXPECT_TRUE(reader.finish());
  return rows;
}

TEST(Table, HasTheSameRowsHoweverItArrives) {
  struct Case {
    const char* text;
    std::vector<Row> want;
  };
  const Case cases[] = {
      {"a,b\n1,2\n", {{"a", "b"}, {"1", "2"}}},
      {"a,b\r\n1,2", {{"a", "b"}, {"1", "2"}}},
      {"a,b\r1,2\r", {{"a", "b"}, {"1", "2"}}},
      {"a;b\n1,5;2\n", {{"a", "b"}, {"1,5", "2"}}},
      {"a\tb\n1\t\n", {{"a", "b"}, {"1", ""}}},
      {"a,b\n\"1,\n2\",3\n", {{"a", "b"}, {"1,\n2", "3"}}},
      {"a\n\"그가 \"\"아니\"\" 했다\"\n", {{"a"}, {"그가 \"아니\" 했다"}}},
      {"a\n\"\"\n", {{"a"}, {""}}},
      {"a,b\n5\" 못,2\n", {{"a", "b"}, {"5\" 못", "2"}}},
      {"a,b\n\"x\"y,2\n", {{"a", "b"}, {"xy", "2"}}},
      {"a,b\n,\n", {{"a", "b"}, {"", ""}}},
  };
  for (const Case& c : cases)
    for (const std::size_t piece : std::vector<std::size_t>{1, 2, 3, 100})
      EXPECT_EQ(rows_of(c.text, piece), c.want) << c.text << piece;
}

TEST(Table, SaysThatAQuoteIsNeverClosed) {
  TableReader reader(',', [](Row) {});
  EXPECT_TRUE(reader.feed("a,\"b\n"));
  EXPECT_FALSE(reader.finish());
}

ByteSource pieces(std::string text, std::size_t size) {
  return [text = std::move(text), at = std::size_t{0}, size](char* buffer, std::size_t room) mutable {
    const std::size_t step = std::min({size, room, text.size() - at});
    text.copy(buffer, step, at);
    at += step;
    return Result<std::size_t>(step);
  };
}

std::vector<std::string> posts_in(const std::string& json) {
  test::Heard heard;
  Record prototype;
  prototype.path = "a.json";
  EXPECT_TRUE(split_json(prototype, pieces(json, 3), heard)) << json;
  std::vector<std::string> posts;
  for (const Record& record : heard.records) posts.push_back(record.bytes);
  return posts;
}

TEST(JsonPosts, AreTheObjectsOfTheList) {
  EXPECT_THAT(posts_in(R"([{"a":1}, {"b":"}{\"]"}])"), ElementsAre(R"({"a":1})", R"({"b":"}{\"]"})"));
  EXPECT_THAT(posts_in(R"([[{"a":1}],[{"b":[{}]}]])"), ElementsAre(R"({"a":1})", R"({"b":[{}]})"));
  EXPECT_THAT(posts_in(R"({"n":1,"posts":[{"a":1}]})"), ElementsAre(R"({"a":1})"));
  EXPECT_THAT(posts_in(R"({"data":{"items":[{"a":1}]}})"), ElementsAre(R"({"a":1})"));
  EXPECT_THAT(posts_in(R"({"title":"a","comments":[{"a":1}]})"),
              ElementsAre(R"({"title":"a","comments":[{"a":1}]})"));
  EXPECT_THAT(posts_in("{\"a\":1}\n{\"b\":2}\n"), ElementsAre(R"({"a":1})", R"({"b":2})"));
  EXPECT_THAT(posts_in(R"({"3":{"a":1},"4":{"id":"x"}})"),
              ElementsAre(R"({"a":1,"id":"3"})", R"({"id":"x"})"));
}

TEST(JsonPosts, AreGivenAsFarAsTheFileReaches) {
  test::Heard heard;
  Record prototype;
  prototype.path = "a.json";
  const Result<void> done = split_json(prototype, pieces(R"([{"a":1},{"b":)", 5), heard);
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, ErrorCode::bad_input);
  EXPECT_EQ(heard.records.size(), 1U);
}

TEST(JsonPosts, EndWhereTheyAreNestedBeyondAnyPost) {
  test::Heard heard;
  EXPECT_FALSE(split_json({}, pieces(std::string(100000, '['), 4096), heard));
  EXPECT_FALSE(split_json({}, pieces("]", 1), heard));
  EXPECT_FALSE(split_json({}, pieces("[1, 2]", 1), heard));
}

}  // namespace table_test
}  // namespace seogo::importer
