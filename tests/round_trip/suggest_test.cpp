// What is offered to someone who types, and which posts are like a given one: posts as values are indexed,
// the index alone is asked.

#include <gmock/gmock.h>

#include <filesystem>

#include "seogo/searcher.h"
#include "support/posts_in_memory.h"
#include "support/temp_folder.h"

namespace seogo {
namespace suggest_test {

using test::change_of;

std::vector<index::Change> small_blog() {
  std::vector<index::Change> posts{
      change_of(1, "서버가 밤에 멈췄다", "서버의 부하가 늘었다. 서버는 밤에 멈췄고 서버를 다시 켰다."),
      change_of(2, "웹서버 고르기", "서버를 비교했다. 섬네일도 만들었다. Docker로 띄웠다."),
      change_of(3, "섬 여행 (2주차)", "섬에서 2주차 사흘을 보냈다. 섬은 조용했고 섬이 좋았다."),
      change_of(4, "닭갈비와 과자", "닭갈비를 먹었다. 과자는 남겼다. 값이 올랐다. Docker 이야기는 없다."),
      change_of(5, "비밀 서랍", "서랍을 열었다. 서랍은 비었다."),
  };
  const char* dates[] = {"2024-05-04", "2024-03-10", "2023-12-31", "2022-01-01", "2021-01-01"};
  for (std::size_t i = 0; i < posts.size(); ++i) posts[i].post.published = parse_iso_date(dates[i]);
  posts[0].post.tags = {"서버", "장애"};
  posts[1].post.tags = {"서버", "봄 나들이"};
  posts[0].post.category = {"개발", "운영"};
  posts[1].post.category = {"개발", "운영"};
  posts[2].post.category = {"여행"};
  posts[4].post.visibility = Visibility::private_;
  posts[4].post.tags = {"서랍"};
  return posts;
}

class SuggestTest : public testing::Test {
 protected:
  void build(std::vector<index::Change> changes) {
    const std::uint64_t counter = changes.size();
    test::PostsInMemory posts(std::move(changes));
    const Result<void> built = index::build(folder_ / "index", "test", counter, posts, {});
    ASSERT_TRUE(built.has_value()) << built.error().message.en;
  }

  Searcher open() const {
    Result<Searcher> searcher = Searcher::open(folder_ / "index");
    EXPECT_TRUE(searcher.has_value()) << searcher.error().message.en;
    return std::move(*searcher);
  }

  // "word 서버 2" and so on, in their order.
  static std::vector<std::string> offered(const Searcher& searcher, std::string typed, Visible visible = {},
                                          std::size_t limit = 10) {
    const auto suggestions = searcher.suggest({std::move(typed), limit, visible});
    EXPECT_TRUE(suggestions.has_value());
    std::vector<std::string> out;
    for (const Suggestion& each : *suggestions)
      out.push_back(std::string(name_of(each.kind)) + " " + each.text + " " + std::to_string(each.posts));
    return out;
  }

  static std::vector<std::string> like(const Searcher& searcher, const char* id, Visible visible = {}) {
    const Result<SearchResults> results = searcher.similar({id, 10, visible});
    if (!results) return {results.error().message.en};
    std::vector<std::string> ids;
    for (const Hit& hit : results->hits) ids.push_back(hit.id);
    return ids;
  }

