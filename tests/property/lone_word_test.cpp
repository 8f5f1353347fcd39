// A word that is asked for alone finds the posts that hold it, be it a word, a part of one, of an
// ending or across two, shown on made-up posts.  What is looked at and what the index keeps for it are two
// lists (query/lone_word.cpp and word_match.cpp, index/left_words.cpp) that must agree.
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "index/document.h"
#include "index/left_words.h"
#include "support/small_index.h"
#include "text/ngrams.h"

namespace seogo::test {

// Words of each kind: with josa, forms of verbs, compounds, behind Latin and numbers, in brackets.
std::string made_up_text(std::mt19937& random) {
  static const char* words[] = {
      "서버가",          "집을",         "만들어집니다", "수밖에",     "찾아봄",       "거머쥐었고",
      "재미있는",        "반란이었다고", "들었다면",     "은은하게",   "입니다",       "(집)에서는",
      "Docker로",        "3월의",        "“서버”까지",   "벚꽃",       "데이터베이스", "나뒹굴었다",
      "아름다움을",      "코드리뷰처럼", "東京은",       "ㅋㅋㅋ",     "봄날의책방",   "밖",
      "오르내렸다",      "쥐덫만큼",     "면도기",       "사람들에게", "c++보다",      "면접을",
      "말씀드리겠습니다"};
  // With josa, and as forms of verbs, of which 위로 and 서고 could be; verbs that lose a final consonant.
  static const char* more[] = {"위로", "위에서", "위의",     "위는", "위를",   "위가",     "마음의위로",
                               "서고", "서다",   "도서고를", "짓고", "지어서", "아름다운", "아름답다"};
  // Nouns that stand in others too, with josa enough to be known.
  static const char* nouns[] = {"성과",   "다리",     "회의",   "사무실", "가능성", "사회",
                                "의사회", "사회회의", "사회책", "책다리", "책"};
  static const char* josa[] = {"를", "의", "에서", "까지", "보다", ""};
  static const char* around[] = {"가능성과", "기다리다가",  "기다리지",   "사회의",     "의사회의에서",
                                 "연구성과", "구름다리",    "큰사무실로", "가사무실장", "사회 회의를",
                                 "사회 책",  "책 다리보다", "10책 다리"};
  std::string text;
  for (std::size_t i = random() % 14; i > 0; --i) {
    switch (random() % 3) {
      case 0: {
        const std::size_t any = random() % (std::size(words) + std::size(more));
        text += any < std::size(words) ? words[any] : more[any - std::size(words)];
        break;
      }
      case 1:
        text += nouns[random() % std::size(nouns)];
        text += josa[random() % std::size(josa)];
        break;
      default:
        text += around[random() % std::size(around)];
    }
    text += random() % 4 == 0 ? ", " : " ";
  }
  return text;
}

bool may_be_noun(const std::string& syllable) {
  const Lexicon none;
  index::LeftWords one(none);
  one.add_text(syllable);
  return !one.left([](std::string_view, std::string_view) { return false; }).empty();
}

class LoneWord : public SearchTest {
 protected:
  void SetUp() override {
    SearchTest::SetUp();
    std::mt19937 random(20261127);
    std::vector<index::Change> posts;
    LexiconLearner learner;
    for (std::uint32_t i = 1; i <= 90; ++i) {
      const std::string title = random() % 3 == 0 ? made_up_text(random) : "", body = made_up_text(random);
      posts.push_back(change_of(i, title, body));
      texts_.push_back(title + "\n" + body);
      learner.learn(index::text_to_learn(posts.back().post));
    }
    build(posts);
    lexicon_ = learner.finish();
  }

  std::size_t posts_with(const std::string& word) const { return posts_holding(texts_, word); }
  // Also where one blank splits it, between pieces that are words or of two syllables.
  std::size_t posts_with_split(const std::string& word) const {
    const Analyzer analyzer(lexicon_);
    const auto holds = [&](const std::string& text) {
      if (text.find(word) != std::string::npos) return true;
      const std::vector<Word> words = analyzer.analyze(text);
      for (std::size_t i = 1; i < words.size(); ++i)
        for (std::size_t cut = 3; cut < word.size(); cut += 3) {
          const Word &left = words[i - 1], &right = words[i];
          const std::string first = word.substr(0, cut), rest = word.substr(cut);
          if (right.after_blank && left.term_end == left.end && left.term.ends_with(first) &&
              right.term.starts_with(rest) && (first.size() > 3 || (left.term == first && !left.joined)) &&
              (rest.size() > 3 || right.term == rest))
            return true;
        }
      return false;
    };
    return static_cast<std::size_t>(std::ranges::count_if(texts_, holds));
  }

