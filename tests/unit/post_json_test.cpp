#include "seogo/post_json.h"

#include <gtest/gtest.h>

namespace seogo {
namespace post_json_test {

Post full_post() {
  Post post;
  post.id = "badanote/12";
  post.kind = Kind::protected_post;
  post.visibility = Visibility::protected_;
  post.format = Format::tistory_page;
  post.blog = "badanote";
  post.number = 12;
  post.slug = "바다-노트";
  post.url = "https://badanote.tistory.com/12";
  post.title = "바다 \"노트\" <b>";
  post.label = "바다";
  post.author = "파도";
  post.lang = "ko";
  post.published = parse_iso_date("2024-05-04T18:23:00+09:00");
  post.updated = parse_iso_date("2024-05-05");
  post.category = {"TODAY", "회고"};
  post.tags = {"서버", "장애"};
  post.text = "첫 줄\n둘째 줄";
  post.headings = {"첫 줄"};
  post.html = "<p>첫 줄</p>";
  post.images = {
      {"./img/img.png", "https://example.com/img.png", "바다", "여름 바다", std::string(64, 'a'), 3, 4}};
  post.attachments = {{"표.xlsx", "https://example.com/f", ""}};
  post.code = {{"java", "int a;"}};
  post.embeds = {"https://example.com/v"};
  post.comments = {
      {"하늘", parse_iso_date("2024-05-06"), "좋네요", {{"파도", std::nullopt, "고마워요", {}}}}};
  post.comment_count = 2;
  post.related = {{"다른 글", "/11", parse_iso_date("2024-05-01"), 3}};
  post.copy_of = "badanote/3";
  post.versions = 2;
  post.problems = {"no slug"};
  return post;
}

TEST(PostJson, BringsBackEveryField) {
  const Post post = full_post();
  const auto back = post_from_json(to_json(post));
  ASSERT_TRUE(back.has_value());
  EXPECT_EQ(*back, post);
}

TEST(PostJson, WritesNullForWhatIsNotKnown) {
  const std::string json = to_json(Post{});
  for (const char* key :
       {"\"id\":null", "\"title\":null", "\"number\":null", "\"published\":null", "\"url\":null"})
    EXPECT_NE(json.find(key), std::string::npos) << key;
  const auto back = post_from_json(json);
  ASSERT_TRUE(back.has_value());
  EXPECT_EQ(*back, Post{});
}

TEST(PostJson, StaysOneLineAndValidWhateverTheBytes) {
  Post post;
  post.text = "a\nb\xff\xfe";
  const std::string json = to_json(post);
  EXPECT_EQ(json.find('\n'), std::string::npos);
  const auto back = post_from_json(json);
  ASSERT_TRUE(back.has_value());
  EXPECT_EQ(back->text, "a\nb\xef\xbf\xbd\xef\xbf\xbd");
}

TEST(PostJson, PassesOverKeysOfOtherTypes) {
  const auto post =
      post_from_json(R"({"title":7,"tags":[1,"a",null],"number":-3,"images":["x"],"published":"soon"})");
  ASSERT_TRUE(post.has_value());
  EXPECT_FALSE(post->title.has_value());
  EXPECT_EQ(post->tags, std::vector<std::string>{"a"});
  EXPECT_FALSE(post->number.has_value());
  EXPECT_TRUE(post->images.empty());
}

TEST(PostJson, RefusesWhatIsNoObject) {
  for (const char* json : {"", "[]", "7", "{", "null", "{\"a\":}"})
    EXPECT_FALSE(post_from_json(json).has_value()) << json;
}

}  // namespace post_json_test
}  // namespace seogo
