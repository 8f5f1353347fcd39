// Answers of the Open API that people kept: JSON and XML, posts and lists, lone objects where lists are
// expected.
#include "importer/format/open_api.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "importer/format/api_tree.h"
#include "support/heard.h"
#include "support/temp_folder.h"

namespace seogo::importer {
namespace open_api_test {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const std::string item =
    R"({"url":"https://padosori.tistory.com","secondaryUrl":"","id":"12","title":"물때 보는 법","content":"<p>첫 줄</p><p>[##_Image|kage@a1\/b2\/img.png|CDM|1.3|{\"originWidth\":10,\"caption\":\"방파제\"}_##]</p>","categoryId":"7","postUrl":"https://padosori.tistory.com/12","visibility":"20","tags":{"tag":["바다","낚시"]},"comments":"3","date":"1303352668"})";

std::string answer(const std::string& inside) {
  return R"({"tistory":{"status":"200","item":)" + inside + "}}";
}

test::Heard split(const std::string& bytes) {
  test::Heard heard;
  Record prototype;
  prototype.path = "a.json";
  split_api_dump(prototype, bytes, heard);
  return heard;
}

Imported read(const std::string& bytes) {
  Imported imported;
  const Result<void> read = import_api_answer({}, bytes, imported);
  EXPECT_TRUE(read) << read.error().message.en;
  return imported;
}

TEST(OpenApi, ReadsOnePost) {
  const Imported imported = read(answer(item));
  const Post& post = imported.post;
  EXPECT_EQ(post.kind, Kind::post);
  EXPECT_EQ(post.format, Format::api);
  EXPECT_EQ(post.blog, "padosori");
  EXPECT_FALSE(imported.blog_is_guess);
  EXPECT_EQ(post.number, 12U);
  EXPECT_EQ(post.url, "https://padosori.tistory.com/12");
  EXPECT_EQ(post.title, "물때 보는 법");
  EXPECT_EQ(post.visibility, Visibility::public_);
  EXPECT_EQ(to_string(*post.published), "2011-04-21T11:24:28+09:00");
  EXPECT_THAT(post.tags, ElementsAre("바다", "낚시"));
  EXPECT_THAT(post.category, IsEmpty());
  EXPECT_THAT(post.problems, ElementsAre(HasSubstr("number 7")));
  EXPECT_EQ(post.text, "첫 줄\n방파제");
  ASSERT_EQ(post.images.size(), 1U);
  EXPECT_EQ(post.images[0].original, "https://blog.kakaocdn.net/dn/a1/b2/img.png");
  EXPECT_EQ(post.comment_count, 3U);
}

TEST(OpenApi, ReadsTheSameFromXml) {
  const Post post =
      read(
          "<?xml version=\"1.0\" "
          "encoding=\"utf-8\"?><tistory><status>200</status><item><url>https://padosori.tistory.com</url>"
          "<id>12</id><title>물때 보는 법</title><content><![CDATA[<p>첫 "
          "줄</p>]]></content><categoryId>0</categoryId>"
          "<postUrl>https://padosori.tistory.com/12</postUrl><visibility>3</visibility><tags><tag>바다</"
          "tag><tag>낚시</tag></tags>"
          "<date>2011-04-21 12:31:08</date></item></tistory>")
          .post;
  EXPECT_EQ(post.number, 12U);
  EXPECT_EQ(post.text, "첫 줄");
  EXPECT_EQ(post.visibility, Visibility::public_);
  EXPECT_THAT(post.tags, ElementsAre("바다", "낚시"));
  EXPECT_EQ(to_string(*post.published), "2011-04-21T12:31:08+09:00");
  EXPECT_THAT(post.problems, IsEmpty());
}

TEST(OpenApi, ReadsTagsInEveryForm) {
  const auto tags = [](const std::string& told) {
    return read(answer(R"({"id":"1","content":"a",)" + told + "}")).post.tags;
  };
  EXPECT_THAT(tags(R"("tags":"")"), IsEmpty());
  EXPECT_THAT(tags(R"("tags":{"tag":"바다"})"), ElementsAre("바다"));
  EXPECT_THAT(tags(R"("tags":{"tag":["바다","낚시","바다"]})"), ElementsAre("바다", "낚시"));
  EXPECT_THAT(tags(R"("tags":["바다"])"), ElementsAre("바다"));
  EXPECT_THAT(tags(R"("tag":"바다, 낚시")"), ElementsAre("바다", "낚시"));
  EXPECT_THAT(tags(R"("tags":null)"), IsEmpty());
}

TEST(OpenApi, ReadsTheVisibilityOfAllYears) {
  const std::pair<const char*, Visibility> rows[] = {
      {"20", Visibility::public_}, {"15", Visibility::protected_}, {"0", Visibility::private_},
      {"3", Visibility::public_},  {"2", Visibility::public_},     {"1", Visibility::protected_},
      {"99", Visibility::unknown}};
  for (const auto& [number, want] : rows) {
    EXPECT_EQ(read(answer(R"({"id":"1","content":"a","visibility":")" + std::string(number) + "\"}"))
                  .post.visibility,
              want)
        << number;
    EXPECT_EQ(
        read(answer(R"({"id":1,"content":"a","visibility":)" + std::string(number) + "}")).post.visibility,
        want)
        << number;
  }
}

TEST(OpenApi, TakesAListForKnownPosts) {
  const std::string entry =
      R"({"id":"12","title":"물때","postUrl":"https://padosori.tistory.com/12","comments":"3","date":"1303352668"})";
  for (const std::string& posts : {R"("posts":[)" + entry + "]", R"("posts":{"post":[)" + entry + "]}",
                                   R"("posts":{"post":)" + entry + "}"}) {
    const Post post = read(answer(R"({"url":"https://padosori.tistory.com","page":"1",)" + posts + "}")).post;
    EXPECT_EQ(post.kind, Kind::not_a_post);
    EXPECT_EQ(post.blog, "padosori");
    ASSERT_EQ(post.related.size(), 1U) << posts;
    EXPECT_EQ(post.related[0].title, "물때");
    EXPECT_EQ(post.related[0].url, "https://padosori.tistory.com/12");
    EXPECT_EQ(post.related[0].comment_count, 3U);
    EXPECT_EQ(to_string(*post.related[0].published), "2011-04-21T11:24:28+09:00");
  }
}

TEST(OpenApi, TakesAListThatAScriptPrintedForKnownPosts) {
  const Post post = read(
                        "제목 : 물때 보는 법 2018-08-27 00:36:24\nid : 12\npostUrl : "
                        "http://padosori.tistory.com/12\n\n댓글들\n"
                        "\tid : 지나가던 이 2018-08-28 00:24:26\n\t내용\n\t\t글\n\n\nid : 13\npostUrl : "
                        "http://padosori.tistory.com/13\n")
                        .post;
  EXPECT_EQ(post.kind, Kind::not_a_post);
  ASSERT_EQ(post.related.size(), 2U);
  EXPECT_EQ(post.related[0].title, "물때 보는 법");
  EXPECT_EQ(to_string(*post.related[0].published), "2018-08-27T00:36:24+09:00");
  EXPECT_EQ(post.related[1].url, "http://padosori.tistory.com/13");
}

TEST(OpenApi, ShowsNoTitlesOfPrivatePosts) {
  const Post post =
      read(
          answer(
              R"({"posts":[{"id":"1","title":"비밀","visibility":"0"},{"id":"2","title":"보호","visibility":"15"}]})"))
          .post;
  ASSERT_EQ(post.related.size(), 2U);
  EXPECT_EQ(post.related[0].title, "");
  EXPECT_EQ(post.related[1].title, "보호");
}

TEST(OpenApi, AnswersWithoutAPostAreNone) {
  for (const std::string& bytes :
       {answer("{}"), answer("null"), std::string(R"({"tistory":{"status":"404","error_message":"x"}})"),
        std::string("{}"), std::string("[]"), answer(R"({"posts":""})"),
        answer(R"({"categories":[{"id":"7","name":"a"}]})")})
    EXPECT_EQ(read(bytes).post.kind, Kind::not_a_post) << bytes;
}

TEST(OpenApi, NamesTheCategoryWhereTheListStandsBeside) {
  const Post post =
      read(
          R"({"tistory":{"item":)" + item +
          R"(},"categories":[{"id":"5","name":"바다","parent":""},{"id":"7","name":"낚시","parent":"5","label":"바다/낚시"}]})")
          .post;
  EXPECT_THAT(post.category, ElementsAre("바다", "낚시"));
}

TEST(OpenApi, ShowsCommentsThatWereOpen) {
  const Post post = read(R"({"tistory":{"item":)" + item + R"(},"comments":{"comment":[
      {"id":"1","parentId":"","name":"지나가던 이","visibility":"2","open":"Y","comment":"잘 봤습니다","date":"1303352700"},
      {"id":"2","parentId":"1","name":"파도","visibility":"2","open":"Y","comment":"네","date":"1303352800"},
      {"id":"3","parentId":"","name":"숨은 이","visibility":"2","open":"N","comment":"비밀","date":"1303352700"},
      {"id":"4","parentId":"3","name":"파도","visibility":"2","open":"Y","comment":"비밀 대답","date":"1303352800"},
      {"id":"5","parentId":"","name":"x","visibility":"0","open":"Y","comment":"대기","date":"1303352700"}]}})")
                        .post;
  ASSERT_EQ(post.comments.size(), 1U);
  EXPECT_EQ(post.comments[0].author, "지나가던 이");
  ASSERT_EQ(post.comments[0].replies.size(), 1U);
  EXPECT_EQ(post.comments[0].replies[0].text, "네");
}

