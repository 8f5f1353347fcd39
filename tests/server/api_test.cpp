// The program seogo-server over a small archive, asked through a socket by good and bad clients.
#include <gmock/gmock.h>

#include <atomic>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <thread>

#include "seogo/archive.h"
#include "seogo/library.h"
#include "seogo/post_json.h"
#include "seogo/report_json.h"
#include "support/http_client.h"
#include "support/run_program.h"
#include "support/server_process.h"
#include "support/temp_folder.h"

namespace seogo {
namespace api_test {

using nlohmann::json;
using test::Answer;
using test::fetch;
using testing::HasSubstr;
using testing::Not;

constexpr const char* walk =
    R"({"id":"test/1","url":"https://test.tistory.com/1","title":"고양이와 <b>산책</b>","published":"2024-05-04T18:23:00+09:00",)"
    R"("category":["일상","산책"],"tags":["고양이","<i>태그"],"visibility":"public",)"
    R"("html":"<p>고양이와 산책을 나갔다.</p><script>alert(1)</script><p onclick=\"x()\"><img src=\"https://elsewhere.example/p.png\" alt=\"발자국\"></p>"})";
constexpr const char* odd_name =
    R"({"id":"test/글 둘/a?b","blog":"test","title":"이름이 별난 글","published":"2023-01-02","text":"호박죽을 끓였다.","visibility":"public"})";
constexpr const char* of_unknown =
    R"({"id":"test/3","blog":"test","title":"모르는 글","text":"달맞이꽃이 피었다.","tags":["달맞이꽃"],"visibility":"unknown"})";
constexpr const char* of_nobody =
    R"({"id":"hidden/4","blog":"hidden","title":"자물쇠쪽지","text":"자물쇠쪽지는 아무도 못 본다.","category":["자물쇠쪽지"],)"
    R"("tags":["자물쇠쪽지"],"published":"2022-02-02","visibility":"private"})";
constexpr const char* of_few =
    R"({"id":"hidden/5","blog":"hidden","title":"열쇠쪽지","text":"열쇠쪽지는 몇 사람만 본다.","tags":["열쇠쪽지"],"visibility":"protected"})";

Result<IndexReport> take_in(const std::filesystem::path& archive, const std::filesystem::path& input) {
  IndexOptions options;
  options.paths = {input.string()};
  return index_paths(archive, options);
}

class Server : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<test::TempFolder>();
    std::string lines;
    for (const char* line : {walk, odd_name, of_unknown, of_nobody, of_few})
      lines += std::string(line) + "\n";
    const auto report = take_in(archive(), folder_->write("posts.jsonl", lines));
    ASSERT_TRUE(report) << report.error().message.en;
    ASSERT_EQ(report->posts, 5U);
    server_ = std::make_unique<test::ServerProcess>(
        SEOGO_SERVER, std::vector<std::string>{"--listen", "127.0.0.1:0", "--archive", archive().string()});
  }
  static void TearDownTestSuite() {
    server_.reset();
    folder_.reset();
  }

  static std::filesystem::path archive() { return *folder_ / "archive"; }
  static std::uint16_t port() { return server_->port(); }

 private:
  static inline std::unique_ptr<test::TempFolder> folder_;
  static inline std::unique_ptr<test::ServerProcess> server_;
};

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

