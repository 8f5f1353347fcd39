// What a query that finds nothing may have meant, before any index is asked.

#include <gmock/gmock.h>

#include <algorithm>
#include <string>

#include "index/initials.h"
#include "query/hanja.h"
#include "query/interpret.h"
#include "query/keyboard.h"
#include "query/standard_words.h"
#include "query/synonyms.h"
#include "query/typo.h"

namespace seogo::query {
namespace interpret_test {

TEST(Keyboard, ReadsLatinKeysAsKoreanWhenAllOfThemCompose) {
  const struct {
    const char* typed;
    const char* want;  // empty: no Korean
  } rows[] = {
      {"tjqj", "서버"},   {"epdlxj", "데이터"}, {"Ejr", "떡"},  {"rkqt", "값"},    {"dhkdlvkdl", "와이파이"},
      {"2wnck", "2주차"}, {"docker", ""},       {"react", ""},  {"x", ""},         {"", ""},
      {"2024", ""},       {"서버", ""},         {"tjqj서", ""}, {"tjqj tjqj", ""},
  };
  for (const auto& row : rows) EXPECT_EQ(korean_from_keys(row.typed).value_or(""), row.want) << row.typed;
}

TEST(Keyboard, ReadsHangulAsTheLatinLettersOnItsKeys) {
  const struct {
    const char* typed;
    const char* want;
  } rows[] = {
      {"애차ㄷㄱ", "docker"}, {"ㄱㄷㅁㅊㅅ", "react"}, {"ㅎㅑㅅ", "git"}, {"값", "rkqt"},
      {"ㄳ", "rt"},           {"docker", ""},          {"", ""},          {"漢字", ""},
  };
  for (const auto& row : rows) EXPECT_EQ(latin_from_keys(row.typed).value_or(""), row.want) << row.typed;
}

TEST(Keyboard, ReadsNothingBeyondItsBound) {
  EXPECT_FALSE(korean_from_keys(std::string(longest_keys + 2, 'k')));
  EXPECT_FALSE(latin_from_keys(std::string(3 * longest_keys + 3, '\xEA')));
}

bool is_near(const std::string& word, const std::string& want) {
  return std::ranges::any_of(spellings_near(word), [&](const Spelling& each) { return each.word == want; });
}

TEST(Hanja, IsReadInEveryWay) {
  using testing::ElementsAre;
  EXPECT_THAT(readings_of_hanja("漢字"), ElementsAre("한자"));
  EXPECT_THAT(readings_of_hanja("漢字는"), ElementsAre("한자는"));
  EXPECT_THAT(readings_of_hanja("樂"), ElementsAre("낙", "락", "악", "요"));
  for (const char* none : {"", "한자", "kanji", "かな", "𠀀", "\xE6\xBC"})
    EXPECT_TRUE(readings_of_hanja(none).empty()) << none;
  std::string long_one;
  for (std::size_t i = 0; i < longest_hanja; ++i) long_one += "樂";
  EXPECT_EQ(readings_of_hanja(long_one).size(), most_hanja_reads);
  EXPECT_TRUE(readings_of_hanja(long_one + "樂").empty());
}

TEST(Typo, FindsWhatOneSlipExplains) {
  const struct {
    const char* word;
    const char* want;
  } rows[] = {
      {"써버", "서버"},      {"데이타베이스", "데이터베이스"},
      {"머기", "먹이"},      {"먹이", "머기"},
      {"갑시", "값시"},      {"서버버", "서버"},
      {"데터이", "데이터"},  {"dcoker", "docker"},
      {"dokcer", "docker"},  {"doker", "docker"},
      {"dockerr", "docker"},
  };
  for (const auto& row : rows) EXPECT_TRUE(is_near(row.word, row.want)) << row.word;
}

TEST(Typo, LeavesShortLongAndForeignWordsAlone) {
  for (const char* word : {"", "책", "git", "漢字", "ㅅㅂ", "k8s", "가나다라마바사아자차카타파하"})
    EXPECT_TRUE(spellings_near(word).empty()) << word;
  EXPECT_FALSE(is_near("서버", "서버"));
  EXPECT_FALSE(is_near("서버", "수바"));
}

TEST(Typo, MakesABoundedNumberOfSpellings) {
  EXPECT_LE(spellings_near("가나다라마바사아자차카타").size(), 70 * longest_misspelt);
  EXPECT_LE(spellings_near("abcdefghijkl").size(), 70 * longest_misspelt);
}

TEST(Initials, AreThoseOfTheWholeStem) {
  EXPECT_EQ(index::initials_of("서버"), "ㅅㅂ");
  EXPECT_EQ(index::initials_of("웹서버"), "ㅇㅅㅂ");
  EXPECT_EQ(index::initials_of("코드리뷰"), "ㅋㄷㄹㅂ");
  for (const char* none : {"", "책", "docker", "漢字", "ㅋㅋㅋ"})
    EXPECT_EQ(index::initials_of(none), "") << none;
}

TEST(Synonyms, AreReadLineByLine) {
  Synonyms synonyms;
  synonyms.add_lines("# 도커 아님\n도커 Docker\r\n혼자\n\n커리 카레 curry");
  using testing::ElementsAre;
  EXPECT_THAT(synonyms.of("도커"), ElementsAre("docker"));
  EXPECT_THAT(synonyms.of("docker"), ElementsAre("도커"));
  EXPECT_THAT(synonyms.of("커리"), ElementsAre("카레", "curry"));
  EXPECT_TRUE(synonyms.of("혼자").empty());
  EXPECT_TRUE(synonyms.of("").empty());
}

TEST(Synonyms, KnowTheTwoSpellingsOfLoanwords) {
  const Synonyms none;
  EXPECT_THAT(none.of("오렌지쥬스"), testing::Contains("오렌지주스"));
  EXPECT_THAT(none.of("카페라테"), testing::Contains("카페라떼"));
  EXPECT_TRUE(none.of("주스").empty());
  EXPECT_THAT(none.of("쵸콜릿"), testing::Contains("초콜릿"));
  EXPECT_THAT(none.of("에이즈"), testing::Not(testing::Contains("에이스")));  // a word of its own
}

TEST(Synonyms, HoldSixHundredPairsOfTheirOwn) {
  std::size_t words = 0;
  for (std::size_t begin = 0; begin < standard_synonyms.size();) {
    const std::size_t end = standard_synonyms.find('\n', begin);
    words += standard_synonyms[begin] != '#' &&
             standard_synonyms.substr(begin, end - begin).find(' ') != std::string_view::npos;
    begin = end == std::string_view::npos ? standard_synonyms.size() : end + 1;
  }
  EXPECT_GE(words, 600u);
  EXPECT_THAT(Synonyms::standard().of("리액트"), testing::ElementsAre("react"));
}

TEST(Apart, TakesQuotesForTheirWords) {
  const Analyzer analyzer;
  const struct {
    const char* typed;
    const char* want;  // empty: there is nothing to take apart
    const char* why;
  } rows[] = {
      {"\"서버 부하\"", "서버 부하", "unquoted"},
      {"\"서버 부하\" 밤", "서버 부하 밤", "unquoted"},
      {"title:\"서버 부하\"", "title:서버 title:부하", "unquoted"},
      {"\"서버\"", "", ""},
      {"서버 부하", "", ""},
      {"서버 -\"부하 시험\"", "", ""},
      {"토끼 OR \"부하 시험\"", "", ""},
      {"서버*", "", ""},
      {"", "", ""},
  };
  for (const auto& row : rows) {
    const std::optional<Interpretation> taken = apart(*parse_query(row.typed), {analyzer});
    EXPECT_EQ(taken ? to_string(taken->query) : "", row.want) << row.typed;
    EXPECT_EQ(taken ? taken->why : "", row.why) << row.typed;
  }
}

TEST(Apart, TakesCompoundsForTheirParts) {
  const Analyzer analyzer;
  for (const auto& [typed, want] : {std::pair{"부산여행", "부산 여행"},
                                    {"부산여행 버스", "부산 여행 버스"},
                                    {"title:부산여행", "title:부산 title:여행"}}) {
    const std::optional<Interpretation> taken = apart(*parse_query(typed), {analyzer});
    EXPECT_EQ(taken ? to_string(taken->query) : "", want);
    EXPECT_EQ(taken ? taken->why : "", "apart") << typed;
  }
}

}  // namespace interpret_test
}  // namespace seogo::query
