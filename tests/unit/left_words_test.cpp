// What a search for one word alone would miss.
#include "index/left_words.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "index/number_list.h"
#include "text/jamo.h"
#include "text/utf8.h"

namespace seogo::index {
namespace left_words_test {

// Knows 성과, 다리, 가능성, 사무실장 and 책 for nouns.
Lexicon some_nouns() {
  LexiconLearner learner;
  for (const char* noun : {"성과", "다리", "가능성", "사무실장", "책"}) learner.keep_whole(noun);
  return learner.finish();
}

std::string word_of(std::uint32_t number, const Lexicon& lexicon) {
  std::string syllable;
  text::append_utf8(syllable, text::first_syllable + number);
  if (number < text::syllables_in_all) return syllable;
  for (const char* noun : {"성과", "다리", "가능성", "사무실장", "책"})
    if (left_number(noun, lexicon) == number) return noun;
  return "?";
}

struct Left {
  std::string syllables;
  std::set<std::string> nouns;
};

Left left(const std::vector<std::string>& texts, const std::set<std::string, std::less<>>& terms = {},
          const Lexicon& lexicon = {}) {
  LeftWords words(lexicon);
  for (const std::string& text : texts) words.add_text(text);
  for (const std::string& term : terms) words.take_found_by(term);
  Left left;
  for (const std::uint32_t number :
       unpack_numbers(words.left([&](std::string_view prefix, std::string_view text) {
         return terms.contains(std::string(prefix).append(text));
       }))) {
    const std::string word = word_of(number, lexicon);
    if (word.size() == 3)
      left.syllables += word;
    else
      EXPECT_TRUE(left.nouns.insert(word).second) << word;
  }
  return left;
}

TEST(LeftWords, AreTheSyllablesOfTheTextsInTheirOrder) {
  EXPECT_EQ(left({}).syllables, "");
  EXPECT_EQ(left({"집 밖", "밖에서 봄"}).syllables, "밖봄서집");
  EXPECT_EQ(left({"docker 2024 東京 ㅋㅋ", "\xFF\xEC"}).syllables, "");
}

TEST(LeftWords, AreNotTheSyllablesThatATermIsFoundBy) {
  const struct {
    const char* term;
    const char* left;  // of 집밖봄쥐
  } cases[] = {
      {"집", "밖봄쥐"},       {"집밖", "봄쥐"},           {"XB밖봄", "쥐집"},       {"XV집밖봄", "봄쥐"},
      {"집밖봄", "밖봄쥐집"}, {"S집", "밖봄쥐집"},        {"XT집밖봄", "밖봄쥐집"}, {"K집", "밖봄쥐집"},
      {"京집", "밖봄쥐집"},   {"XB집\u0301", "밖봄쥐집"}, {"XX집밖", "밖봄쥐집"},
  };
  for (const auto& c : cases) EXPECT_EQ(left({"집밖봄쥐"}, {c.term}).syllables, c.left) << c.term;
}

// 짓고 holds 짓, 지어 does not, and the stem stands for both.
TEST(LeftWords, AreNotFoundByAStemThatLosesTheirEnd) {
  EXPECT_EQ(left({"집을 짓고"}, {"XV짓", "집"}).syllables, "고을짓");
  EXPECT_EQ(left({"답을 먹고"}, {"XV먹", "XV아름답"}).syllables, "고답을");
  EXPECT_EQ(left({"답답하다"}, {"XV답답하"}).syllables, "다하");
}

TEST(LeftWords, LeaveOutWhatIsNoNoun) { EXPECT_EQ(left({"했었겠며까 쥐었으며"}).syllables, "쥐"); }

TEST(LeftWords, AreNounsThatNoTermFinds) {
  const Lexicon lexicon = some_nouns();
  const struct {
    const char* text;
    std::set<std::string, std::less<>> terms;
    std::set<std::string> left;
  } cases[] = {
      {"가능성과 책", {"가능성", "책"}, {"성과"}},
      {"가능성과", {}, {"가능성", "성과"}},
      {"성과", {"성과"}, {}},
      {"연구성과", {"연구성과", "XB구성", "XB성과", "XB연구"}, {}},
      {"기다리던 다리", {"XV기다리", "다리"}, {}},
      {"기다리던", {"XV기다리"}, {"다리"}},
      {"기다 리던 성(과", {}, {}},  // a word has nothing inside
      {"기다리기다리", {}, {"다리"}},
      {"성과다리", {}, {"성과", "다리"}},
      {"가능성과", {"XT가능성"}, {"성과"}},        // three syllables by their trigram,
      {"사무실장님", {"XT사무실"}, {"사무실장"}},  // more by all of them
      {"사무실장님", {"XT사무실", "XT무실장"}, {}},
      {"책", {}, {}},  // syllables are told otherwise
      {"", {}, {}},
  };
  for (const auto& c : cases) EXPECT_EQ(left({c.text}, c.terms, lexicon).nouns, c.left) << c.text;
}

TEST(LeftWords, AreNounsThatABlankSplits) {
  const std::vector<std::string> known = {"상원의원", "대학생", "이사회", "책상", "새학기", "정보처리기사"};
  LexiconLearner learner;
  for (const std::string& noun : known) learner.keep_whole(noun);
  const Lexicon lexicon = learner.finish();
  const struct {
    const char *word, *next;
    std::set<std::string, std::less<>> terms;
    const char* left;
  } cases[] = {
      {"상원", "의원", {}, "상원의원"}, {"전상원", "의원단", {}, "상원의원"},
      {"상", "원의원", {}, "상원의원"}, {"상원", "의원", {"상원의원"}, ""},
      {"의원", "상원", {}, ""},         {"대학", "생", {}, "대학생"},
      {"대학", "생활", {}, ""},  // a piece of one syllable is a word,
      {"새", "학기", {}, "새학기"},     {"어느새", "학기", {}, ""},
      {"이", "사회", {}, ""},  // and no demonstrative
      {"이사", "회", {}, "이사회"},     {"책", "상", {}, ""},
      {"상원의원", "상원", {}, ""},  // add_text has it
      {"정보처리", "기사", {}, ""},  // of six syllables
  };
  for (const auto& c : cases) {
    LeftWords words(lexicon);
    words.add_neighbours(c.word, c.next);
    const auto numbers = unpack_numbers(words.left([&](std::string_view prefix, std::string_view text) {
      return c.terms.contains(std::string(prefix).append(text));
    }));
    std::string left;
    for (const std::string& noun : known)
      if (std::ranges::count(numbers, left_number(noun, lexicon).value()) > 0) left += noun;
    EXPECT_EQ(left, c.left) << c.word << ' ' << c.next;
  }
  for (const char* noun : {"상원의원", "이사회"}) EXPECT_TRUE(are_splits_known(noun, lexicon)) << noun;
  for (const char* noun : {"책상", "정보처리기사", "모르는말"})
    EXPECT_FALSE(are_splits_known(noun, lexicon)) << noun;
}

TEST(LeftWords, AreOfAllTexts) {
  EXPECT_EQ(left({"기다리", "가능성과"}, {"가능성"}, some_nouns()).nouns,
            (std::set<std::string>{"다리", "성과"}));
}

// A post may be of one run, and each of its pieces a word of the lexicon.
TEST(LeftWords, AreKeptOnceHoweverOftenTheyStandThere) {
  LexiconLearner learner;
  for (std::string word = "가가"; word.size() <= 240; word += "가") learner.keep_whole(word);
  const Lexicon lexicon = learner.finish();
  std::string run;
  for (int i = 0; i < 200'000; ++i) run += "가";
  LeftWords words(lexicon);
  words.add_text(run);
  const auto numbers = unpack_numbers(words.left([](std::string_view, std::string_view) { return false; }));
  EXPECT_EQ(numbers.size(), 1U + 11U);  // 가, and words of two to twelve syllables
}

TEST(LeftWords, HaveNumbersOfTheirOwn) {
  const Lexicon lexicon = some_nouns();
  std::set<std::uint32_t> numbers;
  for (const char* word : {"가", "힣", "성과", "다리", "가능성", "사무실장"})
    EXPECT_TRUE(numbers.insert(left_number(word, lexicon).value()).second) << word;
  for (const char* word : {"모름", "", "ab", "abc", "a", "東", "성과다리"})
    EXPECT_FALSE(left_number(word, lexicon)) << word;
  EXPECT_FALSE(left_number("성과", {}));
}

}  // namespace left_words_test
}  // namespace seogo::index