TEST_F(Server, what_is_private_is_in_no_answer_of_any_route) {
  for (const std::string word : {"자물쇠쪽지", "열쇠쪽지", "hidden"}) {
    std::string encoded;
    for (const char c : word) {
      char buffer[4];
      std::snprintf(buffer, sizeof buffer, "%%%02X", static_cast<unsigned>(c) & 0xffU);
      encoded += buffer;
    }
    for (const std::string target : {"/",
                                     "/search",
                                     "/api/v1/search?limit=100",
                                     "/browse",
                                     "/tags",
                                     "/timeline",
                                     "/stats",
                                     "/missing",
                                     "/api/v1/suggest?q=%EC%9E%90",
                                     "/source/hidden/4",
                                     "/frame/hidden/4",
                                     "/posts/test/1",
                                     "/posts/hidden/4",
                                     "/posts/hidden/5",
                                     "/api/v1/posts/hidden/4",
                                     "/healthz",
                                     "/readyz",
                                     "/metrics",
                                     "/feed.atom",
                                     "/search.atom?q=%EB%B3%B8%EB%8B%A4",
                                     "/sitemap.xml",
                                     "/robots.txt",
                                     "/opensearch.xml",
                                     "/openapi.json",
                                     "/api/v1/stats",
                                     "/api/v1/missing",
                                     "/api/v1/source/hidden/4",
                                     "/api/v1/source/hidden/5",
                                     "/api/v1/similar/test/1",
                                     "/api/v1/similar/hidden/4"})
      EXPECT_THAT(fetch(port(), target, "GET").body, Not(HasSubstr(word == "hidden" ? "hidden\"" : word)))
          << target;
    for (const std::string key : {"q", "tag", "category", "blog"}) {
      const json body = json::parse(fetch(port(), "/api/v1/search?" + key + "=" + encoded).body);
      EXPECT_EQ(body["total"], 0) << key;
      EXPECT_EQ(body["partial_total"], 0) << key;
      EXPECT_EQ(body["facets"]["tag"], json::array()) << key;
    }
  }
  EXPECT_EQ(fetch(port(), "/posts/hidden/4").status, 404);
  EXPECT_EQ(fetch(port(), "/api/v1/posts/hidden/5").status, 404);
  EXPECT_EQ(fetch(port(), "/posts/nobody/9").status, 404);
}

TEST_F(Server, what_may_be_private_is_shown_on_loopback_alone) {
  EXPECT_EQ(fetch(port(), "/posts/test/3").status, 200);
  test::ServerProcess outside(SEOGO_SERVER, {"--listen", "0.0.0.0:0", "--archive", archive().string()});
  EXPECT_EQ(fetch(outside.port(), "/posts/test/1").status, 200);
  EXPECT_EQ(fetch(outside.port(), "/posts/test/3").status, 404);
  EXPECT_THAT(fetch(outside.port(), "/").body, Not(HasSubstr("달맞이꽃")));
  EXPECT_EQ(json::parse(fetch(outside.port(), "/api/v1/search").body)["total"], 2);
  test::ServerProcess told(SEOGO_SERVER,
                           {"--listen", "0.0.0.0:0", "--unknown-is-public", "--archive", archive().string()});
  EXPECT_EQ(fetch(told.port(), "/posts/test/3").status, 200);
  EXPECT_EQ(fetch(told.port(), "/posts/hidden/4").status, 404);
}

TEST_F(Server, what_is_private_is_shown_to_those_who_sign_in) {
  const test::TempFolder folder;
  const std::string file = folder.write("credentials", "# readers\nbada:물때표를본다\ntoken-of-a-program\n");
  test::ServerProcess own(SEOGO_SERVER, {"--listen", "127.0.0.1:0", "--private", "--credentials", file,
                                         "--archive", archive().string(), "--serve-sources"});
  for (const std::string target :
       {"/", "/posts/hidden/4", "/posts/test/1", "/api/v1/search?q=x", "/media/x", "/nothing", "/metrics"})
    EXPECT_EQ(fetch(own.port(), target).status, 401) << target;
  EXPECT_EQ(fetch(own.port(), "/healthz").status, 200);
  const std::string signed_in = "Authorization: Bearer token-of-a-program\r\n";
  EXPECT_THAT(fetch(own.port(), "/posts/hidden/4", "GET", signed_in).body, HasSubstr("자물쇠쪽지"));
  EXPECT_THAT(fetch(own.port(), "/api/v1/source/hidden/5", "GET", signed_in).body, HasSubstr("열쇠쪽지"));
  EXPECT_EQ(json::parse(fetch(own.port(), "/api/v1/search", "GET", signed_in).body)["total"], 5);
  const test::Ran without = test::run_program({SEOGO_SERVER, "--private", "--archive", archive().string()});
  EXPECT_EQ(without.exit, 2);
}

