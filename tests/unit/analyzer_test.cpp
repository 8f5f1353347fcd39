// A text's words, with their places.
#include "seogo/analyzer.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/expect_tokens.h"

namespace seogo {
namespace analyzer_test {

using support::expect_tokens;

TEST(Analyzer, FindsNothingInNothing) {
  const Analyzer analyzer;
  expect_tokens(analyzer, "", {});
  expect_tokens(analyzer, " \n…!\xFF", {});
}

TEST(Analyzer, CutsJosaAndKeepsTheirPlace) {
  const Analyzer analyzer;
  expect_tokens(analyzer, "고양이가 책을", {{"고양이", "고양이가", "가"}, {"책", "책을", "을"}});
  expect_tokens(analyzer, "나이 든 국가", {{"나이", "나이"}, {"든", "든"}, {"국가", "국가"}});
  expect_tokens(analyzer, "서버에서는 재시작했다.",
                {{"서버", "서버에서는", "에서는"}, {"재시작", "재시작했다", "했다"}});
}

TEST(Analyzer, LetsAJosaBelongToTheLatinWordOrNumberBeforeIt) {
  const Analyzer analyzer;
  expect_tokens(analyzer, "hotfix로 Docker를", {{"hotfix", "hotfix로", "로"}, {"docker", "Docker를", "를"}});
  expect_tokens(analyzer, "C++로 C#은", {{"c++", "C++로", "로"}, {"c#", "C#은", "은"}});
  expect_tokens(analyzer, "push했다", {{"push", "push했다", "했다"}});
  expect_tokens(
      analyzer, "2024년 2주차",
      {{"2024", "2024"}, {"년", "년", "", true}, {"2", "2"}, {"주", "주", "", true}, {"차", "차", "", true}});
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
  expect_tokens(analyzer, "ㅋㅋㅋ 웃긴", {{"ㅋㅋ", "ㅋㅋㅋ"}, {"웃긴", "웃긴"}});
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
  ASSERT_EQ(words.size(), 6U);
  const bool joined[] = {false, false, false, true, true, false};
  const bool blank[] = {false, true, false, false, false, true};
  for (std::size_t i = 0; i < words.size(); ++i) {
    EXPECT_EQ(words[i].joined, joined[i]) << words[i].term;
    EXPECT_EQ(words[i].after_blank, blank[i]) << words[i].term;
    EXPECT_EQ(words[i].position, i);
  }
}

TEST(Analyzer, TellsTheScript) {
  const auto words = Analyzer().analyze("서버 ㅋㅋ c++ react 2024 漢字 かな Привет 🍜");
  const Script want[] = {Script::hangul, Script::jamo, Script::latin, Script::latin, Script::number,
                         Script::han,    Script::kana, Script::other, Script::other};
  ASSERT_EQ(words.size(), std::size(want));
  for (std::size_t i = 0; i < words.size(); ++i) EXPECT_EQ(words[i].script, want[i]) << words[i].term;
}

// The terms, a + before what is joined.
std::string joints_of(std::string_view text) {
  std::string line;
  for (const Word& word : Analyzer().analyze(text))
    line += (line.empty() ? "" : word.joined ? "+" : " ") + word.term;
  return line;
}

TEST(Analyzer, CutsUnitsOffWhatStandsBehindANumber) {
  const struct {
    const char* text;
    const char* words;
  } cases[] = {
      {"10만원이", "10+만+원"},
      {"10만 원이", "10+만 원"},
      {"1인가구", "1+인+가구"},
      {"2차면접", "2+차+면접"},
      {"2차 면접", "2+차 면접"},
      {"3주 차이", "3+주 차이"},
      {"4차산업혁명", "4+차+산업혁명"},
      {"3개월", "3+개월"},
      {"3 개월", "3 개월"},
      {"3시험", "3+시험"},
      {"5만원이었다", "5+만+원"},
      {"3 년이었다", "3 년"},
      {"2024년여행", "2024+년+여행"},
      {"3천원 2만명", "3+천+원 2+만+명"},
  };
  for (const auto& [text, words] : cases) EXPECT_EQ(joints_of(text), words) << text;
}

TEST(Analyzer, FindsNamesOfSeveralWords) {
  const struct {
    const char* text;
    const char* names;  // parted by blanks
  } cases[] = {
      {"Wi-Fi가", "wifi"},
      {"RTX4090 RTX-4090", "rtx4090 rtx4090"},
      {"node.js", "nodejs"},
      {"k8s", "k8s"},
      {"v1.2.3", "1.2.3"},
      {"1.2.3", "1.2.3"},
      {"2024-03", "2024-03"},
      {"v3", "v3"},
      {"TCP/IP", "tcpip"},
      {"react-dom/client", "reactdom"},
      {"a-b-c-d-e-f-g", ""},
      {"RTX 4090", ""},
      {"src/main/App.java", "appjava"},
  };
  for (const auto& [text, want] : cases) {
    std::string names;
    for (const Word& word : Analyzer().analyze(text))
      if (word.name_words > 0) names += (names.empty() ? "" : " ") + word.name;
    EXPECT_EQ(names, want) << text;
  }
}

TEST(Analyzer, ReadsWhatIsAmbiguousInSeveralWays) {
  const Analyzer analyzer;
  const Word above = analyzer.analyze("위로").front();
  EXPECT_EQ(above.term, "위로");
  EXPECT_EQ(above.readings, std::vector<std::string>{"위"});
  EXPECT_TRUE(above.is_noun);
  EXPECT_TRUE(analyzer.analyze("위로가").front().readings.empty());
  EXPECT_FALSE(analyzer.analyze("서버로").front().is_noun);
}

TEST(Analyzer, ReadsAHomographBesideItsObjectOrHelperAsAVerb) {
  const Analyzer analyzer;
  for (const char* text : {"빵을 사고", "사고 있다"}) {
    const auto words = analyzer.analyze(text);
    const auto is_verb = [](const Word& word) { return word.term == "사다" && !word.is_noun; };
    EXPECT_EQ(std::ranges::count_if(words, is_verb), 1) << text;
  }
  EXPECT_EQ(analyzer.analyze("사고 현장").front().term, "사고");
}

}  // namespace analyzer_test
}  // namespace seogo
