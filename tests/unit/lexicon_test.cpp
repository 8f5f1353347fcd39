// What is learnt from posts, how it is kept, and what it changes.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "seogo/analyzer.h"
#include "support/expect_tokens.h"
#include "support/standard_list.h"
#include "text/ending.h"
#include "text/standard_words.h"
#include "text/stem.h"

namespace seogo {
namespace lexicon_test {

using support::terms_of;
using support::words_of;

Lexicon learnt_from(const std::vector<std::string>& texts) {
  LexiconLearner learner;
  for (const std::string& text : texts) learner.learn(text);
  return learner.finish();
}

const std::vector<std::string> owls = {"두엉이가 잔다 두엉이 사료", "두엉이를 보았다",
                                       "두엉이는 책을 모른다",      "책이 책에 책은 책의",
                                       "길이가 길이를 길이는",      "나비를"};

TEST(Lexicon, KnowsAWholeWordByThreeClassesOfJosa) {
  const Lexicon lexicon = learnt_from(owls);
  EXPECT_TRUE(lexicon.is_whole("두엉이"));
  EXPECT_TRUE(lexicon.is_whole("길이"));
  EXPECT_FALSE(lexicon.is_whole("나비"));  // one class
  EXPECT_FALSE(lexicon.is_whole("두엉"));
  EXPECT_FALSE(lexicon.is_whole(""));
  EXPECT_EQ(lexicon.learnt_from(), owls.size());
  EXPECT_FALSE(Lexicon().is_whole("두엉이"));
  EXPECT_EQ(Lexicon().learnt_from(), 0U);
}

// No josa but these stands before 를, 의 or 에, so what looks like one belongs to the word.
TEST(Lexicon, KnowsAWholeWordByAJosaThatFollowsNoOther) {
  const struct {
    const char* text;
    const char* word;
    bool is_whole;
  } cases[] = {
      {"법제도를 고친다", "법제도", true},
      {"무혐의로 풀려났다", "무혐의", true},
      {"법제도는", "법제도", true},
      {"산업도로", "산업도", false},
      {"살아나는", "살아나", false},
      {"튀어나와", "튀어나", false},
      {"사업의도", "사업의", false},
      {"친구만을", "친구만", false},  // listed together
      {"서버에서는", "서버에서", false},
      {"구도를", "구도", false},  // too short
      {"사용하기에", "사용하기", false},
      {"증가함을", "증가함", false},
      {"아이들한테", "아이들", false},
      {"사실인지를", "사실인지", false},
      {"예전처럼의", "예전처럼", false},
      {"법제도를 법제도 법제도 법제도 법제도 법제도 법제도 법제도 법제도 법제도 법제도 법제도", "법제도",
       false},
  };
  for (const auto& c : cases) EXPECT_EQ(learnt_from({c.text}).is_whole(c.word), c.is_whole) << c.text;
}

TEST(Lexicon, StopsTheCutting) {
  const Analyzer plain, taught(learnt_from(owls));
  EXPECT_EQ(terms_of(plain, "두엉이 두엉이나"), "두엉 두엉");
  EXPECT_EQ(terms_of(taught, "두엉이 두엉이나 두엉이에게서 길이"), "두엉이 두엉이 두엉이 길이");
  EXPECT_EQ(terms_of(plain, "책이 길이"), "책 길이");
  EXPECT_EQ(terms_of(taught, "책이 책을"), "책 책");
}

TEST(Lexicon, KeepsTheNounsAtHandWhole) {
  const Analyzer taught(learnt_from({}));
  EXPECT_EQ(terms_of(taught, "제주도 제주도에서 제주는 스캔들이 유통기한을 전망대로 약속대로"),
            "제주도 제주도 제주 스캔들 유통기한 전망대 약속");
  const Analyzer all_of_words(
      learnt_from({"아가 아를 아는 아에서 아의 아도 아들", "그가 그를 그는 그의 그들"}));
  EXPECT_EQ(terms_of(all_of_words, "아들이 아들을 아의 그들은"), "아들 아들 아 그들");
  const Analyzer books(learnt_from({"책이 책을 책은 책에 책의", "책임을", "불을 불이 불은 불의", "불만은"}));
  EXPECT_EQ(terms_of(books, "책임을 책임 불만은 불만을 불을"), "책임 책임 불만 불만 불");
  EXPECT_TRUE(Analyzer().analyze("치마").front().predicates.size() == 1);
  EXPECT_TRUE(taught.analyze("치마").front().predicates.empty());
}

// Behind a number a unit and its josa are meant, whatever noun looks the same.
TEST(Lexicon, LeavesUnitsToTheirNumbers) {
  const Analyzer taught(learnt_from({}));
  EXPECT_EQ(terms_of(taught, "2주의 10분만에 3회의 제2회의 주의 회의에"),
            "2 주 10 분 3 회 제 2 회 주의 회의");
}

// 아들, 책임을: cut where 아 or 책 is a noun of the posts.
bool may_be_short_with_josa(const std::string& word) {
  return word.size() == 6 && std::ranges::any_of(std::array{"", "을"}, [&](const char* josa) {
           const std::u32string syllables = text::to_syllables(word + josa);
           const text::Endings endings = text::endings_of(syllables);
           return std::ranges::any_of(endings.all(), [&](const text::Ending& ending) {
             return ending.is_josa && ending.length + 1 == syllables.size();
           });
         });
}

TEST(Lexicon, HasNoNounAtHandThatWouldStayWithoutIt) {
  const Analyzer plain;
  const auto nouns = words_of(text::standard_nouns);
  for (const auto& [block, word] : nouns) {
    const bool looks_like_a_verb = !plain.analyze(word).front().predicates.empty();
    const bool is_cut_before_ro = word.ends_with("대") && terms_of(plain, word + "로") != word;
    EXPECT_TRUE(terms_of(plain, word) != word || may_be_short_with_josa(word) || looks_like_a_verb ||
                is_cut_before_ro)
        << word;
  }
  EXPECT_GT(nouns.size(), 100U);
}

TEST(Lexicon, IsNotTakenInBySlips) {
  LexiconLearner learner;
  for (int i = 0; i < 100; ++i) learner.learn("사람이 사람을 사람은 사람에게");
  learner.learn("사람이는 사람이를 사람이에서");
  const Lexicon lexicon = learner.finish();
  EXPECT_FALSE(lexicon.is_whole("사람이"));
  EXPECT_TRUE(lexicon.is_whole("사람"));
}

TEST(Lexicon, DoesNotTakeAnAdverbForANounAndItsJosa) {
  LexiconLearner learner;
  for (int i = 0; i < 20; ++i) learner.learn("바로 바로 바로 회의가 회의를 회의");
  learner.learn("바를 바는 바가 바의 회를 회는 회가");
  const Lexicon lexicon = learner.finish();
  EXPECT_FALSE(lexicon.is_short_with_josa("바로"));
  EXPECT_FALSE(lexicon.is_short_with_josa("회의"));
}

TEST(Lexicon, ComesBackFromItsBytes) {
  for (const Lexicon& lexicon : {Lexicon(), learnt_from(owls)}) {
    const std::string bytes = lexicon.to_bytes();
    const auto back = Lexicon::from_bytes(bytes);
    ASSERT_TRUE(back.has_value());
    EXPECT_EQ(back->to_bytes(), bytes);
    EXPECT_EQ(back->learnt_from(), lexicon.learnt_from());
    EXPECT_EQ(back->is_whole("두엉이"), lexicon.is_whole("두엉이"));
    EXPECT_EQ(back->is_short_with_josa("책이"), lexicon.is_short_with_josa("책이"));
  }
}

TEST(Lexicon, RefusesBytesThatAreNotItsOwn) {
  const std::string bytes = learnt_from(owls).to_bytes();
  EXPECT_FALSE(Lexicon::from_bytes("").has_value());
  EXPECT_FALSE(Lexicon::from_bytes("seogo lexicon").has_value());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string other = bytes;
    other[i] = static_cast<char>(other[i] ^ 0x20);
    const auto back = Lexicon::from_bytes(other);
    ASSERT_FALSE(back.has_value()) << i;
    EXPECT_EQ(back.error().code, ErrorCode::damaged);
    EXPECT_FALSE(Lexicon::from_bytes(bytes.substr(0, i)).has_value()) << i;
  }
}

TEST(LexiconLearner, DependsOnlyOnTheSetOfPosts) {
  LexiconLearner one, two, backwards;
  for (std::size_t i = 0; i < owls.size(); ++i) {
    (i % 2 == 0 ? one : two).learn(owls[i]);
    backwards.learn(owls[owls.size() - 1 - i]);
  }
  one.merge(std::move(two));
  EXPECT_EQ(one.finish().to_bytes(), learnt_from(owls).to_bytes());
  EXPECT_EQ(backwards.finish().to_bytes(), learnt_from(owls).to_bytes());
}

TEST(LexiconLearner, ReadsNfdAsNfc) {
  LexiconLearner learner;
  learner.learn("\u1102\u1161\u110B\u1175\u1100\u1161 나이를 나이는");
  EXPECT_TRUE(learner.finish().is_whole("나이"));
}

}  // namespace lexicon_test
}  // namespace seogo
