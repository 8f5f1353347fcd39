// What is cut off a Hangul word, and what stays.
#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "text/ending.h"
#include "text/stem.h"

namespace seogo::text {
namespace josa_test {

std::string stem(const std::string& word) {
  const std::u32string syllables = to_syllables(word);
  return word.substr(0, 3 * stem_of(word, syllables, Lexicon()).length);
}

struct Case {
  std::string word, stem;
};

TEST(Stem, CutsTheLongestJosaThatAgrees) {
  const Case cases[] = {
      {"서버는", "서버"},       {"서버가", "서버"},         {"서버를", "서버"},     {"서버에서는", "서버"},
      {"서버로부터의", "서버"}, {"집으로부터의", "집"},     {"새벽까지도", "새벽"}, {"서울로", "서울"},
      {"부산으로", "부산"},     {"친구한테서", "친구"},     {"사람들이", "사람"},   {"회사까지만", "회사"},
      {"개발자로서", "개발자"}, {"고양이에게서", "고양이"}, {"커피와", "커피"},     {"빵만큼은", "빵"},
  };
  for (const Case& c : cases) EXPECT_EQ(stem(c.word), c.stem) << c.word;
}

TEST(Stem, LeavesTheWordAloneWhenTheSyllableBeforeDoesNotFit) {
  for (const char* word : {"나이", "국가", "가을", "마을", "차은", "가", "", "서버", "데이터베이스"}) {
    EXPECT_EQ(stem(word), word);
  }
}

TEST(Stem, LeavesOneSyllableOnlyBeforeASureJosa) {
  const Case cases[] = {
      {"책을", "책"},   {"책은", "책"},   {"집에서", "집"},     {"밤까지", "밤"}, {"책이", "책"},
      {"길이", "길이"}, {"회의", "회의"}, {"제도", "제도"},     {"함께", "함께"}, {"결과", "결과"},
      {"바로", "바로"}, {"하나", "하나"}, {"말했다", "말했다"},
  };
  for (const Case& c : cases) EXPECT_EQ(stem(c.word), c.stem) << c.word;
}

TEST(Stem, CutsVerbsMadeOfNouns) {
  const Case cases[] = {
      {"시작했다", "시작"},   {"시작하는", "시작"},   {"시작하고", "시작"},   {"시작합니다", "시작"},
      {"시작되었다", "시작"}, {"시작됐다", "시작"},   {"진행시켰다", "진행"}, {"선물받았다", "선물"},
      {"거절당했다", "거절"}, {"가능한", "가능"},     {"설치하기를", "설치"}, {"설치했었던", "설치"},
      {"학생입니다", "학생"}, {"학생이었다", "학생"}, {"서버였다", "서버"},   {"통한", "통한"},
  };
  for (const Case& c : cases) EXPECT_EQ(stem(c.word), c.stem) << c.word;
}

TEST(Stem, EndsAtOnePlaceForANounAndTheNounWithAJosa) {
  for (const std::string noun :
       {"바나나", "고양이", "제주도", "서버", "연구결과", "데이터베이스", "강아지", "보고서", "소설가",
        "사진", "부동산", "경상도", "아이", "종이", "속도", "마을", "가을"}) {
    const std::u32string syllables = to_syllables(noun);
    for (const Group& group : josa_groups()) {
      std::istringstream forms{std::string(group.forms)};
      for (std::string josa; forms >> josa;) {
        const Endings found = endings_of(to_syllables(noun + josa));
        const std::size_t length = josa.size() / 3;
        bool agrees = false;
        for (const Ending& e : found.all()) agrees = agrees || (e.is_josa && e.length == length);
        if (!agrees) continue;
        EXPECT_EQ(stem(noun + josa), stem(noun)) << noun << " + " << josa;
      }
    }
  }
}

TEST(Josa, StandOnceInEachGroupAndFitTheLimit) {
  std::size_t count = 0;
  for (const Group& group : josa_groups()) {
    std::set<std::string> seen;
    std::istringstream forms{std::string(group.forms)};
    for (std::string josa; forms >> josa; ++count) {
      EXPECT_TRUE(seen.insert(josa).second) << josa;
      EXPECT_LE(josa.size() / 3, longest_ending) << josa;
      EXPECT_TRUE(is_all_ending(to_syllables(josa))) << josa;
    }
  }
  EXPECT_GT(count, 190U);
}

TEST(IsAllEnding, TellsWhatHangsOnALatinWord) {
  for (const char* word : {"로", "를", "에서는", "했다", "하고", "입니다"}) {
    EXPECT_TRUE(is_all_ending(to_syllables(word))) << word;
  }
  for (const char* word : {"", "용", "서버", "년", "주차"})
    EXPECT_FALSE(is_all_ending(to_syllables(word))) << word;
}

}  // namespace josa_test
}  // namespace seogo::text
