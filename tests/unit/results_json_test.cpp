// The object that `seogo search --json` prints and the server sends.

#include "seogo/results_json.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

namespace seogo {
namespace results_json_test {

using Json = nlohmann::ordered_json;

TEST(ToHtml, EscapesTheTextAndMarksOnlyWhatIsMarked) {
  const struct {
    Marked marked;
    const char* want;
  } rows[] = {
      {{"", {}}, ""},
      {{"고양이가 책을", {{0, 9}}}, "<mark>고양이</mark>가 책을"},
      {{"a<b> & \"c\" 'd'", {}}, "a&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;"},
      {{"<mark>x</mark>", {{6, 7}}}, "&lt;mark&gt;<mark>x</mark>&lt;/mark&gt;"},
      {{"&x", {{0, 1}, {1, 2}}}, "<mark>&amp;</mark><mark>x</mark>"},
  };
  for (const auto& row : rows) EXPECT_EQ(to_html(row.marked), row.want) << row.marked.text;
}

SearchResults one_hit() {
  SearchResults results;
  Hit hit;
  hit.id = "cats/12";
  hit.score = 3.25;
  hit.url = "https://cats.tistory.com/12";
  hit.blog = "cats";
  hit.title = {"고양이 <집>", {{0, 9}}};
  hit.published = Date{2024, 1, 5, 0, 0, 0, false};
  hit.category = {"TODAY", "회고"};
  hit.tags = {"동물"};
  hit.snippet = {"나이 든 고양이에게서", {{11, 20}}};
  hit.thumbnail = std::string(64, 'a');
  results.hits.push_back(hit);
  results.total = 12;
  results.took_ms = 0.8123;
  results.facets.blog = {{"cats", 12}};
  results.facets.year = {{"2024", 11}, {"2023", 1}};
  return results;
}

TEST(ToJson, HoldsEveryKeyOfTheContractInItsOrder) {
  SearchRequest request;
  request.offset = 20;
  const Json object = Json::parse(to_json(one_hit(), "고양이", request));
  std::vector<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.push_back(key);
  EXPECT_THAT(keys, testing::ElementsAre("query", "applied", "suggestion", "total", "partial_total",
                                         "partial", "took_ms", "offset", "limit", "hits", "facets"));
  keys.clear();
  for (const auto& [key, value] : object["hits"][0].items()) keys.push_back(key);
  EXPECT_THAT(keys, testing::ElementsAre("id", "score", "url", "blog", "title", "title_html", "title_made_up",
                                         "published", "category", "tags", "snippet", "snippet_html",
                                         "thumbnail", "partial_match", "copy_of"));
}

TEST(ToJson, WritesTheValues) {
  SearchRequest request;
  request.offset = 20;
  const Json object = Json::parse(to_json(one_hit(), "고양이", request));
  EXPECT_EQ(object["query"], "고양이");
  EXPECT_EQ(object["applied"], nullptr);
  EXPECT_EQ(object["suggestion"], nullptr);
  EXPECT_EQ(object["total"], 12);
  EXPECT_EQ(object["took_ms"], 0.81);
  EXPECT_EQ(object["offset"], 20);
  EXPECT_EQ(object["limit"], 10);
  const Json& hit = object["hits"][0];
  EXPECT_EQ(hit["title_html"], "<mark>고양이</mark> &lt;집&gt;");
  EXPECT_EQ(hit["snippet_html"], "나이 든 <mark>고양이</mark>에게서");
  EXPECT_EQ(hit["published"], "2024-01-05");
  EXPECT_EQ(hit["category"], Json({"TODAY", "회고"}));
  EXPECT_EQ(hit["thumbnail"], "/media/" + std::string(64, 'a'));
  EXPECT_EQ(hit["copy_of"], nullptr);
  EXPECT_EQ(object["facets"]["year"][1]["value"], "2023");
  EXPECT_EQ(object["facets"]["tag"], Json::array());
}

TEST(ToJson, SaysWhenTheWordsWereReadAnotherWay) {
  SearchResults results;
  results.applied = Applied{"서버", "keyboard"};
  results.suggestion = "서버";
  const Json object = Json::parse(to_json(results, "tjqj", {}));
  EXPECT_EQ(object["applied"], (Json{{"text", "서버"}, {"why", "keyboard"}}));
  EXPECT_EQ(object["suggestion"], "서버");
  EXPECT_EQ(object["hits"], Json::array());
}

TEST(ToJson, WritesNullsForAPostWithoutDateAndPicture) {
  SearchResults results = one_hit();
  results.hits[0].published.reset();
  results.hits[0].thumbnail.clear();
  results.hits[0].copy_of = "cats/3";
  const Json hit = Json::parse(to_json(results, "x", {}))["hits"][0];
  EXPECT_EQ(hit["published"], nullptr);
  EXPECT_EQ(hit["thumbnail"], nullptr);
  EXPECT_EQ(hit["copy_of"], "cats/3");
}

TEST(ToJson, SurvivesBytesThatAreNoText) { EXPECT_TRUE(Json::accept(to_json({}, "\xff\xfe 서버", {}))); }

}  // namespace results_json_test
}  // namespace seogo