TEST_F(Server, sources_are_handed_out_where_the_owner_said_so) {
  EXPECT_EQ(fetch(port(), "/api/v1/source/test/1").status, 403);
  test::ServerProcess open(SEOGO_SERVER,
                           {"--listen", "127.0.0.1:0", "--serve-sources", "--archive", archive().string()});
  const Answer source = fetch(open.port(), "/api/v1/source/test/1");
  EXPECT_EQ(source.status, 200);
  EXPECT_THAT(source.body, HasSubstr("<script>alert(1)</script>"));
  EXPECT_EQ(source.header("Content-Type"), "application/octet-stream");
  EXPECT_THAT(source.header("Content-Disposition"), testing::StartsWith("attachment"));
  EXPECT_THAT(source.header("Content-Security-Policy"), testing::StartsWith("sandbox"));
  EXPECT_EQ(fetch(open.port(), "/api/v1/source/hidden/4").status, 404);
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

TEST_F(Server, head_has_the_headers_of_get_and_no_body) {
  for (const std::string target : {"/", "/search?q=x", "/posts/test/1", "/api/v1/posts/test/1",
                                   "/assets/style.css", "/healthz", "/nothing"}) {
    const Answer get = fetch(port(), target);
    const Answer head = fetch(port(), target, "HEAD");
    EXPECT_EQ(head.status, get.status) << target;
    EXPECT_EQ(head.header("Content-Type"), get.header("Content-Type")) << target;
    EXPECT_EQ(head.header("ETag"), get.header("ETag")) << target;
    EXPECT_EQ(head.header("Content-Length"), std::to_string(get.body.size())) << target;
  }
}

TEST_F(Server, an_etag_gets_304_without_a_body_or_a_length) {
  for (const std::string target :
       {"/", "/search?q=x", "/posts/test/1", "/api/v1/search?q=x", "/assets/style.css"}) {
    const std::string etag = fetch(port(), target).header("ETag");
    ASSERT_NE(etag, "") << target;
    const Answer answer = fetch(port(), target, "GET", "If-None-Match: " + etag + "\r\n");
    EXPECT_EQ(answer.status, 304) << target;
    EXPECT_EQ(answer.header("Content-Length"), "") << target;
    EXPECT_EQ(answer.header("ETag"), etag) << target;
  }
}

TEST_F(Server, errors_of_the_api_are_json_with_the_number_of_the_request) {
  const std::vector<std::pair<std::string, int>> rows{{"/api/v1/nothing", 404},
                                                      {"/api/v1/posts/none", 404},
                                                      {"/api/v1/posts/../../archive.sqlite", 404},
                                                      {"/api/v1/search?q=date:soon", 400},
                                                      {"/api/v1/search?q=%FF", 400},
                                                      {"/api/v1/search?limit=many", 400},
                                                      {"/api/v1/search?q=" + std::string(5000, 'a'), 400}};
  for (const auto& [target, status] : rows) {
    const Answer answer = fetch(port(), target);
    EXPECT_EQ(answer.status, status) << target;
    const json error = json::parse(answer.body)["error"];
    EXPECT_EQ(error["request_id"], answer.header("X-Request-Id")) << target;
    EXPECT_NE(error["code"], "") << target;
    EXPECT_NE(error["message"], "") << target;
  }
  const Answer posted = fetch(port(), "/api/v1/search", "POST", "Content-Length: 0\r\n");
  EXPECT_EQ(posted.status, 405);
  EXPECT_EQ(posted.header("Allow"), "GET, HEAD, OPTIONS");
}

TEST_F(Server, no_path_leaves_the_archive) {
  for (const std::string path :
       {"/media/../archive.sqlite", "/media/..%2f..%2f..%2fetc/passwd", "/media/%2e%2e/archive.sqlite",
        "/media//etc/passwd", "/media/ab/cdef", "/posts/../../../etc/passwd",
        "/posts/%2e%2e/%2e%2e/etc/passwd", "/posts//etc/passwd", "/../archive.sqlite",
        "/assets/style.css/../../main.cpp", "//media//"}) {
    const Answer answer = fetch(port(), path);
    EXPECT_EQ(answer.status, 404) << path;
    EXPECT_THAT(answer.body, Not(HasSubstr("root:"))) << path;
    EXPECT_THAT(answer.body, Not(HasSubstr("SQLite"))) << path;
  }
}

TEST_F(Server, answers_a_pipeline_in_order_and_a_connection_again) {
  test::HttpClient client(port());
  client.send(
      "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\nHEAD /assets/style.css HTTP/1.1\r\nHost: "
      "localhost\r\n\r\n"
      "GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_EQ(client.read()->status, 200);
  EXPECT_EQ(client.read(true)->header("Content-Type"), "text/css; charset=utf-8");
  EXPECT_EQ(client.read()->status, 404);
  client.send("GET /healthz HTTP/1.1\r\nHo");
  client.send("st: localhost\r\nContent-Length: 3\r\n\r\nab");
  client.send("c");
  EXPECT_EQ(client.read()->status, 200);
  client.send("GET /healthz HTTP/1.0\r\n\r\n");
  EXPECT_EQ(client.read()->header("Connection"), "close");
  EXPECT_TRUE(client.at_end());
}

TEST_F(Server, ends_the_connection_after_what_it_cannot_read) {
  const std::vector<std::pair<std::string, int>> rows{
      {"nonsense\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nContent-Length: +5\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
      {"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n", 400},
      {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 70000\r\n\r\n", 413},
      {"GET /" + std::string(9000, 'a') + " HTTP/1.1\r\n\r\n", 414},
      {"GET / HTTP/1.1\r\nA: " + std::string(20000, 'a') + "\r\n\r\n", 431}};
  for (const auto& [bytes, status] : rows) {
    test::HttpClient client(port());
    client.send(bytes);
    const auto answer = client.read();
    ASSERT_TRUE(answer) << status;
    EXPECT_EQ(answer->status, status);
    EXPECT_EQ(answer->header("Connection"), "close") << status;
    EXPECT_TRUE(client.at_end()) << status;
  }
  EXPECT_EQ(fetch(port(), "/healthz").status, 200);
}

TEST_F(Server, reads_headers_that_are_odd_but_legal) {
  for (const std::string field :
       {"Cookie: foo", "Cache-Control: NO-CACHE", "Date: yesterday", "Accept: font/woff2",
        "Accept-Language: ;;,q=x", "If-None-Match: ,,\"", "X-Empty:", "Connection: ,,"})
    EXPECT_EQ(fetch(port(), "/", "GET", field + "\r\n").status, 200) << field;
}

TEST(Program, starts_without_an_archive_and_says_how_to_begin) {
  const test::TempFolder folder;
  test::ServerProcess server(SEOGO_SERVER,
                             {"--listen", "127.0.0.1:0", "--archive", (folder / "none").string()});
  EXPECT_EQ(server.first_line(), "listening on http://127.0.0.1:" + std::to_string(server.port()));
  EXPECT_EQ(fetch(server.port(), "/").status, 200);
  EXPECT_THAT(fetch(server.port(), "/?lang=en").body, HasSubstr("seogo index"));
  const Answer answer = fetch(server.port(), "/api/v1/search?q=x");
  EXPECT_EQ(answer.status, 503);
  EXPECT_NE(json::parse(answer.body)["error"]["hint"], "");
  EXPECT_FALSE(std::filesystem::exists(folder / "none"));
}

TEST(Program, sees_an_archive_that_is_made_while_it_runs) {
  const test::TempFolder folder;
  test::ServerProcess server(SEOGO_SERVER,
                             {"--listen", "127.0.0.1:0", "--archive", (folder / "new").string()});
  EXPECT_EQ(fetch(server.port(), "/posts/test/1").status, 503);
  ASSERT_TRUE(take_in(folder / "new", folder.write("posts.jsonl", walk)));
  EXPECT_EQ(fetch(server.port(), "/posts/test/1").status, 200);
  EXPECT_EQ(json::parse(fetch(server.port(), "/api/v1/search").body)["total"], 1);
}

TEST(Program, shows_the_pictures_of_a_backup) {
  const test::TempFolder folder;
  ASSERT_TRUE(take_in(folder / "archive", test::project_file("data/sample/backup")));
  test::ServerProcess server(SEOGO_SERVER,
                             {"--listen", "127.0.0.1:0", "--archive", (folder / "archive").string()});
  const json found = json::parse(fetch(server.port(), "/api/v1/search?q=has:image&limit=1").body);
  ASSERT_EQ(found["hits"].size(), 1U);
  const std::string thumbnail = found["hits"][0]["thumbnail"];
  const Answer picture = fetch(server.port(), thumbnail);
  EXPECT_EQ(picture.status, 200);
  EXPECT_THAT(picture.header("Content-Type"), testing::StartsWith("image/"));
  EXPECT_EQ(picture.header("Cache-Control"), "max-age=31536000, immutable");
  const std::string sha256 = thumbnail.substr(std::string("/media/").size());
  const auto held = Archive::open(folder / "archive");
  ASSERT_TRUE(held);
  EXPECT_EQ(picture.body, test::read_file(held->media(sha256)->path));
  EXPECT_EQ(fetch(server.port(), thumbnail, "HEAD").header("Content-Length"),
            std::to_string(picture.body.size()));
  EXPECT_EQ(
      fetch(server.port(), thumbnail, "GET", "If-None-Match: " + picture.header("ETag") + "\r\n").status,
      304);
  const std::string page = fetch(server.port(), "/posts/" + found["hits"][0]["id"].get<std::string>()).body;
  EXPECT_THAT(page, HasSubstr("<img src=\"/media/"));
  EXPECT_EQ(fetch(server.port(), "/readyz").status, 200);
  std::filesystem::rename(folder / "archive/media", folder / "elsewhere");
  EXPECT_EQ(fetch(server.port(), "/readyz").status, 503);
  EXPECT_EQ(fetch(server.port(), thumbnail).status, 404);
}

TEST(Program, sends_a_part_of_a_picture) {
  const test::TempFolder folder;
  ASSERT_TRUE(take_in(folder / "archive", test::project_file("data/sample/backup")));
  test::ServerProcess server(SEOGO_SERVER,
                             {"--listen", "127.0.0.1:0", "--archive", (folder / "archive").string()});
  const json found = json::parse(fetch(server.port(), "/api/v1/search?q=has:image&limit=1").body);
  const std::string address = found["hits"][0]["thumbnail"];
  const Answer whole = fetch(server.port(), address);
  const Answer part = fetch(server.port(), address, "GET", "Range: bytes=10-19\r\n");
  EXPECT_EQ(part.status, 206);
  EXPECT_EQ(part.body, whole.body.substr(10, 10));
  EXPECT_EQ(part.header("Content-Range"), "bytes 10-19/" + std::to_string(whole.body.size()));
  EXPECT_EQ(fetch(server.port(), address, "GET", "Range: bytes=-7\r\n").body,
            whole.body.substr(whole.body.size() - 7));
  EXPECT_EQ(fetch(server.port(), address, "GET", "Range: bytes=99999999-\r\n").status, 416);
  EXPECT_EQ(fetch(server.port(), address, "GET", "Range: bytes=0-1\r\nIf-Range: \"other\"\r\n").status, 200);
  EXPECT_EQ(
      fetch(server.port(), address, "GET", "Range: bytes=0-1\r\nIf-Range: " + whole.header("ETag") + "\r\n")
          .status,
      206);
  EXPECT_EQ(fetch(server.port(), address, "HEAD", "Range: bytes=0-1\r\n").header("Content-Length"), "2");
}

// Every href and src of a page that names an address of this server.
std::set<std::string> own_links(const std::string& page) {
  static const std::regex link("(?:href|src)=\"(/[^\"]*)\"");
  std::set<std::string> links;
  for (std::sregex_iterator at(page.begin(), page.end(), link), end; at != end; ++at)
    links.insert(std::regex_replace((*at)[1].str(), std::regex("&amp;"), "&"));
  return links;
}

TEST(Program, lets_a_blog_stand_at_its_old_addresses) {
  const test::TempFolder folder;
  IndexOptions options;
  options.paths = {test::project_file("data/sample/backup").string(),
                   test::project_file("data/sample/pages").string()};
  ASSERT_TRUE(index_paths(folder / "archive", options));
  const std::string blog = "badanote";
  test::ServerProcess server(
      SEOGO_SERVER, {"--listen", "127.0.0.1:0", "--as", blog, "--archive", (folder / "archive").string()});
  const auto held = Archive::open(folder / "archive");
  ASSERT_TRUE(held);
  const std::string map = fetch(server.port(), "/sitemap.xml").body;
  const std::regex entry("<loc>http://127.0.0.1(/posts/[^<]*)</loc>"),
      old_link("https?://badanote\\.tistory\\.com(/[^\"<?#]*)");
  std::set<std::string> asked;
  std::size_t posts = 0, old = 0;
  for (std::sregex_iterator at(map.begin(), map.end(), entry), end; at != end; ++at, ++posts) {
    const Answer page = fetch(server.port(), (*at)[1]);
    EXPECT_EQ(page.status, 200) << (*at)[1];
    for (const std::string& link : own_links(page.body))
      if (asked.insert(link).second) {
        EXPECT_THAT(fetch(server.port(), link).status, testing::AnyOf(200, 301, 303)) << link;
      }
    for (std::sregex_iterator link(page.body.begin(), page.body.end(), old_link), last; link != last;
         ++link) {
      const std::string target = (*link)[1];
      if (!asked.insert(target).second || !held->find("https://badanote.tistory.com" + target)) continue;
      const Answer moved = fetch(server.port(), target);
      EXPECT_EQ(moved.status, 301) << target;
      EXPECT_EQ(fetch(server.port(), moved.header("Location")).status, 200) << target;
      ++old;
    }
  }
  EXPECT_GT(posts, 40U);
  EXPECT_GT(old, 10U);
  const std::vector<std::pair<std::string, std::string>> rows{
      {"/12", "/posts/badanote/12"},
      {"/m/12", "/posts/badanote/12"},
      {"/12/", "/posts/badanote/12"},
      {"/m", "/"},
      {"/category/%EA%B0%9C%EB%B0%9C/%EB%B0%B1%EC%97%94%EB%93%9C",
       "/search?blog=badanote&category=%EA%B0%9C%EB%B0%9C%2F%EB%B0%B1%EC%97%94%EB%93%9C"},
      {"/tag/%EC%A0%9C%EC%A3%BC%EB%8F%84", "/search?blog=badanote&tag=%EC%A0%9C%EC%A3%BC%EB%8F%84"},
      {"/archive/2023/05", "/search?blog=badanote&from=2023-05&to=2023-05"},
      {"/archive/202305", "/search?blog=badanote&from=2023-05&to=2023-05"},
      {"/rss", "/feed.atom"}};
  for (const auto& [from, to] : rows) {
    const Answer moved = fetch(server.port(), from);
    EXPECT_EQ(moved.status, 301) << from;
    EXPECT_EQ(moved.header("Location"), to) << from;
    EXPECT_EQ(fetch(server.port(), to).status, 200) << to;
  }
  for (const std::string nothing : {"/999999", "/entry/none", "/x/y", "/m/999999", "/wp-login.php"})
    EXPECT_EQ(fetch(server.port(), nothing).status, 404) << nothing;
}

TEST(Program, writes_a_line_for_each_answer) {
  const test::TempFolder folder;
  const std::string log = (folder / "access.log").string();
  std::string id;
  {
    test::ServerProcess server(
        SEOGO_SERVER, {"--listen", "127.0.0.1:0", "--archive", (folder / "none").string(), "--access-log",
                       log, "--log-format", "json"});
    id = fetch(server.port(), "/nothing?x=\"", "GET", "User-Agent: someone\r\n").header("X-Request-Id");
    EXPECT_EQ(server.stop(SIGTERM), 0);
  }
  const json line = json::parse(test::read_file(log));
  EXPECT_EQ(line["request_id"], id);
  EXPECT_EQ(line["status"], 404);
  EXPECT_EQ(line["target"], "/nothing?x=\"");
  EXPECT_EQ(line["agent"], "someone");
  EXPECT_EQ(line["client"], "127.0.0.1");
}

TEST(Program, answers_as_it_did_while_a_writer_adds_and_reindexes) {
  const test::TempFolder folder;
  ASSERT_TRUE(take_in(folder / "archive", folder.write("first.jsonl", walk)));
  test::ServerProcess server(SEOGO_SERVER,
                             {"--listen", "127.0.0.1:0", "--archive", (folder / "archive").string()});
  std::atomic<bool> ends = false;
  std::atomic<int> asked = 0, lost = 0;
  std::thread reader([&] {
    for (int i = 0; !ends; ++i, ++asked)
      lost += fetch(server.port(), "/api/v1/search?q=%EC%82%B0%EC%B1%85&limit=" + std::to_string(i % 50 + 1))
                  .status != 200;
  });
  for (int i = 0; i < 3; ++i) {
    ASSERT_TRUE(take_in(folder / "archive",
                        folder.write("more" + std::to_string(i) + ".jsonl",
                                     R"({"id":"more/)" + std::to_string(i) + R"(","text":"산책 이야기 )" +
                                         std::to_string(i) + R"(","visibility":"public"})")));
    EXPECT_EQ(json::parse(fetch(server.port(), "/api/v1/search?q=%EC%82%B0%EC%B1%85").body)["total"], i + 2);
    ASSERT_TRUE(reindex(folder / "archive", false));
  }
  ends = true;
  reader.join();
  EXPECT_GT(asked, 0);
  EXPECT_EQ(lost, 0);
}

// Debian's nginx before the server, at a socket of its own in a folder of the test.
class Proxy {
 public:
  Proxy(const std::filesystem::path& folder, std::uint16_t port, const std::string& location,
        const std::string& pass)
      : socket_((folder / "proxy").string()) {
    const std::string configuration = (folder / "nginx.conf").string();
    std::ofstream(configuration)
        << "daemon off; master_process off; pid " << (folder / "pid").string() << "; error_log stderr crit; "
        << "events { } http { access_log off; client_body_temp_path " << folder.string()
        << "; proxy_temp_path " << folder.string() << "; fastcgi_temp_path " << folder.string()
        << "; uwsgi_temp_path " << folder.string() << "; scgi_temp_path " << folder.string()
        << "; server { listen unix:" << socket_ << "; location " << location
        << " { proxy_pass http://127.0.0.1:" << port << pass
        << "; proxy_http_version 1.1; proxy_set_header Connection \"\"; proxy_set_header Host $host; "
        << "proxy_set_header X-Forwarded-For $http_x_client; } } }";
    process_ = ::fork();
    if (process_ == 0) {
      ::execlp("nginx", "nginx", "-c", configuration.c_str(), nullptr);
      ::execl("/usr/sbin/nginx", "nginx", "-c", configuration.c_str(), nullptr);
      ::_exit(127);
    }
    int status = 0;
    while (!std::filesystem::exists(socket_) && ::waitpid(process_, &status, WNOHANG) == 0)
      std::this_thread::yield();
  }
  ~Proxy() {
    ::kill(process_, SIGTERM);
    ::waitpid(process_, nullptr, 0);
  }
  Proxy(const Proxy&) = delete;

  Answer ask(const std::string& target, const std::string& fields = {}) const {
    return test::fetch_named(socket_, "example.org", target, "GET", fields);
  }

 private:
  std::string socket_;
  pid_t process_ = -1;
};

TEST(Program, stands_behind_a_proxy_at_the_root_and_below_it) {
  const test::TempFolder folder;
  ASSERT_TRUE(take_in(folder / "archive", folder.write("posts.jsonl", walk)));
  struct Row {
    std::string url, location, pass, prefix;
  };
  for (const Row& row :
       {Row{"https://example.org", "/", "", ""}, Row{"https://example.org/blog/", "/blog/", "", "/blog"},
        Row{"https://example.org/blog/", "/blog/", "/", "/blog"}}) {
    const test::TempFolder own;
    test::ServerProcess server(
        SEOGO_SERVER, {"--listen", "127.0.0.1:0", "--archive", (folder / "archive").string(), "--public-url",
                       row.url, "--trust-proxy", "127.0.0.1", "--rate", "0.001", "--burst", "20"});
    const Proxy proxy(own.path(), server.port(), row.location, row.pass);
    const std::string from = "X-Client: 203.0.113.1\r\n";
    const Answer page = proxy.ask(row.prefix + "/posts/test/1", from);
    EXPECT_EQ(page.status, 200) << row.url << row.pass;
    for (const std::string& link : own_links(page.body)) {
      EXPECT_THAT(link, testing::StartsWith(row.prefix + "/")) << row.url;
      if (link.find("style.css") != std::string::npos) {
        EXPECT_EQ(proxy.ask(link, from).status, 200) << link;
      }
    }
    EXPECT_EQ(proxy.ask(row.prefix + "/posts/test.tistory.com/1", from).header("Location"),
              row.prefix + "/posts/test/1");
    EXPECT_THAT(proxy.ask(row.prefix + "/feed.atom", from).body,
                HasSubstr("\"https://example.org" + row.prefix + "/posts/test/1\""));
    EXPECT_EQ(fetch(server.port(), "/").status, 200);
    EXPECT_EQ(test::fetch_named(server.port(), "evil.example", "/").status, 403);
    // Each client that the proxy names has its own limit.
    int allowed = 0;
    for (int i = 0; i < 30; ++i)
      allowed += proxy.ask(row.prefix + "/healthz", "X-Client: 203.0.113.9\r\n").status == 200;
    EXPECT_EQ(allowed, 20) << row.url;
    EXPECT_EQ(proxy.ask(row.prefix + "/healthz", "X-Client: 203.0.113.10\r\n").status, 200);
  }
}

TEST(Program, leaves_with_0_when_told_to) {
  for (const int signal : {SIGTERM, SIGINT}) {
    const test::TempFolder folder;
    test::ServerProcess server(SEOGO_SERVER,
                               {"--listen", "127.0.0.1:0", "--archive", (folder / "none").string()});
    test::HttpClient idle(server.port());
    idle.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\nGET /hea");
    EXPECT_EQ(idle.read()->status, 200);
    EXPECT_EQ(server.stop(signal), 0);
  }
}

TEST(Program, says_that_a_port_is_taken) {
  const test::TempFolder folder;
  test::ServerProcess first(SEOGO_SERVER,
                            {"--listen", "127.0.0.1:0", "--archive", (folder / "none").string()});
  const test::Ran second = test::run_program(
      {SEOGO_SERVER, "--listen", "127.0.0.1:" + std::to_string(first.port()), "--lang", "en"});
  EXPECT_EQ(second.exit, 1);
  EXPECT_EQ(second.out, "");
  EXPECT_THAT(second.err, HasSubstr("is taken by another program"));
}

TEST(Program, knows_its_words) {
  EXPECT_EQ(test::run_program({SEOGO_SERVER, "--version"}).out, "seogo-server 0.1.0\n");
  const test::Ran help = test::run_program({SEOGO_SERVER, "--help"});
  EXPECT_EQ(help.exit, 0);
  for (const char* option :
       {"--listen", "--archive", "--threads", "--unknown-is-public", "--lang", "--version"})
    EXPECT_THAT(help.out, HasSubstr(option));
  for (const std::vector<std::string>& wrong :
       {std::vector<std::string>{"--nonsense"}, {"--listen", "somewhere"}, {"--threads", "-1"}, {"word"}}) {
    std::vector<std::string> words{SEOGO_SERVER};
    words.insert(words.end(), wrong.begin(), wrong.end());
    const test::Ran ran = test::run_program(words);
    EXPECT_EQ(ran.exit, 2) << wrong.front();
    EXPECT_EQ(ran.out, "") << wrong.front();
    EXPECT_NE(ran.err, "") << wrong.front();
  }
}

}  // namespace api_test
}  // namespace seogo
