// Nouns that texts are read as something else for, asked for alone: 위로 is no 위, 슬픔 no 슬프다.
#include <gtest/gtest.h>

#include "support/small_index.h"
#include "support/standard_list.h"
#include "text/ngrams.h"
#include "text/standard_words.h"

namespace seogo::test {

class Homograph : public SearchTest {
 protected:
  void write(const std::string& title, const std::string& body) {
    posts_.push_back(change_of(static_cast<std::uint32_t>(posts_.size() + 1), title, body));
    texts_.push_back(title + "\n" + body);
  }
  Searcher indexed() {
    build(posts_);
    return open();
  }
  std::size_t posts_with(const std::string& word) const { return posts_holding(texts_, word); }
  // What 위 and others need to be cut from their josa.
  void teach(const std::string& noun) {
    std::string text;
    for (const char* josa : {"에", "의", "은", "는", "이", "가", "을", "를", "와", "과", "도"})
      text += noun + josa + " ";
    write("", text + text);
  }

 private:
  std::vector<index::Change> posts_;
  std::vector<std::string> texts_;
};

TEST_F(Homograph, IsFoundWhereverItStandsAndNowhereElse) {
  const auto words = support::words_of(text::standard_homographs);
  std::set<std::string> firsts;
  for (const auto& [block, word] : words) firsts.emplace(text::syllables(word).front());
  for (const std::string& first : firsts) teach(first);
  for (const auto& [block, word] : words) {
    write("", word);
    write("", "길에서 " + word + "를 보았다");
    write(word, "길에서");
    write("", "가나" + word + "라는");
  }
  write("", "위를 보고 서서 슬펐다. 나누었고, 걸었고, 물었다.");
  const Searcher searcher = indexed();
  for (const auto& [block, word] : words)
    EXPECT_EQ(searcher.search(request(word))->total, posts_with(word)) << word;
}

TEST_F(Homograph, ComesFirstWhereItIsWhatAPostIsAbout) {
  teach("위");
  write("책상", "책상 위로 올린다. 그리고 많은 다른 이야기가 여기에 더 있다.");
  write("위로", "친구를 위로하는 말. 위로를 건네고 위로에 대하여 적었다. 위로.");
  const Searcher searcher = indexed();
  EXPECT_EQ(numbers(searcher, request("위로")), "3 2");
}

TEST_F(Homograph, ThatNoPostHoldsIsReadAsInATextThere) {
  write("", "그날은 슬펐다");
  write("", "위에서 위를 위의 위가");
  const Searcher searcher = indexed();
  EXPECT_EQ(numbers(searcher, request("슬픔")), "1");
  const auto marked = searcher.mark(request("슬픔").query, {"그날은 슬펐다"});
  ASSERT_TRUE(marked);
  EXPECT_EQ(marked->front().marks.size(), 1U);
  const auto noun = searcher.mark(request("슬픔").query, {"슬픔", "그날은 슬펐다"});
  EXPECT_EQ(noun->front().marks.size(), 1U);
  EXPECT_TRUE(noun->back().marks.empty());
}

TEST_F(Homograph, IsReadAsInATextBesideOtherWords) {
  write("", "그날은 슬펐다");
  write("", "슬픔에 대하여 적은 그날은");
  write("만화 이야기", "다른 글");
  write("만화가 이야기", "다른 글");
  const Searcher searcher = indexed();
  EXPECT_EQ(searcher.search(request("슬픔"))->total, 1U);
  EXPECT_EQ(searcher.search(request("슬픔 그날"))->total, 2U);
  EXPECT_EQ(searcher.search(request("슬픔 -그날"))->total, 0U);
  EXPECT_EQ(searcher.search(request("만화가"))->total, 1U);
  EXPECT_EQ(searcher.search(request("\"만화가\""))->total, 2U);
  EXPECT_EQ(searcher.search(request("만화가 -title:만화가"))->total, 0U);
}

}  // namespace seogo::test
