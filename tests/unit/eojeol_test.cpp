// Where words begin and end before any josa is cut.
#include "text/eojeol.h"

#include <gtest/gtest.h>

namespace seogo::text {
namespace eojeol_test {

struct Case {
  std::string text,
      runs;  // parted by |, a + before what is joined, a _ before what stands behind blanks alone
};

std::string runs_of(std::string_view text) {
  std::string line;
  for (const Run& run : cut_runs(text)) {
    line += line.empty() ? "" : "|";
    line += run.joined ? "+" : run.after_blank ? "_" : "";
    line += text.substr(run.begin, run.end - run.begin);
  }
  return line;
}

TEST(CutRuns, CutsWhereTheScriptChanges) {
  const Case cases[] = {
      {"", ""},
      {" \n\t", ""},
      {"서버", "서버"},
      {"코드 리뷰", "코드|_리뷰"},
      {"코드\n\n리뷰", "코드|_리뷰"},
      {"코드, 리뷰", "코드|리뷰"},
      {"코드\u200B리뷰", "코드|_리뷰"},
      {"2주차", "2|+주차"},
      {"hotfix로", "hotfix|+로"},
      {"44사이즈비키니", "44|+사이즈비키니"},
      {"안녕ㅋㅋㅋ", "안녕|+ㅋㅋㅋ"},
      {"漢字공부", "漢字|+공부"},
      {"東京タワーへ", "東京|+タワーへ"},
      {"스프링Boot", "스프링|+Boot"},
      {"가😀나", "가|+😀|+나"},
      {"가\xFF나", "가|나"},
      {"서버/DB 서버.부하 가-나", "서버|+DB|_서버|부하|_가|+나"},
      {"👍🏽❤️🇰🇷 ✔", "👍🏽|+❤️|+🇰🇷|_✔"},
      {"Привет", "Привет"},
  };
  for (const Case& c : cases) EXPECT_EQ(runs_of(c.text), c.runs) << c.text;
}

TEST(CutRuns, KnowsNamesAndTheirSigns) {
  const Case cases[] = {
      {"c++ C++로 C++17", "c++|_C++|+로|_C++|+17"},
      {"a+b x++y", "a|+b|_x|y"},
      {"C#으로 C#", "C#|+으로|_C#"},
      {"react#hooks ##", "react|hooks"},
      {".NET 과 (.NET) asp.net", ".NET|_과|.NET|asp|+net"},
      {"끝났다.Next", "끝났다|Next"},
      {"node.js Vue.js를", "node|+js|_Vue|+js|+를"},
      {"node.json a.b.js", "node|+json|_a|+b|+js"},
      {"www.example.com", "www|+example|+com"},
      {"don't 'quoted'", "don|+t|quoted"},
      {"getUserName user_id", "getUserName|_user|+id"},
  };
  for (const Case& c : cases) EXPECT_EQ(runs_of(c.text), c.runs) << c.text;
}

TEST(CutRuns, PartsLettersAndDigits) {
  const Case cases[] = {
      {"k8s s3 ES6 mp3", "k|+8|+s|_s|+3|_ES|+6|_mp|+3"},
      {"4k 10kg 3D", "4|+k|_10|+kg|_3|+D"},
      {"React18 python3", "React|+18|_python|+3"},
      {"2024react", "2024|+react"},
  };
  for (const Case& c : cases) EXPECT_EQ(runs_of(c.text), c.runs) << c.text;
}

TEST(CutRuns, ReadsThousandsWhole) {
  const Case cases[] = {
      {"3.14 1,000원 12,345,678", "3|+14|_1,000|+원|_12,345,678"},
      {"2024.05.04 2024.05 1.2.3", "2024|+05|+04|_2024|+05|_1|+2|+3"},
      {"2024. 5,6", "2024|5|6"},
  };
  for (const Case& c : cases) EXPECT_EQ(runs_of(c.text), c.runs) << c.text;
}

TEST(CutRuns, KeepsMarksWithTheirLetter) {
  EXPECT_EQ(runs_of("e\u0301a b"), "e\u0301a|_b");
  EXPECT_EQ(runs_of("서\u00AD버"), "서\u00AD버");
  EXPECT_EQ(runs_of("\u0301가"), "가");
}

TEST(CutRuns, CutsWhatIsTooLong) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "가";
  for (const text::Run& run : cut_runs(text)) EXPECT_LE(run.end - run.begin, term_limit);
  EXPECT_EQ(cut_runs(text).size(), 3U);
  EXPECT_EQ(cut_runs(std::string(1000, 'x')).size(), 5U);
}

TEST(FoldedRun, IsWhatIsIndexed) {
  const Case cases[] = {
      {"1,000", "1000"}, {"Ｃ", "c"},          {"½", "1"},
      {"㎏", "kg"},      {"C++", "c++"},       {".NET", ".net"},
      {"É", "e"},        {"ㅋㅋㅋㅋ", "ㅋㅋ"}, {"ㅠㅠㅎㅎㅎ", "ㅠㅠㅎㅎ"},
      {"👍🏽", "👍"}, {"❤️", "❤"},      {"1\uFE0F\u20E3", "1"},
  };
  for (const Case& c : cases) {
    const auto runs = cut_runs(c.text);
    ASSERT_EQ(runs.size(), 1U) << c.text;
    EXPECT_EQ(folded_run(c.text, runs[0]), c.runs) << c.text;
  }
}

}  // namespace eojeol_test
}  // namespace seogo::text