TEST(OpenApi, ReadsWhatTheEditorSent) {
  const Post post =
      read(
          R"({"_note":"x","postJsonBody":{"title":"시험","content":"<p>글</p>","visibility":0,"category":0,"tag":"a,b","published":1}})")
          .post;
  EXPECT_EQ(post.title, "시험");
  EXPECT_EQ(post.text, "글");
  EXPECT_EQ(post.visibility, Visibility::private_);
  EXPECT_THAT(post.tags, ElementsAre("a", "b"));
  EXPECT_FALSE(post.published);
  EXPECT_FALSE(post.number);
}

TEST(OpenApi, JoinsTheOwnDomainToTheBlog) {
  const Imported imported = read(answer(
      R"({"url":"https://padosori.tistory.com","id":"3","content":"a","postUrl":"https://pado.example.org/3"})"));
  EXPECT_EQ(imported.post.blog, "padosori");
  EXPECT_THAT(imported.other_hosts, ElementsAre("pado.example.org"));
}

TEST(OpenApi, OneAnswerIsOneRecordAsItCame) {
  const test::Heard heard = split(answer(item));
  ASSERT_EQ(heard.records.size(), 1U);
  EXPECT_EQ(heard.records[0].path, "a.json");
  EXPECT_EQ(heard.records[0].container, "");
  EXPECT_EQ(heard.records[0].bytes, answer(item));
}

TEST(OpenApi, AFileOfPostsBecomesARecordEach) {
  const test::Heard heard = split(
      "[" + item +
      R"(,{"id":"13","title":"b","content":"<p>나</p>"},{"id":"13","title":"c","content":"<p>다</p>"}])");
  EXPECT_THAT(heard.paths("a.json!/"), ElementsAre("12", "13", "13~2"));
  EXPECT_EQ(heard.records[0].container, "a.json");
  EXPECT_EQ(read(heard.records[0].bytes).post.text, "첫 줄\n방파제");
  EXPECT_EQ(read(heard.records[1].bytes).post.title, "b");
}

// One file for each answer, as scripts kept them.
TEST(OpenApi, JoinsAPostWithTheAnswersBesideIt) {
  const test::TempFolder folder;
  folder.write("blog/post/12.json", answer(item));
  folder.write(
      "blog/category_list.json",
      answer(R"({"categories":[{"id":"5","name":"바다","parent":""},{"id":"7","name":"낚시","parent":"5"},
      {"id":"8","name":"산","parent":""}]})"));
  folder.write("blog/post/comments/12.json", answer(R"({"postId":"12","totalCount":"1","comments":{"comment":
      {"id":"1","parentId":"","name":"지나가던 이","visibility":"2","open":"Y","comment":"잘 봤습니다","date":"1303352700"}}})"));
  folder.write(
      "blog/post/comments/13.json",
      answer(R"({"postId":"13","comments":{"comment":[{"id":"2","name":"x","comment":"다른 글"}]}})"));
  test::Heard heard;
  ASSERT_TRUE(scan({(folder / "blog").string()}, {}, heard));
  const auto record = std::find_if(heard.records.begin(), heard.records.end(),
                                   [](const Record& one) { return one.path.ends_with("post/12.json"); });
  ASSERT_NE(record, heard.records.end());
  const Post post = read(record->bytes).post;
  EXPECT_THAT(post.category, ElementsAre("바다", "낚시"));
  ASSERT_EQ(post.comments.size(), 1U);
  EXPECT_EQ(post.comments[0].author, "지나가던 이");
  EXPECT_THAT(record->bytes, Not(HasSubstr("산")));
}