  std::vector<std::string> texts_;
  Lexicon lexicon_;
};

TEST_F(LoneWord, OfOneSyllableIsFoundWhereverItStands) {
  std::set<std::string> syllables;
  for (const std::string& text : texts_)
    for (const std::string_view each : text::syllables(text)) syllables.emplace(each);
  const Searcher searcher = open();
  std::size_t tried = 0;
  for (const std::string& syllable : syllables) {
    if (!may_be_noun(syllable)) continue;
    const Result<SearchResults> found = searcher.search(request(syllable));
    ASSERT_TRUE(found) << syllable;
    EXPECT_EQ(found->total, posts_with(syllable)) << syllable;
    ++tried;
  }
  EXPECT_GT(tried, 50U);
}

TEST_F(LoneWord, ThatIsKnownIsFoundWhereverItStands) {
  std::set<std::string> known;
  for (const std::string& text : texts_) {
    const std::vector<std::string_view> syllables = text::syllables(text);
    for (std::size_t i = 0; i + 2 <= syllables.size(); ++i)
      for (std::size_t last = i + 1; last < syllables.size() && last < i + 4; ++last) {
        const char* end = syllables[last].data() + syllables[last].size();
        if (const std::string word(syllables[i].data(), end); lexicon_.number_of(word)) known.insert(word);
      }
  }
  const Searcher searcher = open();
  std::size_t split = 0;
  for (const std::string& word : known) {
    const Result<SearchResults> found = searcher.search(request(word));
    ASSERT_TRUE(found) << word;
    EXPECT_EQ(found->total, word.size() == 6 ? posts_with(word) : posts_with_split(word)) << word;
    split += word.size() > 6 && posts_with_split(word) > posts_with(word) ? 1 : 0;
  }
  EXPECT_GE(known.size(), 8U);
  EXPECT_GE(split, 3U);
  for (const char* word : {"성과", "다리"}) {
    const std::size_t quoted = searcher.search(request("\"" + std::string(word) + "\""))->total;
    EXPECT_GT(quoted, 0U);
    EXPECT_LT(quoted, posts_with(word));
  }
}

// 위로 is read as 위, 서고 as a form of 서다; who asks for one of them alone means the noun.
TEST_F(LoneWord, ThatIsAHomographIsFoundAsItStands) {
  const Searcher searcher = open();
  for (const char* word : {"위로", "서고"}) {
    ASSERT_TRUE(lexicon_.is_lone_noun(word)) << word;
    const std::size_t posts = posts_with(word);
    ASSERT_GT(posts, 5U) << word;
    for (const char* around : {"", "?", " -없는것"})
      EXPECT_EQ(searcher.search(request(std::string(word) + around))->total, posts) << word << around;
  }
  EXPECT_EQ(searcher.search(request("\u110B\u1171\u1105\u1169"))->total, posts_with("위로"));
  EXPECT_GT(searcher.search(request("\"위로\""))->total, posts_with("위로"));
  EXPECT_GT(searcher.search(request("서다"))->total, posts_with("서다"));
}

// The word itself before all that only holds it.
TEST_F(LoneWord, ComesFirstWhereItIsAWord) {
  SearchRequest asked = request("다리");
  asked.limit = 100;
  const Result<SearchResults> found = open().search(asked);
  ASSERT_TRUE(found);
  ASSERT_GT(found->total, 20U);
  const auto is_word = [&](const Hit& hit) { return hit.score > 0; };
  EXPECT_TRUE(std::ranges::is_partitioned(found->hits, is_word));
  EXPECT_GT(std::ranges::count_if(found->hits, is_word), 5);
  EXPECT_FALSE(is_word(found->hits.back()));
}

}  // namespace seogo::test
