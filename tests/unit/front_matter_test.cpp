// Heads above Markdown, in the quotings and lists that site builders read.
#include "importer/common/front_matter.h"

#include <gmock/gmock.h>

namespace seogo::importer {
namespace front_matter_test {

using testing::ElementsAre;

FrontMatter read(const std::string& block) {
  const std::string text = "---\n" + block + "\n---\n본문\n";
  std::string_view rest = text;
  const auto matter = take_head_block(rest);
  EXPECT_TRUE(matter.has_value()) << block;
  EXPECT_EQ(rest, "\n본문\n") << block;
  return matter.value_or(FrontMatter());
}

TEST(FrontMatter, ReadsATitleHoweverItIsQuoted) {
  struct Case {
    const char* block;
    const char* title;
  };
  const Case cases[] = {
      {"title: 제목", "제목"},
      {"title:   제목   ", "제목"},
      {"title: \"제목\"", "제목"},
      {"title: '제목'", "제목"},
      {"title: \"그가 \\\"아니\\\"라고 했다\"", "그가 \"아니\"라고 했다"},
      {"title: '그''것'", "그'것"},
      {"title: \"가\\u0020나\"", "가 나"},
      {"title: 제목 # 주석", "제목"},
      {"title: \"제목 # 아님\"", "제목 # 아님"},
      {"title: >-\n  두 줄로\n  쓴 제목", "두 줄로 쓴 제목"},
      {"title: |\n  한 줄", "한 줄"},
      {"title:\n  다음 줄", "다음 줄"},
      {"title: 첫째: 둘째", "첫째: 둘째"},
      {"title: [공지] 알림", "[공지] 알림"},
      {"title: C#과 C++", "C#과 C++"},
      {"title: 2024", "2024"},
      {"Title: 제목", "제목"},
      {"\"title\": 제목", "제목"},
      {"제목: 제목", "제목"},
      {"subject: 제목\nauthor: 서리", "제목"},
  };
  for (const Case& c : cases) EXPECT_EQ(read(c.block).title, c.title) << c.block;
}

TEST(FrontMatter, ReadsListsInEveryWriting) {
  for (const char* block : {"tags: [가, 나]", "tags: [\"가\", '나']", "tags:\n  - 가\n  - 나",
                            "tags:\n- 가\n- \"나\"", "tags: 가, 나", "tags: [가,\n  나]", "tags: \"#가 #나\"",
                            "keywords: [가, 나]", "태그: 가, 나", "tags:\n  - name: 가\n  - name: 나"})
    EXPECT_THAT(read(block).tags, ElementsAre("가", "나")) << block;
  EXPECT_THAT(read("tags: [\"가, 나\", 다]").tags, ElementsAre("가, 나", "다"));
  EXPECT_THAT(read("categories: [살림, 장]").category, ElementsAre("살림", "장"));
  EXPECT_THAT(read("category: 살림/장").category, ElementsAre("살림", "장"));
  EXPECT_TRUE(read("tags: []").tags.empty());
  EXPECT_TRUE(read("tags:").tags.empty());
}

TEST(FrontMatter, TakesTheBestNameOfEachThing) {
  const FrontMatter matter = read(
      "created: 2024-05-01\ndate: 2024-05-04 18:23:00 +0900\nlastmod: 2024-06-01\nurl: /2024/05/a/\n"
      "source: https://seori.tistory.com/7\nauthor: {name: 서리}\ndraft: true\nslug: a");
  EXPECT_EQ(to_string(matter.published.value()), "2024-05-04T18:23:00+09:00");
  EXPECT_EQ(to_string(matter.updated.value()), "2024-06-01");
  EXPECT_EQ(matter.url, "https://seori.tistory.com/7");
  EXPECT_EQ(matter.author, "서리");
  EXPECT_EQ(matter.slug, "a");
  EXPECT_TRUE(matter.is_draft);
}

TEST(FrontMatter, IsReadByLinesWhereItIsNoYaml) {
  const FrontMatter matter =
      read("title: 첫째: 둘째\ntags: [가, \"나, 다\"]\ncategories:\n  - 살림\nauthor: *없는이름\nx: [");
  EXPECT_EQ(matter.title, "첫째: 둘째");
  EXPECT_EQ(matter.author, "*없는이름");
  EXPECT_THAT(matter.category, ElementsAre("살림"));
  EXPECT_THAT(read("title: 첫째: 둘째\ntags: [가, \"나, 다\"]").tags, ElementsAre("가", "나, 다"));
}

TEST(FrontMatter, MayBeTomlBetweenPluses) {
  std::string_view rest =
      "+++\ntitle = \"제목\"\ntags = [\"가\", \"나\"]\ndate = 2024-05-04T18:23:00+09:00\n+++\n본문";
  const auto matter = take_head_block(rest);
  ASSERT_TRUE(matter.has_value());
  EXPECT_EQ(matter->title, "제목");
  EXPECT_THAT(matter->tags, ElementsAre("가", "나"));
  EXPECT_EQ(to_string(matter->published.value()), "2024-05-04T18:23:00+09:00");
}

TEST(FrontMatter, DoesNotGrowWithItsAliases) {
  std::string bomb = "a0: &a0 [x, x]\n";
  for (int i = 1; i < 40; ++i)
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [*a" + std::to_string(i - 1) + ", *a" +
            std::to_string(i - 1) + "]\n";
  EXPECT_EQ(read(bomb + "title: 제목").title, "제목");
  EXPECT_EQ(read("title: 제목\nx: " + std::string(8000, '[')).title, "제목");
}

}  // namespace front_matter_test
}  // namespace seogo::importer
