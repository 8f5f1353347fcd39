// Proves of every text:
//  1. spans lie in the text, in order, on character boundaries; a term ends within its span
//  2. no term is empty or above 240 bytes; positions count words
//  3. NFC and NFD give the same terms
//  4. eight threads get the same answer from one analyzer
//  5. stripping only cuts: the term of a Hangul word is the beginning of its surface
//  6. a noun and the noun with a josa share a term, unless noun and josa together read as another ending (해
//  + 도);
//     josa_test shows it for nouns that end like a josa
//  7. any bytes are analysed, and every string up to length 4 over a tiny alphabet
//  8. what is learnt does not depend on the order of the posts or on how they were split among learners
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <thread>

#include "seogo/analyzer.h"
#include "support/analyzer_laws.h"
#include "text/josa.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace seogo {
namespace analyzer_laws_test {

using support::broken_law;

constexpr unsigned seed = 20240504;

// The same text with its syllables and some letters taken apart, as a Mac writes file names.
std::string nfd(std::string_view text) {
  static const std::map<char32_t, std::string> letters = {{U'É', "E\u0301"},
                                                          {U'ガ', "カ\u3099"},
                                                          {U'ά', "α\u0301"},
                                                          {U'Å', "A\u030A"},
                                                          {U'İ', "I\u0307"},
                                                          {U'\u0958', "\u0915\u093C"},
                                                          {U'\u0DDD', "\u0DD9\u0DCF\u0DCA"}};
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto [code, length] = text::read_utf8(text, at);
    if (code >= U'가' && code <= U'힣') {
      const char32_t index = code - U'가';
      text::append_utf8(out, 0x1100 + index / 588);
      text::append_utf8(out, 0x1161 + index / 28 % 21);
      if (index % 28 > 0) text::append_utf8(out, 0x11A7 + index % 28);
    } else if (const auto letter = letters.find(code); letter != letters.end()) {
      out += letter->second;
    } else {
      out += text.substr(at, length);
    }
    at += length;
  }
  return out;
}

std::vector<std::string> terms(const Analyzer& analyzer, std::string_view text) {
  const auto words = analyzer.analyze(text);
  EXPECT_EQ(broken_law(text, words), "") << text;
  std::vector<std::string> list;
  for (const Word& word : words) list.push_back(word.term);
  return list;
}

// Words of blogs, josa, and what lies on the edges of Unicode's tables.
std::string random_text(std::mt19937& random, std::size_t pieces) {
  static const std::vector<std::string> some = {
      "서버",   "고양이",     "책",     "나이",   "국가",   "설치",   "리뷰",   "가",     "은",     "이",
      "에서는", "으로부터의", "했다",   "들이",   "입니다", "ㅋㅋㅋ", "ㅏ",     "c",      "C++",    "#",
      ".NET",   "node.js",    "React",  "É",      "don’t",  "2024",   "3.14",   "1,000",  "5",      "년",
      "주차",   " ",          " ",      " ",      "\n",     ", ",     ".",      "(",      ")",      "\"",
      "“",      "”",          "漢字",   "かな",   "ガ",     "ﾊﾞ",     "Привет", "ά",      "\u200D", "\u200B",
      "\uFE0F", "\u0301",     "\u0345", "\u20E3", "\u1100", "\u1161", "\u11A8", "\u11C3", "\uA960", "\uFFBB",
      "\u3164", "😀",          "①",      "½",      "㎏",     "㈜",     "ﷺ",      "Å",      "İ",      "ß",
      "\u302E", "각",         "힣",     "\u0958", "\u0DDD"};
  std::string text;
  for (std::size_t i = 0; i < pieces; ++i) text += some[random() % some.size()];
  return text;
}

Lexicon learnt(std::mt19937& random) {
  LexiconLearner learner;
  for (int i = 0; i < 200; ++i) learner.learn(random_text(random, 40));
  return learner.finish();
}

TEST(AnalyzerProperty, SpansAndTermsObeyTheLawsAndNfdEqualsNfc) {
  std::mt19937 random(seed);
  for (const Analyzer& analyzer : {Analyzer(), Analyzer(learnt(random))}) {
    for (int i = 0; i < 4000; ++i) {
      const std::string text = random_text(random, 1 + random() % 12);
      const auto as_written = terms(analyzer, text);
      EXPECT_EQ(as_written, terms(analyzer, nfd(text))) << "seed " << seed << ": " << text;
      EXPECT_EQ(as_written, terms(analyzer, text::nfc(text))) << "seed " << seed << ": " << text;
    }
  }
}

TEST(AnalyzerProperty, AnyBytesAreAnalysed) {
  std::mt19937 random(seed);
  const Analyzer analyzer;
  for (int i = 0; i < 3000; ++i) {
    std::string bytes(random() % 60, '\0');
    for (char& c : bytes)
      c = static_cast<char>(random() % 2 == 0 ? 0x80 + random() % 0x80 : random() % 0x100);
    terms(analyzer, bytes);
  }
  for (const std::string piece :
       {"가", "은", "a", "1,", "\u0301", "\u1100", "\xFF", "‘", "c++", "1.", "a'"}) {
    std::string text;
    while (text.size() < 200000) text += piece;
    terms(analyzer, text);
  }
}

