// Which terms and values a post has in the index.
#include "index/document.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "index/format.h"
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

// Those of capital prefixes that no text has.
std::string labels_of(Document document) {
  std::erase_if(document.terms, [](const DocumentTerm& term) {
    return term.wdf > 0 || term.name.front() < 'A' || term.name.front() > 'Z';
  });
  return term_list(document);
}

TEST(MakeDocument, CountsStems) {
  EXPECT_EQ(plain_terms(document_of_text("서버의 부하, 서버")), "부하/1 서버/2");
}

TEST(MakeDocument, HasEachWordUnderAllItsNames) {
  const struct {
    const char* text;
    const char* terms;
  } rows[] = {
      {"서버가", "서버/1"},
      {"먹었다", "먹다/1 먹었다/1"},
      {"재미있는", "재미/1 재미있는/1 재미있다/1"},
      {"running", "run/1 running/1"},
      {"getUserName", "get/1 getusernam/1 getusername/1 name/1 user/1"},
      {"東京大学", "東京大学/1"},
  };
  for (const auto& row : rows) EXPECT_EQ(plain_terms(document_of_text(row.text)), row.terms) << row.text;
}

TEST(MakeDocument, HasCompoundsUnderTheirPiecesAndSeams) {
  const Document document = document_of_text("웹서버");
  EXPECT_EQ(plain_terms(document), "서버/1 웹/1 웹서버/1");
  EXPECT_EQ(term_list(document, "XX"), "XX웹서/1");
}

TEST(MakeDocument, HasPairsOfSyllablesInsideLongerWords) {
  EXPECT_EQ(term_list(document_of_text("렌더링을"), "XB"), "XB더링/1 XB렌더/1");
  EXPECT_EQ(term_list(document_of_text("서버를 먹었다 kubernetes"), "XB"), "");
}

TEST(MakeDocument, HasNamesWithoutTheirSigns) {
  EXPECT_TRUE(has(document_of_text("Wi-Fi를 켰다"), "wifi"));
  EXPECT_TRUE(has(document_of_text("RTX4090"), "rtx4090"));
}

TEST(MakeDocument, JoinsNeighboursThatMayBeOneThing) {
  const struct {
    const char* text;
    std::string joints;
  } rows[] = {
      {"코드 리뷰", "XX드리/1"},
      {"코드를 리뷰", "XX드리/1"},
      {"서버의 부하", "XX버부/1"},
      {"코드, 리뷰", ""},
      {"서버에서 부하", ""},
      {"2 주차", "XX" + pair_digits("2", "주차") + "/1"},
      {"2, 주차", ""},
      {"2주차", "XX" + pair_digits("2", "주") + "/1 XX주차/1"},
      {"코드 review", "XX" + pair_digits("코드", "review") + "/1"},
  };
  for (const auto& row : rows) EXPECT_EQ(term_list(document_of_text(row.text), "XX"), row.joints) << row.text;
}

TEST(MakeDocument, KeepsTheTitleApartAndAmongTheWords) {
  Post post;
  post.title = "서버, 장애";
  post.text = "서버";
  const Document document = document_of(post);
  EXPECT_EQ(term_list(document, "S"), "SX" + pair_digits("서버", "장애") + "/1 S서버/1 S장애/1");
  EXPECT_EQ(plain_terms(document), "서버/2 장애/1");
}

TEST(MakeDocument, TakesNoTitleFromTheLabel) {
  Post post;
  post.label = post.text = "첫 문장";
  EXPECT_EQ(term_list(document_of(post), "S"), "");
}

TEST(MakeDocument, WeighsFieldsAsTold) {
  Post post;
  post.title = "서버";
  post.tags = {"서버"};
  post.text = "서버";
  const auto counted = [&](const char* weights) {
    return plain_terms(make_document(1, post, Analyzer(), field_weights_from(weights)));
  };
  EXPECT_EQ(counted("title=1 tag=1 body=1"), "서버/3");
  EXPECT_EQ(counted("title=5 tag=0 body=2"), "서버/7");
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
  EXPECT_EQ(labels_of(document_of(post)),
            "A나비/0 Hcats/0 Kreact/0 Lko/0 QCats/12/0 XCATtoday/0 XCATtoday/회고/0 XCAT회고/0 XHAScode/0 "
            "XISunknown/0");
}

TEST(MakeDocument, HasSlotsForSortingAndCounting) {
  Post post;
  post.id = "Cats/12";
  post.blog = "Cats";
  post.category = {"TODAY", "회고"};
  post.tags = {"a", "b"};
  post.published = Date{2024, 5, 4, 18, 23, 0, true};
  const std::vector<std::pair<std::uint32_t, std::string>> want = {
      {slot::blog, "Cats"},
      {slot::category, "TODAY\x1f회고"},
      {slot::tags,
       "a\x1f"
       "b"},
      {slot::newest, newest_key("20240504182300", "Cats/12")},
      {slot::month, "202405"},
      {slot::oldest, oldest_key("20240504182300", "Cats/12")}};
  EXPECT_EQ(document_of(post).values, want);
  const std::vector<std::pair<std::uint32_t, std::string>> undated = {{slot::newest, newest_key("", "")},
                                                                      {slot::oldest, oldest_key("", "")}};
  EXPECT_EQ(document_of({}).values, undated);
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
