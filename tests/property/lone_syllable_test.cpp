// A syllable that is asked for alone finds exactly the posts that hold it, be it a word, a part of one or of
// an ending, shown on made-up posts.  What is looked at and what the index keeps for it are two lists (query/
// lone_syllable.cpp, index/left_syllables.cpp) that must agree.
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "index/left_syllables.h"
#include "support/small_index.h"
#include "text/ngrams.h"

namespace seogo::test {

using LoneSyllable = SearchTest;

// Words of each kind: with josa, forms of verbs, compounds, behind Latin and numbers, in brackets.
std::string made_up_text(std::mt19937& random) {
  static const char* words[] = {
      "서버가",          "집을",         "만들어집니다", "수밖에",     "찾아봄",       "거머쥐었고",
      "재미있는",        "반란이었다고", "들었다면",     "은은하게",   "입니다",       "(집)에서는",
      "Docker로",        "3월의",        "“서버”까지",   "벚꽃",       "데이터베이스", "나뒹굴었다",
      "아름다움을",      "코드리뷰처럼", "東京은",       "ㅋㅋㅋ",     "봄날의책방",   "밖",
      "오르내렸다",      "쥐덫만큼",     "면도기",       "사람들에게", "c++보다",      "면접을",
      "말씀드리겠습니다"};
  std::string text;
  for (std::size_t i = random() % 12; i > 0; --i) {
    text += words[random() % std::size(words)];
    text += random() % 4 == 0 ? ", " : " ";
  }
  return text;
}

bool may_be_noun(const std::string& syllable) {
  index::LeftSyllables one;
  one.add_text(syllable);
  return !one.left().empty();
}

TEST_F(LoneSyllable, IsFoundWhereverItStands) {
  std::mt19937 random(20261127);
  std::vector<index::Change> posts;
  std::vector<std::string> texts;
  std::set<std::string> syllables;
  for (std::uint32_t i = 1; i <= 60; ++i) {
    const std::string title = random() % 3 == 0 ? made_up_text(random) : "", body = made_up_text(random);
    posts.push_back(change_of(i, title, body));
    texts.push_back(title + body);
    for (const std::string_view each : text::syllables(texts.back())) syllables.emplace(each);
  }
  build(posts);
  const Searcher searcher = open();
  std::size_t tried = 0;
  for (const std::string& syllable : syllables) {
    if (!may_be_noun(syllable)) continue;
    const auto holds = [&](const std::string& text) { return text.find(syllable) != std::string::npos; };
    const Result<SearchResults> found = searcher.search(request(syllable));
    ASSERT_TRUE(found) << syllable;
    EXPECT_EQ(found->total, static_cast<std::size_t>(std::ranges::count_if(texts, holds))) << syllable;
    ++tried;
  }
  EXPECT_GT(tried, 50U);
}

}  // namespace seogo::test
