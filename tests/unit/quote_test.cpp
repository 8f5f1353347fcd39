// Where a quote stands in a text.
//
// What holds for every text:
//   1. two to six words of it, as they stand, are found where they were cut out;
//   2. however case, width, blanks and jamo are written in the quote;
//   3. what is found lies in the text, in order, on the bounds of characters, and reads like the quote.

#include "query/quote.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "text/normalize.h"
#include "text/utf8.h"

namespace seogo::query {
namespace quote_test {

const Analyzer& analyzer() {
  static const Analyzer shared;
  return shared;
}

// The text with [ and ] around each place.
std::string found(const std::string& quote, const std::string& text, std::size_t most = 100) {
  std::string out;
  std::size_t at = 0;
  for (const Marked::Range& place : Quote(quote, analyzer()).find(text, most)) {
    out += text.substr(at, place.begin - at) + "[" + text.substr(place.begin, place.end - place.begin) + "]";
    at = place.end;
  }
  return out + text.substr(at);
}

std::string times(std::size_t count, const std::string& piece) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += piece;
  return out;
}

struct Row {
  const char* quote;
  const char* marked;  // the text with the places in [ ]
};

void expect_places(std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    std::string text = row.marked;
    std::erase_if(text, [](char c) { return c == '[' || c == ']'; });
    EXPECT_EQ(found(row.quote, text), row.marked) << row.quote << " in " << text;
    const bool stands = text != row.marked;
    EXPECT_EQ(Quote(row.quote, analyzer()).is_in(text), stands) << row.quote << " in " << text;
  }
}

TEST(Quote, StandsAsItIsWritten) {
  expect_places({
      {"package.json", "빌드가 깨져서 [package.json] 을 다시 만들었다."},
      {"package.json", "설정은 json 이고 package 는 따로 둔다."},
      {"TCP/IP", "[TCP/IP] 를 처음 배운 날"},
      {"TCP/IP", "IP 를 모르고 TCP 를 배웠다"},
      {"서버, 부하", "오늘은 [서버, 부하], 로그를 보았다."},
      {"서버, 부하", "서버 부하를 보았다."},
      {"서버 부하", "서버, 부하"},
      {"서버 부하", "서버의 부하"},
      {"서버 부하 분산", "서버 부하를 보았다. 부하 분산은 다음 주에 한다."},
      {"서버 부하 분산", "[서버 부하 분산]을 했다."},
      {"서버 부하를", "[서버 부하를] 보았다"},
      {"console.log(", "값을 [console.log(]x)로 찍었다"},
      {"부하,", "서버, [부하,] 로그"},
      {"부하.", "서버, 부하, 로그"},
      {".NET", "[.NET]과 asp[.net]"},
      {"C++", "[C++]로 [c++]11 c"},
      {"don't", "I [don't] know"},
  });
}

TEST(Quote, BeginsAndEndsWithAWord) {
  expect_places({
      {"서버 부하", "[서버 부하]를 보았다"},
      {"서버 부하", "[서버 부하]에서는"},
      {"부하 분", "부하 분산"},
      {"버 부하", "서버 부하"},
      {"a", "abc cab [a] b-[a]"},
      {"java script", "javascript xjava script java scripts [java script]"},
      {"2024-03", "[2024-03]-11, 12024-03, 2024-031"},
      {"2.7", "[2.7].18, 12.7, 2.71, [2.7]"},
      {"3", "30, 13, [3]월, a[3]"},
      {"ㅋㅋ", "ㅋㅋㅋ [ㅋㅋ] 하하[ㅋㅋ]"},
      {"docker", "[docker]로 dockerfile"},
      {"大学", "東京[大学]に"},
      {"서버에서", "[서버에서]는 [서버에서] 서버의"},
      {"서버", "[서버]에서는 “[서버]”가 (주)[서버]"},
      {"빠르게 배우", "[빠르게 배우]고 있다"},
      {"학생", "나는 [학생]이다"},
      {"그것에 대해", "[그것에 대해]서는 [그것에 대해] 그것에 대한"},
      {"것에 대해", "그것에 대해"},
      {"등록할 수", "[등록할 수] 있다, 등록할 수록"},
      {"e", "e\u0301\u0323\u20dd [e]"},
      {"가", "간다 \u1100\u1161\u11ab"},
  });
}

