// How alike texts are.
#include "library/similarity.h"

#include <gtest/gtest.h>

#include <string>

namespace seogo::library {
namespace similarity_test {

double between(std::string_view a, std::string_view b) { return similarity(shingles(a), shingles(b)); }

TEST(Similarity, IsOneForTheSameAndZeroForOthers) {
  const std::string text = "오늘은 밭에 나가 상추를 심었다. 흙이 부드러워 일이 쉬웠다.";
  EXPECT_EQ(between(text, text), 1);
  EXPECT_EQ(between(text, "서버가 갑자기 멈춰서 밤새 원인을 찾았다."), 0);
  EXPECT_EQ(between("", ""), 1);
  EXPECT_EQ(between("", text), 0);
}

TEST(Similarity, BlanksAndLineEndsDoNotCount) {
  EXPECT_EQ(between("가나다라 마바사", "가나 다라\n마바사"), 1);
  EXPECT_EQ(text_fingerprint("가 나"), text_fingerprint("가\n나"));
  EXPECT_NE(text_fingerprint("가 나"), text_fingerprint("나 가"));
}

TEST(Similarity, ATextThatGrewStaysAlike) {
  std::string old_text;
  for (int i = 0; i < 30; ++i) old_text += std::to_string(i * 7919) + "번째 문장을 적는다. ";
  std::string new_text = old_text;
  for (int i = 0; i < 90; ++i) new_text += "나중에 붙인 " + std::to_string(i * 104729) + "번 이야기. ";
  EXPECT_GT(between(old_text, new_text), 0.9);
}

TEST(Similarity, ShortTextsAreComparedWhole) {
  EXPECT_EQ(between("가나", "가나"), 1);
  EXPECT_EQ(between("가나", "다라"), 0);
  EXPECT_EQ(shingles("").size(), 0U);
  EXPECT_EQ(shingles("가나다라").size(), 1U);
}

TEST(CountCharacters, LeavesBlanksOut) {
  EXPECT_EQ(count_characters("가 나\n다"), 3U);
  EXPECT_EQ(count_characters(""), 0U);
  EXPECT_EQ(count_characters("\xff\xfe"), 1U) << "ill-formed bytes do not end the count";
}

}  // namespace similarity_test
}  // namespace seogo::library
