// How terms are spelt: limits, folded labels, categories, visibility; what two neighbours leave, sort keys.
#include "index/terms.h"

#include <gmock/gmock.h>

#include "index/format.h"
#include "index/term_code.h"

namespace seogo::index {
namespace terms_test {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(MakeTerm, KeepsShortTextWhole) {
  EXPECT_EQ(term_name("S", "고양이"), "S고양이");
  EXPECT_EQ(decode_term(make_term("S", "고양이")), "S고양이");
  EXPECT_EQ(make_term("", ""), "");
  const std::string text(max_name_bytes - 2, 'a');
  EXPECT_EQ(make_term("XX", text), "XX" + text);
}

TEST(MakeTerm, CutsLongTextOnACharacterAndKeepsItDistinct) {
  std::string text;
  while (text.size() < 300) text += "가";
  const std::string one = term_name("Q", text + "나");
  const std::string other = term_name("Q", text + "다");
  EXPECT_LE(one.size(), max_name_bytes);
  EXPECT_NE(one, other);
  EXPECT_EQ((one.size() - 1 - 16) % 3, 0u) << "ends inside a character";
  EXPECT_EQ(one, term_name("Q", text + "나"));
}

TEST(FoldLabel, MakesWhatMeansTheSameEqual) {
  const struct {
    const char* input;
    const char* want;
  } cases[] = {
      {"React", "react"},
      {"  React \t Native ", "react native"},
      {"ＲＥＡＣＴ", "react"},
      {"맛집", "맛집"},
      {"\u1106\u1161\u11BA", "맛"},  // NFD
      {"a\x1f"
       "b",
       "a b"},
      {"", ""},
      {" \n ", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(fold_label(c.input), c.want) << c.input;
}

TEST(LabelTerm, IsTheOneThatDocumentsHold) {
  EXPECT_EQ(label_name(FieldId::tag, "React"), "Kreact");
  EXPECT_EQ(label_name(FieldId::blog, "Cats"), "Hcats");
  EXPECT_EQ(label_name(FieldId::author, ""), "");
  EXPECT_EQ(label_name(FieldId::category, "TODAY/회고"), "XCATtoday/회고");
  EXPECT_EQ(label_name(FieldId::category, "TODAY > 회고"), "XCATtoday/회고");
  EXPECT_EQ(label_name(FieldId::category, "/"), "");
}

TEST(CategoryTerms, HoldEachAncestorAndTheLastNameAlone) {
  EXPECT_THAT(category_names({"TODAY", "회고", "2024"}),
              ElementsAre("XCATtoday", "XCATtoday/회고", "XCATtoday/회고/2024", "XCAT2024"));
  EXPECT_THAT(category_names({"", "회고"}), ElementsAre("XCAT회고"));
  EXPECT_THAT(category_names({}), IsEmpty());
}

TEST(PropertyTerm, KnowsItsNamesAlone) {
  EXPECT_EQ(property_name(FieldId::has, "Image"), "XHASimage");
  EXPECT_EQ(property_name(FieldId::is, "protected"), "XISprotected");
  EXPECT_EQ(property_name(FieldId::has, "protected"), "");
  EXPECT_EQ(property_name(FieldId::is, ""), "");
}

TEST(VisibilityTerms, NameWhatMayBeSeen) {
  EXPECT_THAT(visibility_names({}), IsEmpty());
  EXPECT_THAT(visibility_names({.public_ = true, .protected_ = false, .private_ = false, .unknown = true}),
              ElementsAre("XISpublic", "XISunknown"));
  EXPECT_EQ(visibility_name(Visibility::private_), property_name(FieldId::is, "private"));
}

TEST(SplitValues, TakesBackWhatWasJoined) {
  const std::vector<std::string> cases[] = {{}, {"a"}, {"a", "b c", "라면"}};
  for (const auto& values : cases) EXPECT_EQ(split_values(join_values(values)), values);
  EXPECT_THAT(split_values(join_values({"",
                                        "a\x1f"
                                        "b",
                                        ""})),
              ElementsAre("a b"));
}

// Two words with what stands between them, as the analyzer reads it.
bool are_joined(const std::string& text) {
  const std::vector<Word> words = Analyzer().analyze(text);
  EXPECT_EQ(words.size(), 2u) << text;
  return words.size() == 2 && has_joint(text, words[0], words[1]);
}

TEST(Joint, IsOfNeighboursThatMayBeOneThing) {
  for (const char* text :
       {"코드 리뷰", "코드를 리뷰", "서버의 부하", "코드 review", "docker compose", "2 주차"})
    EXPECT_TRUE(are_joined(text)) << text;
  for (const char* text : {"코드, 리뷰", "서버에서 부하", "코드. 리뷰", "터졌다 서버"})
    EXPECT_FALSE(are_joined(text)) << text;
}

TEST(Joint, IsTheSameJoinedAndApart) {
  EXPECT_EQ(joint("코드", "리뷰"), "드리");
  EXPECT_EQ(joint("코드", "리뷰"), joint("소스코드", "리뷰어"));
  const std::vector<Word> latin = Analyzer().analyze("docker compose");
  EXPECT_EQ(joint(latin[0], latin[1]), pair_digits("docker", "compose"));
  EXPECT_NE(pair_digits("docker", "compose"), pair_digits("compose", "docker"));
}

// Sorted downwards: the newest (oldest) first, the undated last, equal dates by their ids upwards.
TEST(SortKeys, PutPostsInOrder) {
  const struct {
    const char* digits;
    const char* id;
  } newest[] = {{"20240504182300", "a"},
                {"20240504182300", "ab"},
                {"20240504182300", "b"},
                {"20240504000000", "a"},
                {"20231231000000", "a"},
                {"", "a"},
                {"", "b"}},
    oldest[] = {{"20231231000000", "a"},
                {"20240504000000", "a"},
                {"20240504182300", "a"},
                {"20240504182300", "ab"},
                {"20240504182300", "b"},
                {"", "a"},
                {"", "b"}};
  for (std::size_t i = 1; i < std::size(newest); ++i) {
    EXPECT_GT(newest_key(newest[i - 1].digits, newest[i - 1].id), newest_key(newest[i].digits, newest[i].id))
        << i;
    EXPECT_GT(oldest_key(oldest[i - 1].digits, oldest[i - 1].id), oldest_key(oldest[i].digits, oldest[i].id))
        << i;
  }
}

}  // namespace terms_test
}  // namespace seogo::index