// Waits for an analyzer that knows the pieces of compounds.
TEST(Quote, BeginsAndEndsWithAPartOfACompound) {
  expect_places({
      {"서버", "웹[서버]를 웹[서버] [서버]"},
      {"서버 부하", "웹[서버 부하]를"},
      {"리뷰 코", "리뷰 코드"},
      {"웹", "[웹]서버"},
      {"버 부하", "웹서버 부하"},
      {"오늘 대학", "[오늘 대학]생이"},
      {"학생 식당", "대[학생 식당]에서"},
  });
}

TEST(Quote, FoldsCaseWidthJamoAndBlanks) {
  const std::string decomposed = "\u1109\u1165\u1107\u1165";  // 서버
  expect_places({
      {"서버 부하", "[서버\n부하], [서버\u00a0부하], [서버 \t\r\n \u3000부하], [서버\u200b부하], 서버부하"},
      {"  서버  부하\n", "[서버 부하]"},
      {"package.json", "[Package.JSON] [ｐａｃｋａｇｅ．ｊｓｏｎ]"},
      {"Ｐackage.JSON", "[package.json]"},
      {"file", "[\ufb01le]을 pro\ufb01le"},
      {"1⁄2 컵", "[½ 컵]"},
      {"½ 컵", "[½ 컵], 1 ½컵"},
      {"1", "[½] [1]"},
      {"2", "[½]"},
      {"10kg", "[10㎏], [10kg]"},
      {"ガ", "[ｶﾞ] [ガ] カ [カ\u3099]"},
      {"caf\u00e9", "[cafe\u0301], [CAF\u00c9] cafe"},
      {"cafe", "cafe\u0301 [cafe]"},
      {"아 ㅋㅋ", "[아 ㅋㅋ] [아 \uffbb\uffbb]"},
      {"서\u00ad버", "[서버] [서\u00ad버] [서버\ufe0f]"},
      {"a…", "[a...] b"},
  });
  EXPECT_EQ(found("서버 부하", "가 " + decomposed + " 부하를"), "가 [" + decomposed + " 부하]를");
  EXPECT_EQ(found(decomposed + " 부하", "서버 부하를"), "[서버 부하]를");
  EXPECT_EQ(found("ㅋㅏ", "카 ㅋㅏ"), "카 [ㅋㅏ]") << "jamo are not composed";
  EXPECT_EQ(found("카", "카 ㅋㅏ"), "[카] ㅋㅏ");
}

TEST(Quote, OfSignsAloneStandsNowhere) {
  for (const char* quote : {"", " ", "\u00a0\n", ".", "...", ", ,", "\"", "-> ->", "\u200d", "\xff"})
    EXPECT_EQ(found(quote, std::string("a . ... , , -> -> \xff \u200d") + quote),
              std::string("a . ... , , -> -> \xff \u200d") + quote)
        << quote;
  EXPECT_EQ(found("서버", ""), "");
  EXPECT_EQ(found("서버", " \n"), " \n");
}

TEST(Quote, TakesTheFirstPlacesAndNoneTwice) {
  EXPECT_EQ(found("가 나", "가 나 가 나 가 나", 2), "[가 나] [가 나] 가 나");
  EXPECT_EQ(found("가 나", "가 나", 0), "가 나");
  EXPECT_EQ(found("가 나 가", "가 나 가 나 가"), "[가 나 가] 나 가");
  // The place that is refused overlaps the one that is not.
  EXPECT_EQ(found("a-a", "aa-a-a b"), "aa-[a-a] b");
}

TEST(Quote, ComesBackFromTextsThatRepeatWhatNearlyMatches) {
  constexpr std::size_t many = 100'000;
  EXPECT_EQ(Quote(times(1000, "가") + "나", analyzer()).find(times(many, "가"), many).size(), 0u);
  // The analyzer cuts what is far too long for a word.
  EXPECT_LT(Quote("가", analyzer()).find("나" + times(many, "가"), many).size(), many / 50);
  EXPECT_EQ(Quote("a", analyzer()).find(times(many, "a"), many).size(), 0u);
  EXPECT_EQ(Quote("a.a", analyzer()).find(times(many, "a."), many).size(), many / 2);
  EXPECT_EQ(Quote("가 가 나", analyzer()).find(times(many, "가 "), many).size(), 0u);
  EXPECT_EQ(Quote("e", analyzer()).find("e" + times(many, "\u0301"), many).size(), 0u);
  EXPECT_EQ(Quote("가 나", analyzer())
                .find(times(many, " \u200d") + "가" + times(many, "\u3000") + "나", many)
                .size(),
            1u);
}