  test::TempFolder folder_;
};

using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST_F(SuggestTest, NeverGoesBlankWhileAWordIsTyped) {
  build(small_blog());
  const Searcher searcher = open();
  for (const char* typed : {"ㅅ", "서", "섭", "서ㅂ", "서버"})
    EXPECT_THAT(offered(searcher, typed), Contains("word 서버 2")) << typed;
  for (const char* typed : {"ㄷ", "다", "달", "닭", "닭ㄱ", "닭가", "닭갈", "닭갈ㅂ", "닭갈비"})
    EXPECT_THAT(offered(searcher, typed), Contains("word 닭갈비 1")) << typed;
  for (const char* typed : {"ㄱ", "고", "과", "괒", "과자"})
    EXPECT_THAT(offered(searcher, typed), Contains("word 과자 1")) << typed;
}

TEST_F(SuggestTest, OffersWordsTagsCategoriesAndTitles) {
  build(small_blog());
  const Searcher searcher = open();
  EXPECT_THAT(offered(searcher, "서버"), ElementsAre("word 서버 2", "tag 서버 2",
                                                     "title 서버가 밤에 멈췄다 1", "title 웹서버 고르기 1"));
  EXPECT_THAT(offered(searcher, "개"), ElementsAre("category 개발 2"));
  EXPECT_THAT(offered(searcher, "운"), ElementsAre("category 개발/운영 2"));
  EXPECT_THAT(offered(searcher, "doc"), ElementsAre("word docker 2"));
  EXPECT_THAT(offered(searcher, "봄 나"), Contains("tag 봄 나들이 1"));
}

TEST_F(SuggestTest, CompletesTheLastOfSeveralWords) {
  build(small_blog());
  const Searcher searcher = open();
  EXPECT_THAT(offered(searcher, "서버 밤"), Contains("word 서버 밤 1"));
  EXPECT_THAT(offered(searcher, "서버 밤"), Contains("title 서버가 밤에 멈췄다 1"));
  EXPECT_THAT(offered(searcher, "닭갈비 섬"), Not(Contains(HasSubstr("섬"))));
  EXPECT_THAT(offered(searcher, "2주"), Contains("word 2주 1"));
  EXPECT_THAT(offered(searcher, "섬 "), ElementsAre("title 섬 여행 (2주차) 1"));
}

TEST_F(SuggestTest, ReadsWhatFindsNothingAnotherWay) {
  build(small_blog());
  const Searcher searcher = open();
  for (const char* typed : {"ㅅㅂ", "tjq", "tjqj", "써버"})
    EXPECT_THAT(offered(searcher, typed), Contains("word 서버 2")) << typed;
  EXPECT_THAT(offered(searcher, "애차"), Contains("word docker 2"));
}

TEST_F(SuggestTest, OffersNothingOfWhatMayNotBeSeen) {
  build(small_blog());
  const Searcher searcher = open();
  const Visible in_public{true, false, false, false};
  EXPECT_THAT(offered(searcher, "서랍"), Contains("word 서랍 1"));
  for (const char* typed : {"서랍", "서", "ㅅ", "비밀", "ㅅㄹ", "tjfkq", "비밀 "})
    EXPECT_THAT(offered(searcher, typed, in_public), Each(Not(HasSubstr("서랍")))) << typed;
  EXPECT_THAT(offered(searcher, "서버", {false, false, false, false}), IsEmpty());
  EXPECT_THAT(like(searcher, "blog/5", in_public), ElementsAre("There is no post blog/5."));
}

TEST_F(SuggestTest, AnswersAnythingWithinItsLimit) {
  build(small_blog());
  const Searcher searcher = open();
  for (const char* typed :
       {"", " ", "\t", "\"", "\xff\xfe", "  서버", "-", "tag:", "뷁뷁뷁", "漢字", "a b c d e f"})
    EXPECT_LE(offered(searcher, typed).size(), 10u) << typed;
  EXPECT_THAT(offered(searcher, std::string(100000, 'a')), IsEmpty());
  EXPECT_THAT(offered(searcher, "서", {}, 0), IsEmpty());
  EXPECT_LE(offered(searcher, "ㅅ", {}, 1).size(), 1u);
}

TEST_F(SuggestTest, SeesTheTitlesAndTagsOfNewPostsAtOnce) {
  build(small_blog());
  const Searcher searcher = open();
  index::Change change = change_of(6, "갯벌 산책", "갯벌을 걸었다.");
  change.post.tags = {"갯벌"};
  test::PostsInMemory more({change});
  ASSERT_TRUE(index::catch_up(folder_ / "index", 6, more, {}).has_value());
  EXPECT_THAT(offered(searcher, "갯"), ElementsAre("word 갯벌 1", "tag 갯벌 1", "title 갯벌 산책 1"));
}

TEST_F(SuggestTest, FindsPostsLikeAnother) {
  std::vector<index::Change> posts = small_blog();
  posts.push_back(change_of(6, "서버 부하", "서버의 부하를 쟀다. 밤에 서버가 멈췄다. 서버는 느렸다."));
  posts.push_back(change_of(7, "서버 부하", "서버의 부하를 쟀다. 밤에 서버가 멈췄다. 서버는 느렸다."));
  posts.back().post.copy_of = "blog/6";
  build(posts);
  const Searcher searcher = open();
  EXPECT_EQ(like(searcher, "blog/1").front(), "blog/6");
  EXPECT_THAT(like(searcher, "blog/1"), Not(Contains("blog/1")));
  EXPECT_THAT(like(searcher, "blog/1"), Not(Contains("blog/7")));  // a copy of one that is listed
  EXPECT_THAT(like(searcher, "blog/6"), Not(Contains("blog/7")));
  EXPECT_THAT(like(searcher, "blog/7"), Not(Contains("blog/6")));
  EXPECT_THAT(like(searcher, "blog/404"), ElementsAre("There is no post blog/404."));
}

TEST_F(SuggestTest, PutsNeighboursFirstAmongPostsThatAreAsMuchAlike) {
  std::vector<index::Change> posts{change_of(1, "", "갯벌에서 조개를 캤다. 조개가 많았다."),
                                   change_of(2, "", "조개를 구웠다. 갯벌은 넓었다."),
                                   change_of(3, "", "조개를 구웠다. 갯벌은 넓었다."),
                                   change_of(4, "", "도서관에서 책을 읽었다.")};
  posts[1].post.blog = "other";
  build(posts);
  const Searcher searcher = open();
  EXPECT_THAT(like(searcher, "blog/1"), ElementsAre("blog/3", "blog/2"));
}

}  // namespace suggest_test
}  // namespace seogo