TEST(AnalyzerProperty, EveryShortStringOverATinyAlphabetObeys) {
  const std::vector<std::string> alphabet = {"가", "은", "이", "a", " ", "\u200D"};
  std::vector<std::string> texts = {""};
  const Analyzer analyzer;
  for (std::size_t begin = 0, length = 1; length <= 4; ++length) {
    const std::size_t end = texts.size();
    for (; begin < end; ++begin) {
      for (const std::string& letter : alphabet) texts.push_back(texts[begin] + letter);
    }
  }
  ASSERT_EQ(texts.size(), 1U + 6 + 36 + 216 + 1296);
  for (const std::string& text : texts) EXPECT_EQ(terms(analyzer, text), terms(analyzer, nfd(text))) << text;
}

TEST(AnalyzerProperty, StrippingOnlyCuts) {
  std::mt19937 random(seed);
  const Analyzer analyzer(learnt(random));
  for (int i = 0; i < 3000; ++i) {
    std::string text;
    for (std::size_t n = 1 + random() % 8; n > 0; --n) {
      text::append_utf8(text, U'가' + static_cast<char32_t>(random() % 11172));
    }
    text += random() % 2 == 0 ? "에서는" : "이";
    for (const Word& word : analyzer.analyze(text)) {
      EXPECT_EQ(word.term, text.substr(word.begin, word.term_end - word.begin)) << text;
    }
  }
}

bool occurs_in_an_ending(const std::string& syllable) {
  const auto has = [&](std::string_view forms) { return forms.find(syllable) != forms.npos; };
  return std::ranges::any_of(text::josa_groups(), [&](const text::Group& g) { return has(g.forms); }) ||
         std::ranges::any_of(text::predicates(),
                             [&](const text::Predicate& p) { return has(p.stems) || has(p.endings); });
}

TEST(AnalyzerProperty, ANounAndTheNounWithAJosaShareATerm) {
  std::mt19937 random(seed);
  const std::vector<std::string> closed = {"은",     "이",     "을",     "과", "으로부터",
                                           "이라고", "에서는", "까지도", "의", "도"};
  const std::vector<std::string> open = {"는",   "가",     "를",     "와", "로부터",
                                         "라고", "에서는", "까지도", "의", "도"};
  for (const Analyzer& analyzer : {Analyzer(), Analyzer(learnt(random))}) {
    for (int i = 0; i < 3000; ++i) {
      std::string noun;
      char32_t last = 0;
      for (std::size_t n = 2 + random() % 4; n > 0; --n) {
        last = U'가' + static_cast<char32_t>(random() % 11172);
        text::append_utf8(noun, last);
      }
      if (occurs_in_an_ending(noun.substr(noun.size() - 3))) continue;
      const bool is_open = (last - U'가') % 28 == 0;
      const auto want = terms(analyzer, noun);
      for (const std::string& josa : is_open ? open : closed) {
        if ((last - U'가') % 28 == 8 && josa.starts_with("으로")) continue;  // ㄹ takes 로
        EXPECT_EQ(terms(analyzer, noun + josa), want) << "seed " << seed << ": " << noun << " + " << josa;
      }
    }
  }
}

TEST(AnalyzerProperty, EightThreadsGetTheSameAnswer) {
  std::mt19937 random(seed);
  const Analyzer analyzer(learnt(random));
  const std::string text = random_text(random, 3000);
  const auto want = analyzer.analyze(text);
  std::vector<std::vector<Word>> got(8);
  {
    std::vector<std::jthread> threads;
    for (auto& words : got) threads.emplace_back([&] { words = analyzer.analyze(text); });
  }
  for (const auto& words : got) EXPECT_EQ(words, want);
}

TEST(LexiconProperty, DependsOnNeitherOrderNorSplitting) {
  std::mt19937 random(seed);
  std::vector<std::string> posts;
  for (int i = 0; i < 120; ++i) posts.push_back(random_text(random, 60));
  std::string want;
  for (int round = 0; round < 10; ++round) {
    std::vector<LexiconLearner> learners(1 + random() % 5);
    for (const std::string& post : posts) learners[random() % learners.size()].learn(post);
    while (learners.size() > 1) {
      const std::size_t into = random() % (learners.size() - 1);
      learners[into].merge(std::move(learners.back()));
      learners.pop_back();
    }
    const std::string bytes = learners[0].finish().to_bytes();
    if (want.empty()) want = bytes;
    EXPECT_EQ(bytes, want) << "seed " << seed << ", round " << round;
    std::ranges::shuffle(posts, random);
  }
}

}  // namespace analyzer_laws_test
}  // namespace seogo