const std::vector<std::string>& vocabulary() {
  static const std::vector<std::string> words{"서버",
                                              "서버를",
                                              "부하,",
                                              "부하",
                                              "분산을",
                                              "했다.",
                                              "package.json",
                                              "TCP/IP",
                                              "k8s",
                                              "2024-03",
                                              "2.7.18",
                                              "3",
                                              "ㅋㅋㅋ",
                                              "C++",
                                              "don't",
                                              "(주)회사",
                                              "\u201c서버\u201d가",
                                              "—",
                                              "...",
                                              "…",
                                              "½",
                                              "\ufb01le",
                                              "ＡＢＣ",
                                              "10㎏",
                                              "東京大学",
                                              "カ\u3099",
                                              "ｶﾞｽ",
                                              "\u1109\u1165\u1107\u1165를",
                                              "cafe\u0301",
                                              "\xe2\x9d\xa4\ufe0f",
                                              "👨\u200d👩\u200d👧",
                                              "a",
                                              "aa",
                                              "가",
                                              "가가",
                                              "\xff",
                                              "ㅏ",
                                              "\u0301",
                                              "\u1112"};
  return words;
}

struct Text {
  std::string text;
  std::vector<Marked::Range> words;
};

Text random_text(std::mt19937& random) {
  const std::vector<std::string> blanks{" ", " ", " ", "\n", "\u00a0", "  ", " \u3000\t"};
  Text made;
  const std::size_t few = 1 + random() % vocabulary().size();
  for (std::size_t n = 6 + random() % 30; n > 0; --n) {
    const std::string& word = vocabulary()[(random() % few + random() % 2 * 7) % vocabulary().size()];
    made.words.push_back({made.text.size(), made.text.size() + word.size()});
    made.text += word + blanks[random() % blanks.size()];
  }
  return made;
}

std::string on_one_line(const std::string& folded) {
  std::string line;
  for (const char c : folded) {
    const bool is_blank = c == ' ' || c == '\n' || c == '\t';
    if (!is_blank) line += c;
    if (is_blank && !line.empty() && line.back() != ' ') line += ' ';
  }
  while (line.ends_with(' ')) line.pop_back();
  return line;
}

TEST(Quote, FindsWordsWhereTheyWereCutOut) {
  constexpr unsigned seed = 20240331;
  std::mt19937 random(seed);
  for (int round = 0; round < 5000; ++round) {
    const Text made = random_text(random);
    const std::size_t count = 2 + random() % 5, first = random() % (made.words.size() - count + 1);
    const Marked::Range cut{made.words[first].begin, made.words[first + count - 1].end};
    const std::string quote = made.text.substr(cut.begin, cut.end - cut.begin);
    const Analyzer& used = analyzer();
    if (Quote(quote, used).find("a " + quote, 1).empty() &&
        quote.find_first_of("acdkTp0123456789") == quote.npos)
      continue;  // of signs alone
    const std::vector<Marked::Range> places = Quote(quote, used).find(made.text, made.text.size());
    // Another place that overlaps it may come first.
    const bool is_there = std::ranges::any_of(places, [&](const Marked::Range& place) {
      return place == cut || (place.begin < cut.begin && cut.begin < place.end);
    });
    ASSERT_TRUE(is_there) << "seed " << seed << ", round " << round << ": " << quote << " in " << made.text;
    ASSERT_EQ(Quote(text::fold(quote), used).find(made.text, made.text.size()), places) << quote;
    std::size_t last = 0;
    for (const Marked::Range& place : places) {
      ASSERT_TRUE(last <= place.begin && place.begin < place.end && place.end <= made.text.size()) << quote;
      ASSERT_TRUE(text::is_boundary(made.text, place.begin) && text::is_boundary(made.text, place.end))
          << quote;
      const std::string place_text = made.text.substr(place.begin, place.end - place.begin);
      ASSERT_EQ(on_one_line(text::fold(place_text)), on_one_line(text::fold(quote)));
      last = place.end;
    }
  }
}

}  // namespace quote_test
}  // namespace seogo::query
