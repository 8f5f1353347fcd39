// A text's words, with their places.
#include "seogo/analyzer.h"

#include <gtest/gtest.h>

#include "support/expect_tokens.h"

namespace seogo {
namespace analyzer_test {

using support::expect_tokens;

TEST(Analyzer, FindsNothingInNothing) {
  const Analyzer analyzer;
  expect_tokens(analyzer, "", {});
  expect_tokens(analyzer, " \n…!😀\xFF", {});
}

TEST(Analyzer, CutsJosaAndKeepsTheirPlace) {
  const Analyzer analyzer;
  expect_tokens(analyzer, "고양이가 책을", {{"고양", "고양이가", "이가"}, {"책", "책을", "을"}});
  expect_tokens(analyzer, "나이 든 국가", {{"나이", "나이"}, {"든", "든"}, {"국가", "국가"}});
  expect_tokens(analyzer, "서버에서는 재시작했다.",
                {{"서버", "서버에서는", "에서는"}, {"재시작", "재시작했다", "했다"}});
}

TEST(Analyzer, LetsAJosaBelongToTheLatinWordOrNumberBeforeIt) {
  const Analyzer analyzer;
  expect_tokens(analyzer, "hotfix로 Docker를", {{"hotfix", "hotfix로", "로"}, {"docker", "Docker를", "를"}});
  expect_tokens(analyzer, "C++로 C#은", {{"c++", "C++로", "로"}, {"c#", "C#은", "은"}});
  expect_tokens(analyzer, "push했다", {{"push", "push했다", "했다"}});
  expect_tokens(analyzer, "2024년 2주차",
                {{"2024", "2024"}, {"년", "년", "", true}, {"2", "2"}, {"주차", "주차", "", true}});
  expect_tokens(analyzer, "3월의 2024를", {{"3", "3"}, {"월", "월의", "의", true}, {"2024", "2024를", "를"}});
  expect_tokens(analyzer, "5만 30도",
                {{"5", "5"}, {"만", "만", "", true}, {"30", "30"}, {"도", "도", "", true}});
}

TEST(Analyzer, DropsAJosaBehindAClosingSign) {
  const Analyzer analyzer;
  expect_tokens(analyzer, "“서버”가 도커(Docker)는",
                {{"서버", "서버"}, {"도커", "도커"}, {"docker", "Docker"}});
  expect_tokens(analyzer, "\"나 혼자\" 이 책", {{"나", "나"}, {"혼자", "혼자"}, {"이", "이"}, {"책", "책"}});
}

TEST(Analyzer, KeepsJamoAndMixedWords) {
  const Analyzer analyzer;
  expect_tokens(analyzer, "ㅋㅋㅋ 웃긴", {{"ㅋㅋㅋ", "ㅋㅋㅋ"}, {"웃긴", "웃긴"}});
  expect_tokens(analyzer, "서ㅂ", {{"서", "서"}, {"ㅂ", "ㅂ", "", true}});
  expect_tokens(analyzer, "아이폰15프로",
                {{"아이폰", "아이폰"}, {"15", "15", "", true}, {"프로", "프로", "", true}});
  expect_tokens(analyzer, "44사이즈비키니", {{"44", "44"}, {"사이즈비키니", "사이즈비키니", "", true}});
}

TEST(Analyzer, PointsIntoTheTextAsItIsWritten) {
  const Analyzer analyzer;
  const std::string nfd = "\u1109\u1165\u1107\u1165\u1105\u1173\u11AF";  // 서버를, as a Mac writes it
  expect_tokens(analyzer, nfd, {{"서버", nfd, "\u1105\u1173\u11AF"}});
  expect_tokens(analyzer, "서\u00AD버를", {{"서버", "서\u00AD버를", "를"}});
  expect_tokens(analyzer, "ＲＥＡＣＴ로", {{"react", "ＲＥＡＣＴ로", "로"}});
}

TEST(Analyzer, SaysWhatStandsBetweenWords) {
  const auto words = Analyzer().analyze("코드 리뷰, 2주차\n끝");
  ASSERT_EQ(words.size(), 5U);
  const bool joined[] = {false, false, false, true, false};
  const bool blank[] = {false, true, false, false, true};
  for (std::size_t i = 0; i < words.size(); ++i) {
    EXPECT_EQ(words[i].joined, joined[i]) << words[i].term;
    EXPECT_EQ(words[i].after_blank, blank[i]) << words[i].term;
    EXPECT_EQ(words[i].position, i);
  }
}

TEST(Analyzer, TellsTheScript) {
  const auto words = Analyzer().analyze("서버 ㅋㅋ c++ k8s 2024 漢字 かな Привет");
  const Script want[] = {Script::hangul, Script::jamo, Script::latin, Script::latin,
                         Script::number, Script::han,  Script::kana,  Script::other};
  ASSERT_EQ(words.size(), std::size(want));
  for (std::size_t i = 0; i < words.size(); ++i) EXPECT_EQ(words[i].script, want[i]) << words[i].term;
}

}  // namespace analyzer_test
}  // namespace seogo
