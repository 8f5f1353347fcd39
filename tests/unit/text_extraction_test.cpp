// Main-text extractions: head, body and tail told apart.
#include <gtest/gtest.h>

#include "importer/format/text_extraction.h"

namespace seogo::importer {
namespace text_extraction_test {

Post read(const std::string& text) {
  Imported imported;
  import_text(text, imported);
  return imported.post;
}

TEST(TextExtraction, NeverMakesATitleOfTheFirstLine) {
  const Post post = read("느린 하루의 기록\n비가 왔다.\n");
  EXPECT_FALSE(post.title);
  EXPECT_FALSE(post.published);
  EXPECT_EQ(post.text, "느린 하루의 기록\n비가 왔다.");
}

TEST(TextExtraction, ReadsTheTailWithBarsAndBracketsInTitles) {
  const Post post = read(
      "글\n'A > B' 카테고리의 다른 글\n겨울 | 봄 (상) (2) | 2024.04.21 |\n---|---|\n[1] 첫 글 (0) | "
      "2024.04.07 |");
  EXPECT_EQ(post.category, (std::vector<std::string>{"A", "B"}));
  ASSERT_EQ(post.related.size(), 2U);
  EXPECT_EQ(post.related[0].title, "겨울 | 봄 (상)");
  EXPECT_EQ(post.related[0].comment_count, 2U);
  EXPECT_EQ(to_string(*post.related[1].published), "2024-04-07");
  EXPECT_FALSE(post.published) << "the dates of the tail are other posts'";
  EXPECT_EQ(post.text, "글");
}

TEST(TextExtraction, KeepsAHeadingOfThatKindInTheMiddleOfAText) {
  std::string text = "글\n'A' 카테고리의 다른 글\n";
  for (int i = 0; i < 9; ++i) text += "이어지는 문단이다.\n";
  EXPECT_NE(read(text).text.find("카테고리의 다른 글"), std::string::npos);
}

TEST(TextExtraction, ReadsTheHeadOfEachShape) {
  const Post skip = read("본문 바로가기\n메모\n제목\n글이다.");
  EXPECT_EQ(skip.title, "제목");
  EXPECT_EQ(skip.category, std::vector<std::string>{"메모"});
  const Post byline = read("메모\n제목\n서리 2025. 11. 14. 07:30\n반응형\n제목\n글이다.");
  EXPECT_EQ(byline.title, "제목");
  EXPECT_EQ(byline.author, "서리");
  EXPECT_EQ(to_string(*byline.published), "2025-11-14T07:30:00+09:00");
  EXPECT_EQ(byline.text, "제목\n글이다.") << "a later line that repeats the title stays";
}

TEST(TextExtraction, LeavesASentenceWithADateAlone) {
  EXPECT_FALSE(read("처음\n우리는 2024. 5. 4. 18:23에 만났다.\n끝").title);
}

TEST(TextExtraction, ReadsNothingAsNothing) { EXPECT_EQ(read("").text, ""); }

}  // namespace text_extraction_test
}  // namespace seogo::importer