TEST(OpenApi, RefusesWhatIsBroken) {
  EXPECT_EQ(split("{\"tistory\":").rejections.size(), 1U);
  EXPECT_EQ(split("<tistory><item>").rejections.size(), 1U);
  EXPECT_EQ(split("").rejections.size(), 1U);
  Imported imported;
  EXPECT_FALSE(import_api_answer({}, "", imported));
}

TEST(OpenApi, SurvivesWhatIsDeep) {
  const std::string deep(1'000'000, '[');
  EXPECT_EQ(split(deep).records.size() + split(deep).rejections.size(), 1U);
  std::string closed = deep + std::string(deep.size(), ']');
  EXPECT_EQ(read("{\"tistory\":{\"item\":{\"content\":\"a\",\"x\":" + closed + "}}}").post.text, "a");
}

TEST(ApiTree, TellsNumbersAndStringsAlike) {
  const Json object = Json::parse(R"({"a":"1","b":1,"c":null,"d":[],"e":1.5})");
  EXPECT_EQ(told(object, "a"), "1");
  EXPECT_EQ(told(object, "b"), "1");
  for (const char* key : {"c", "d", "e", "f"}) EXPECT_EQ(told(object, key), "") << key;
  EXPECT_EQ(told(Json(3), "a"), "");
}

}  // namespace open_api_test
}  // namespace seogo::importer
