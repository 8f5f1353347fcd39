// JSON Lines: what is taken, what is refused, what comes back as it was written.
#include <gtest/gtest.h>

#include "seogo/importer.h"
#include "seogo/post_json.h"

namespace seogo {
namespace json_line_test {

Record line(std::string bytes) {
  Record record;
  record.path = "posts.jsonl!/1";
  record.format = Format::jsonl;
  record.bytes = std::move(bytes);
  return record;
}

TEST(JsonLine, TakesATextAlone) {
  const Result<Imported> read = import_record(line(R"({"text":"첫 줄\n둘째 줄"})"));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->post.text, "첫 줄\n둘째 줄");
  EXPECT_EQ(read->post.html, "<p>첫 줄</p>\n<p>둘째 줄</p>");
}

TEST(JsonLine, TakesCategoriesInEveryWriting) {
  for (const char* category : {R"("가 > 나")", R"("가/나")", R"(["가","나"])", R"("가>나")"}) {
    const Result<Imported> read =
        import_record(line(std::string(R"({"text":"글","category":)") + category + "}"));
    ASSERT_TRUE(read) << category;
    EXPECT_EQ(read->post.category, (std::vector<std::string>{"가", "나"})) << category;
  }
}

TEST(JsonLine, KeepsAnIdAsItIs) {
  EXPECT_EQ(import_record(line(R"x({"id":"일기/봄 (1)","text":"글"})x"))->post.id, "일기/봄 (1)");
}

TEST(JsonLine, TellsIdentityFromTheAddress) {
  const Result<Imported> read = import_record(line(R"({"url":"https://seori.tistory.com/12","text":"글"})"));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->post.id, "seori/12");
  EXPECT_FALSE(read->blog_is_guess);
}

TEST(JsonLine, RefusesWhatHoldsNoPost) {
  for (const char* bad : {"", "[]", "42", "{", "{}", R"({"title":"제목뿐"})", R"({"id":"../x","text":"글"})",
                          R"({"id":7,"text":"글"})"}) {
    const Result<Imported> read = import_record(line(bad));
    ASSERT_FALSE(read) << bad;
    EXPECT_EQ(read.error().code, ErrorCode::bad_input) << bad;
    EXPECT_FALSE(read.error().message.ko.empty()) << bad;
  }
}

TEST(JsonLine, ComesBackAsItWasWritten) {
  const Result<Imported> first = import_record(line(
      R"({"url":"https://seori.tistory.com/12","title":"제목","published":"2024-05-04T18:23:00+09:00","category":["가"],"tags":["나"],"author":"서리",)"
      R"("html":"<h2>머리</h2><p>글 <a href='https://a.example/'>링크</a></p><pre data-ke-language='cpp'><code>int i;\n  ++i;</code></pre><img src='https://a.example/i.png' width='10' height='20' alt='그림'>"})"));
  ASSERT_TRUE(first);
  const Result<Imported> second = import_record(line(to_json(first->post)));
  ASSERT_TRUE(second);
  Post again = second->post;
  again.problems = first->post.problems;
  EXPECT_EQ(to_json(again), to_json(first->post));
}

}  // namespace json_line_test
}  // namespace seogo
