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
                          R"({"views":7})"}) {
    const Result<Imported> read = import_record(line(bad));
    ASSERT_FALSE(read) << bad;
    EXPECT_EQ(read.error().code, ErrorCode::bad_input) << bad;
    EXPECT_FALSE(read.error().message.ko.empty()) << bad;
  }
}

TEST(JsonLine, UnderstandsTheKeysOfOtherPrograms) {
  const Result<Imported> read = import_record(line(
      R"({"post_title":"제목","postUrl":"https://seori.tistory.com/12","본문":"글이다.","작성일":"2024. 3. 5. 오후 3:20",)"
      R"("키워드":"가, 나","nickname":"서리","views":3})"));
  ASSERT_TRUE(read);
  const Post& post = read->post;
  EXPECT_EQ(post.id, "seori/12");
  EXPECT_EQ(post.title, "제목");
  EXPECT_EQ(post.text, "글이다.");
  EXPECT_EQ(to_string(post.published.value()), "2024-03-05T15:20:00+09:00");
  EXPECT_EQ(post.tags, (std::vector<std::string>{"가", "나"}));
  EXPECT_EQ(post.author, "서리");
  EXPECT_EQ(post.problems, std::vector<std::string>{"keys not understood: views"});
}

TEST(JsonLine, TellsWhatItCannotRead) {
  const Result<Imported> read = import_record(
      line(R"({"title":"제목","content":"글","date":"2024-13-45","url":"없음","comment_count":"여럿"})"));
  ASSERT_TRUE(read);
  EXPECT_FALSE(read->post.published.has_value());
  std::string problems;
  for (const std::string& problem : read->post.problems) problems += problem + "\n";
  for (const char* told : {"2024-13-45", "없음", "여럿"})
    EXPECT_NE(problems.find(told), std::string::npos) << told << " in " << problems;
}

TEST(JsonLine, TakesANumberForAnIdWhereTheBlogIsKnown) {
  Record record = line(R"({"id":7,"text":"글"})");
  EXPECT_NE(import_record(record)->post.id, "local/7") << "another file may have a 7 too";
  record.blog = "seori";
  record.blog_is_guess = false;
  EXPECT_EQ(import_record(record)->post.id, "seori/7");
}

TEST(JsonLine, TellsMarkupFromTextThatSpeaksOfIt) {
  EXPECT_EQ(import_record(line(R"({"content":"<p>글</p>"})"))->post.text, "글");
  EXPECT_EQ(import_record(line(R"({"content":"a < b 이면 c > d"})"))->post.text, "a < b 이면 c > d");
  EXPECT_EQ(import_record(line(R"({"html":"<p>글</p>","text":"<p> 태그로 시작하는 글"})"))->post.text,
            "<p> 태그로 시작하는 글");
}

TEST(JsonLine, SaysWhichKeysItSawWhereNoneIsAText) {
  const Result<Imported> read = import_record(line(R"({"views":7,"likes":3})"));
  ASSERT_FALSE(read);
  EXPECT_NE(read.error().message.en.find("likes, views"), std::string::npos) << read.error().message.en;
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
