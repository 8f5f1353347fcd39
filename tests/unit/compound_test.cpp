// The words inside compounds, and the dictionary that knows them.
#include "text/compound.h"

#include <gtest/gtest.h>

#include "seogo/analyzer.h"

namespace seogo::text {
namespace compound_test {

// The words inside, parted by blanks.
std::string inside(std::string_view word) {
  std::string found;
  for (const Inside& piece : words_inside(word, Dictionary::standard(), nullptr)) {
    found += found.empty() ? "" : " ";
    found += word.substr(3U * piece.begin, 3U * (piece.end - piece.begin));
  }
  return found;
}

struct Case {
  const char* word;
  const char* inside;
};

TEST(Compound, OfTheDictionaryIsCutByItsHanja) {
  const Case cases[] = {
      {"대학생", "대학 학생"},   {"국회의원", "국회 의원"}, {"온천장", "온천"}, {"제주도", "제주"},
      {"구성요소", "구성 요소"}, {"가능성", "가능"},        {"비행기", "비행"}, {"초등학교", "초등 학교"},
      {"고속도로", "고속 도로"}, {"그림책", "그림 책"},     {"산길", "산 길"},  {"감기약", "감기 약"},
      {"산업혁명", "산업 혁명"}, {"선생님", "선생 님"},
  };
  for (const auto& [word, want] : cases) EXPECT_EQ(inside(word), want) << word;
}

TEST(Compound, OfNativeWordsAndLoansIsCutByNouns) {
  const Case cases[] = {
      {"봄비", "봄 비"},         {"꽃집", "꽃 집"},         {"벚꽃", "꽃"},
      {"볶음밥", "볶음 밥"},     {"눈사람", "눈 사람"},     {"물고기", "물 고기"},
      {"손가락", "손 가락"},     {"길고양이", "길 고양이"}, {"장맛비", "비"},
      {"된장찌개", "된장 찌개"}, {"웹서버", "웹 서버"},     {"데이터베이스", "데이터 베이스"},
  };
  for (const auto& [word, want] : cases) EXPECT_EQ(inside(word), want) << word;
}

TEST(Compound, ThatNoDictionaryHasIsCutByTheFewestNouns) {
  const Case cases[] = {
      {"코드리뷰", "코드 리뷰"},
      {"평가위원", "평가 위원"},
      {"부산여행", "부산 여행"},
      {"캠핑장비", "캠핑 장비"},
      {"급여명세서", "급여 명세 명세서"},
      {"백엔드개발자", "개발 개발자"},
      {"서울대학교병원", "서울 서울대학교 대학교 학교 병원"},
  };
  for (const auto& [word, want] : cases) EXPECT_EQ(inside(word), want) << word;
}

TEST(Compound, IsNoWordWhoseSyllablesAreNounsByChance) {
  for (const char* word :
       {"서비스", "비교",   "정책",   "산책",   "간식",     "선물",     "예산",   "차이",   "고양이",
        "자전거", "에어팟", "비급여", "나무",   "나비",     "무지개",   "개구리", "아파트", "라디오",
        "카메라", "침대",   "문장",   "제대로", "시나리오", "마찬가지", "서버",   "",       "가"})
    EXPECT_EQ(inside(word), "") << word;
}

TEST(Compound, IsCutByWhatThePostsTeach) {
  LexiconLearner learner;
  learner.learn("클라우드가 클라우드를 클라우드는 한다가 한다를 한다는");
  const Analyzer taught(learner.finish());
  const auto words = taught.analyze("클라우드서버를");
  ASSERT_EQ(words.size(), 1U);
  EXPECT_EQ(words[0].pieces, (std::vector<Word::Piece>{{0, 12}, {12, 18}}));
  EXPECT_TRUE(taught.lexicon().is_noun("클라우드"));
  EXPECT_FALSE(taught.lexicon().is_noun("한다"));
}

TEST(Dictionary, KnowsNouns) {
  const Dictionary& dictionary = Dictionary::standard();
  for (const char* noun : {"라면", "동시", "짜증", "서고", "데이터베이스", "집", "비"})
    EXPECT_TRUE(dictionary.is_noun(noun)) << noun;
  for (const char* other : {"먹다", "빠르게", "제대로", "구성요소", "쀍", ""})
    EXPECT_FALSE(dictionary.is_noun(other)) << other;
}

}  // namespace compound_test
}  // namespace seogo::text
