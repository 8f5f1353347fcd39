// What the routes answer, asked through a socket.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <regex>

#include "seogo/archive.h"
#include "seogo/post_json.h"
#include "seogo/report_json.h"
#include "support/http_client.h"
#include "support/small_server.h"

namespace seogo {
namespace api_test {

using nlohmann::json;
using test::Answer;
using test::fetch;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class Server : public test::SmallServer {};

TEST_F(Server, health_is_whole_and_exact) {
  Answer answer = fetch(port(), "/healthz");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, "{\"status\":\"ok\"}\n");
  EXPECT_TRUE(std::regex_match(answer.header("X-Request-Id"), std::regex("[0-9a-f]{16}")));
  EXPECT_TRUE(std::regex_match(answer.header("Date"),
                               std::regex("\\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT")));
  answer.headers.erase("X-Request-Id");
  answer.headers.erase("Date");
  const std::multimap<std::string, std::string> want{
      {"Content-Type", "application/json; charset=utf-8"},
      {"Cache-Control", "no-store"},
      {"Content-Security-Policy",
       "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; "
       "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
      {"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"X-Content-Type-Options", "nosniff"},
      {"Referrer-Policy", "no-referrer"},
      {"X-Robots-Tag", "noindex"},
      {"Content-Length", "16"},
      {"Connection", "close"}};
  EXPECT_EQ(answer.headers, want);
}

TEST_F(Server, a_post_is_the_object_that_the_archive_holds) {
  const auto held = Archive::open(archive());
  ASSERT_TRUE(held);
  for (const auto& [id, path] :
       {std::pair{"test/1", "test/1"}, std::pair{"test/글 둘/a?b", "test/%EA%B8%80%20%EB%91%98/a%3Fb"}}) {
    const auto post = held->find(id);
    ASSERT_TRUE(post) << id;
    const Answer answer = fetch(port(), std::string("/api/v1/posts/") + path);
    EXPECT_EQ(answer.status, 200) << id;
    EXPECT_EQ(answer.body, to_json(*post) + "\n");
    EXPECT_EQ(fetch(port(), std::string("/posts/") + path).status, 200);
  }
}

TEST_F(Server, an_old_address_leads_to_the_post) {
  const Answer answer = fetch(port(), "/posts/https://test.tistory.com/1");
  EXPECT_EQ(answer.status, 301);
  EXPECT_EQ(answer.header("Location"), "/posts/test/1");
  EXPECT_EQ(answer.body, "");
}

TEST_F(Server, a_search_is_whole_but_for_its_time_and_score) {
  const Answer answer = fetch(port(), "/api/v1/search?q=%EC%82%B0%EC%B1%85&facets=0");
  ASSERT_EQ(answer.status, 200);
  json body = json::parse(answer.body);
  ASSERT_EQ(body["hits"].size(), 1U) << answer.body;
  EXPECT_GT(body["hits"][0]["score"], 0);
  body["hits"][0].erase("score");
  EXPECT_GE(body["took_ms"], 0);
  body.erase("took_ms");
  body.erase("facets");
  EXPECT_EQ(body["hits"][0]["title_html"], "고양이와 &lt;b&gt;<mark>산책</mark>&lt;/b&gt;");
  EXPECT_THAT(body["hits"][0]["snippet_html"].get<std::string>(),
              HasSubstr("고양이와 <mark>산책</mark>을 나갔다."));
  for (const char* shown : {"snippet", "snippet_html", "title_html"}) body["hits"][0].erase(shown);
  EXPECT_EQ(body, json::parse(R"({"query":"산책","applied":null,"suggestion":null,"total":1,"partial_total":0,
    "partial":false,"offset":0,"limit":10,"hits":[{"id":"test/1","url":"https://test.tistory.com/1","blog":"test",
    "title":"고양이와 <b>산책</b>","title_made_up":false,"published":"2024-05-04T18:23:00+09:00","category":["일상","산책"],
    "tags":["고양이","<i>태그"],"thumbnail":null,"partial_match":false,"copy_of":null}]})"));
}

TEST_F(Server, filters_narrow_a_search) {
  const std::vector<std::pair<std::string, int>> rows{{"", 3},
                                                      {"?blog=test", 3},
                                                      {"?blog=hidden", 0},
                                                      {"?category=%EC%9D%BC%EC%83%81", 1},
                                                      {"?from=2024", 1},
                                                      {"?to=2023-12", 1},
                                                      {"?from=2023&to=2024", 2},
                                                      {"?tag=%EA%B3%A0%EC%96%91%EC%9D%B4", 1},
                                                      {"?q=nothinglikethis", 0},
                                                      {"?limit=1", 3},
                                                      {"?limit=0", 3}};
  for (const auto& [query, total] : rows)
    EXPECT_EQ(json::parse(fetch(port(), "/api/v1/search" + query).body)["total"], total) << query;
}

TEST_F(Server, pages_hold_the_text_and_no_markup_of_it) {
  for (const std::string target : {"/", "/search?q=%EA%B3%A0%EC%96%91%EC%9D%B4", "/posts/test/1"}) {
    const Answer answer = fetch(port(), target);
    EXPECT_EQ(answer.status, 200) << target;
    EXPECT_EQ(answer.header("Content-Type"), "text/html; charset=utf-8");
    EXPECT_THAT(answer.body, HasSubstr("&lt;b&gt;산책&lt;/b&gt;")) << target;
    EXPECT_THAT(answer.body, HasSubstr("&lt;i&gt;태그")) << target;
    for (const char* bad : {"<script>", "onclick", "<b>산책", "<i>태그", "src=\"https:", "src=\"//"})
      EXPECT_THAT(answer.body, Not(HasSubstr(bad))) << target;
    EXPECT_THAT(answer.body, testing::EndsWith("</html>\n\n")) << target;
  }
  EXPECT_THAT(fetch(port(), "/posts/test/1").body, HasSubstr("발자국"));
}

TEST_F(Server, lists_posts_like_one) {
  const Answer answer = fetch(port(), "/api/v1/similar/test/1?limit=2");
  EXPECT_EQ(answer.status, 200);
  const json body = json::parse(answer.body);
  EXPECT_EQ(body["query"], "test/1");
  EXPECT_LE(body["hits"].size(), 2U);
  for (const json& hit : body["hits"]) EXPECT_NE(hit["id"], "test/1");
  EXPECT_EQ(fetch(port(), "/api/v1/similar/test/1?limit=2", "GET",
                  "If-None-Match: " + answer.header("ETag") + "\r\n")
                .status,
            304);
  EXPECT_EQ(fetch(port(), "/api/v1/similar/none").status, 404);
  EXPECT_EQ(fetch(port(), "/api/v1/similar/hidden/4").status, 404);
}

TEST_F(Server, reports_what_the_verbs_report) {
  const auto held = Archive::open(archive());
  const Visible visible{.public_ = true, .protected_ = false, .private_ = false, .unknown = true};
  EXPECT_EQ(json::parse(fetch(port(), "/api/v1/stats").body)["posts"], 3);
  EXPECT_EQ(fetch(port(), "/api/v1/stats").body, to_json(*held->stats(visible)) + "\n");
  EXPECT_EQ(
      fetch(port(), "/api/v1/missing").body,
      to_json(*held->missing(visible), *held->missing_images(visible), *held->categories(visible)) + "\n");
  const json ready = json::parse(fetch(port(), "/readyz").body);
  EXPECT_EQ(ready["status"], "ready");
  EXPECT_EQ(ready["posts"], 3);
  EXPECT_EQ(ready["behind"], 0);
}

TEST_F(Server, feeds_and_maps_name_whole_addresses) {
  const std::string here = "http://127.0.0.1";
  const Answer feed = fetch(port(), "/feed.atom");
  EXPECT_EQ(feed.header("Content-Type"), "application/atom+xml; charset=utf-8");
  EXPECT_THAT(feed.body, HasSubstr("<link href=\"" + here +
                                   "/posts/test/1\"/><updated>2024-05-04T18:23:00+09:00</updated>"));
  EXPECT_THAT(feed.body, HasSubstr("<title>고양이와 &lt;b&gt;산책&lt;/b&gt;</title>"));
  EXPECT_THAT(fetch(port(), "/search.atom?q=%ED%98%B8%EB%B0%95%EC%A3%BD").body,
              Not(HasSubstr("/posts/test/1\"")));
  EXPECT_EQ(fetch(port(), "/search.atom?q=date:soon").status, 400);
  EXPECT_EQ(fetch(port(), "/feed.atom?from=soon").status, 400);
  const std::string narrowed = fetch(port(), "/feed.atom?tag=%EC%97%86%EB%8A%94%20%ED%83%9C%EA%B7%B8").body;
  EXPECT_THAT(narrowed, AllOf(HasSubstr("#없는 태그"), Not(HasSubstr("<entry>"))));
  EXPECT_EQ(fetch(port(), "/sitemap.xml").status, 404);
  EXPECT_THAT(fetch(port(), "/robots.txt").body, testing::EndsWith("User-agent: *\nDisallow: /\n"));
  EXPECT_THAT(fetch(port(), "/opensearch.xml").body,
              HasSubstr("template=\"" + here + "/search?q={searchTerms}\""));
  test::ServerProcess open(SEOGO_SERVER, {"--listen", "127.0.0.1:0", "--public", "--public-url",
                                          "https://example.org/blog/", "--archive", archive().string()});
  EXPECT_THAT(fetch(open.port(), "/robots.txt").body,
              HasSubstr("Sitemap: https://example.org/blog/sitemap.xml\n"));
  EXPECT_THAT(fetch(open.port(), "/sitemap.xml").body,
              HasSubstr("<loc>https://example.org/blog/posts/test/%EA%B8%80%20%EB%91%98/a%3Fb</loc>"));
  EXPECT_EQ(fetch(open.port(), "/sitemap.xml?year=soon").status, 400);
  EXPECT_EQ(fetch(open.port(), "/").header("X-Robots-Tag"), "");
  EXPECT_THAT(fetch(open.port(), "/").body, Not(HasSubstr("noindex")));
}

}  // namespace api_test
}  // namespace seogo
