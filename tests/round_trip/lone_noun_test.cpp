// A noun that is asked for alone and that no list of ours names: shown by the posts, or of the dictionary.
#include <gtest/gtest.h>

#include "support/small_index.h"

namespace seogo::test {

class LoneNoun : public SearchTest {
 protected:
  // Posts 1, 2 … of these bodies.
  Searcher indexed(const std::vector<std::string>& bodies) {
    std::vector<index::Change> posts;
    for (const std::string& body : bodies)
      posts.push_back(change_of(static_cast<std::uint32_t>(posts.size() + 1), "", body));
    build(std::move(posts));
    return open();
  }
  std::string found(const Searcher& searcher, const std::string& text) {
    SearchRequest asked = request(text);
    asked.as_typed = true;
    asked.sort = Sort::newest;
    return numbers(searcher, asked);
  }
};

TEST_F(LoneNoun, IsNoFormOfAVerbOnceItWasShown) {
  EXPECT_EQ(found(indexed({"공을 던짐 셋", "공을 던졌다"}), "던짐"), "1 2");
  const Searcher searcher = indexed({"공을 던짐 셋", "공을 던졌다", "공 던짐의 뜻"});
  EXPECT_EQ(found(searcher, "던짐"), "1 3");
  EXPECT_EQ(found(searcher, "던지다"), "1 2 3");
}

// 갓모 is in no dictionary; 갓모임 shows nothing of it.
TEST_F(LoneNoun, IsFoundAcrossTheEndOfAnotherWord) {
  EXPECT_EQ(found(indexed({"갓모를 썼다", "멋쟁갓 모임", "그 삿갓모도 있다", "갓"}), "갓모"), "1 3");
  EXPECT_EQ(found(indexed({"상수하고 다르다", "변수하고도 다르다", "수하"}), "수하"), "1 2 3");
}

TEST_F(LoneNoun, IsMetWhereABlankSplitsItAndNotByItsPiecesElsewhere) {
  const Searcher searcher = indexed({"조회수를 센다", "조회 수를 늘린다", "수를 조회하고 회수한다",
                                     "대학생의 하루", "대학 생활의 생은", "이사회를 연다", "이 사회의 문제"});
  EXPECT_EQ(found(searcher, "조회수"), "1 2");
  EXPECT_EQ(found(searcher, "대학생"), "4");
  EXPECT_EQ(found(searcher, "이사회"), "6");
}

TEST_F(LoneNoun, OfManySyllablesIsMetWhereSeveralBlanksSplitIt) {
  const Searcher searcher =
      indexed({"정보처리기사를 땄다", "정보 처리 기사 시험", "정보처리 기사", "처리 정보"});
  EXPECT_EQ(found(searcher, "정보처리기사"), "1 2 3");
}

}  // namespace seogo::test
