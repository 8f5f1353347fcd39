// Which terms and values a post has in the index.
#include "index/document.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "index/format.h"
#include "index/left_words.h"
#include "index/number_list.h"
#include "index/terms.h"
#include "seogo/field.h"
#include "support/term_list.h"

namespace seogo::index {
namespace document_test {

using test::plain_terms;
using test::term_list;

Document document_of(const Post& post) { return make_document(1, post, Analyzer()); }

Document document_of_text(const std::string& text) {
  Post post;
  post.id = "a";
  post.text = text;
  return document_of(post);
}

bool has(const Document& document, std::string_view name) {
  return std::ranges::binary_search(document.terms, name, {}, &DocumentTerm::name);
}

TEST(MakeDocument, CountsStems) {
  EXPECT_EQ(plain_terms(document_of_text("서버의 부하, 서버")), "부하/1 서버/2");
}

TEST(MakeDocument, CutsStemsOfThreeSyllablesIntoBigramsAndOfFourIntoTrigrams) {
  const struct {
    const char* text;
    const char* bigrams;
    const char* trigrams;
  } cases[] = {
      {"서버", "", ""},
      {"웹서버", "XB서버/1 XB웹서/1", ""},
      {"서울시청", "XB서울/1 XB시청/1 XB울시/1", "XT서울시/0 XT울시청/0"},
      {"東京大学", "XB京大/1 XB大学/1 XB東京/1", "XT京大学/0 XT東京大/0"},
      {"kubernetes 2024", "", ""},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(term_list(document_of_text(c.text), "XB"), c.bigrams) << c.text;
    EXPECT_EQ(term_list(document_of_text(c.text), "XT"), c.trigrams) << c.text;
  }
}

TEST(MakeDocument, HasTheNounInAPredicateBesideItsStem) {
  const Document document = document_of_text("재미있는 미들웨어다, 반란이었다고");
  EXPECT_EQ(plain_terms(document), "미들웨어/1 미들웨어다/1 반란/1 재미/1 재미있는/1");
  EXPECT_EQ(term_list(document, "XV"), "XV미들웨어/1 XV재미있/1");
  EXPECT_EQ(term_list(document, "XB"), "XB들웨/1 XB미들/1 XB웨어/1");
}

TEST(MakeDocument, CutsTheJosaOfTheNounInAPredicate) {
  EXPECT_EQ(plain_terms(document_of_text("문제가있었다")), "문제/1 문제가있었다/1");
}

TEST(MakeDocument, JoinsSyllablesAcrossOneBlankOnly) {
  EXPECT_EQ(term_list(document_of_text("코드 리뷰"), "XX"), "XX드리/1");
  EXPECT_EQ(term_list(document_of_text("코드를 리뷰"), "XX"), "XX드리/1");
  EXPECT_EQ(term_list(document_of_text("코드, 리뷰"), "XX"), "");
  EXPECT_EQ(term_list(document_of_text("코드 review"), "XX"), "");
}

TEST(MakeDocument, JoinsAcrossTheJosaThatANameMayDrop) {
  EXPECT_EQ(term_list(document_of_text("서버의 부하"), "XX"), "XX버부/1");
  EXPECT_EQ(term_list(document_of_text("서버에서 부하"), "XX"), "");
}

TEST(MakeDocument, PairsNeighboursOfWhichOneIsNotSyllabic) {
  const std::string pair = "XP" + pair_digits("2", "주차") + "/1";
  EXPECT_EQ(term_list(document_of_text("2주차"), "XP"), pair);
  EXPECT_EQ(term_list(document_of_text("2 주차"), "XP"), pair);
  EXPECT_EQ(term_list(document_of_text("2, 주차"), "XP"), "");
  EXPECT_EQ(term_list(document_of_text("한 주차"), "XP"), "");
}

TEST(MakeDocument, KeepsTheTitleApartAndAmongTheWords) {
  Post post;
  post.title = "서버 장애";
  post.text = "서버";
  const Document document = document_of(post);
  EXPECT_EQ(term_list(document, "S"), "S서버/1 S장애/1");
  EXPECT_EQ(plain_terms(document), "서버/2 장애/1");
  EXPECT_EQ(term_list(document, "XSP"), "XSP" + pair_digits("서버", "장애") + "/1");
  EXPECT_EQ(term_list(document, "XO"), "XOXX버장/0 XO장애/0");
}

TEST(MakeDocument, TakesNoTitleFromTheLabel) {
  Post post;
  post.label = post.text = "첫 문장";
  EXPECT_EQ(term_list(document_of(post), "S"), "");
}

TEST(MakeDocument, LetsCommentsBeFoundButNotOutweighTheBody) {
  Post post;
  post.text = "서버";
  post.comments = {{"", {}, "서버 서버 장애", {{"", {}, "장애", {}}}}};
  const Document document = document_of(post);
  EXPECT_EQ(plain_terms(document), "서버/1 장애/1");
  EXPECT_EQ(term_list(document, "XHAS"), "XHAScomment/0");
}

TEST(MakeDocument, AddsCaptionsThatAreNotInTheBody) {
  Post post;
  post.text = "바다\n노을";
  post.images = {{}, {}};
  post.images[0].caption = "노을";
  post.images[1].caption = "등대";
  EXPECT_EQ(plain_terms(document_of(post)), "노을/1 등대/1 바다/1");
}

TEST(MakeDocument, HoldsLabelsThatDoNotCount) {
  Post post;
  post.id = "Cats/12";
  post.blog = "Cats";
  post.author = "나비";
  post.lang = "ko";
  post.tags = {"React", "react", " "};
  post.category = {"TODAY", "회고"};
  post.visibility = Visibility::unknown;
  post.code = {{"cpp", "int x;"}};
  EXPECT_EQ(term_list(document_of(post)),
            "A나비/0 Hcats/0 Kreact/0 Lko/0 QCats/12/0 XCATtoday/0 XCATtoday/회고/0 XHAScode/0 XISunknown/0");
}

TEST(MakeDocument, HasSlotsForSortingAndCounting) {
  Post post;
  post.blog = "Cats";
  post.category = {"TODAY", "회고"};
  post.tags = {"a", "b"};
  post.published = Date{2024, 5, 4, 18, 23, 0, true};
  const std::vector<std::pair<std::uint32_t, std::string>> want = {{slot::blog, "Cats"},
                                                                   {slot::category, "TODAY\x1f회고"},
                                                                   {slot::tags,
                                                                    "a\x1f"
                                                                    "b"},
                                                                   {slot::date, "20240504182300"},
                                                                   {slot::month, "202405"}};
  EXPECT_EQ(document_of(post).values, want);
  EXPECT_TRUE(document_of({}).values.empty());
}

// 성과 stands across the end of 가능성과 and is a term of the last line's post only.
TEST(MakeDocument, KeepsWhatStandsInItButIsNoTerm) {
  LexiconLearner learner;
  learner.keep_whole("성과");
  const Lexicon lexicon = learner.finish();
  const auto words_left = [&](const std::string& title, const std::string& text) {
    Post post;
    post.title = title;
    post.text = text;
    const Document document = make_document(1, post, Analyzer(lexicon));
    return document.values.empty() ? std::vector<std::uint32_t>()
                                   : unpack_numbers(document.values.front().second);
  };
  std::vector<std::uint32_t> want;
  for (const char* word : {"과", "다", "밖", "봄", "어", "은", "성과"})
    want.push_back(left_number(word, lexicon).value());
  EXPECT_EQ(words_left("그늘 수밖에", "집은 만들어집니다, 찾아봄. 가능성과"), want);
  EXPECT_TRUE(words_left("가능성과", "성과는").empty());
}

TEST(MakeDocument, KeepsKnownWordsThatABlankSplits) {
  LexiconLearner learner;
  learner.keep_whole("대학생");
  const Lexicon lexicon = learner.finish();
  const auto is_left = [&](const std::string& text) {
    Post post;
    post.text = text;
    const Document document = make_document(1, post, Analyzer(lexicon));
    const auto numbers = document.values.empty() ? std::vector<std::uint32_t>()
                                                 : unpack_numbers(document.values.front().second);
    return std::ranges::count(numbers, left_number("대학생", lexicon).value()) > 0;
  };
  for (const char* text : {"대학 생", "대 학생을", "대학\t생"}) EXPECT_TRUE(is_left(text)) << text;
  for (const char* text :
       {"대학생", "대학 생활", "10대 학생", "대학의 생", "대학, 생", "(대학) 생", "대학 (생)"})
    EXPECT_FALSE(is_left(text)) << text;
}

TEST(MakeDocument, TakesAnEmptyPost) {
  const Document document = document_of({});
  EXPECT_EQ(plain_terms(document), "");
  EXPECT_TRUE(has(document, "XISunknown"));
  EXPECT_FALSE(document.data.empty());
}

TEST(MakeDocument, SortsTermsAndHoldsEachOnce) {
  const Document document = document_of_text("가나다라 가나다 나다 docker 도커 2주차 ㅋㅋㅋ 서버 서버 a A");
  const auto not_less = [](const DocumentTerm& a, const DocumentTerm& b) { return a.name >= b.name; };
  EXPECT_EQ(std::ranges::adjacent_find(document.terms, not_less), document.terms.end());
}

}  // namespace document_test
}  // namespace seogo::index
