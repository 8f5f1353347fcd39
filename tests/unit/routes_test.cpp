// The routes as functions: a request in, a response out, over a library made up here.
#include "site/routes.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "support/small_library.h"

namespace seogo::http {
namespace routes_test {

using nlohmann::json;
using test::ask;
using test::ask_at;
using test::document;
using test::drawing;
using test::picture;
using test::small_library;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST(Routes, answer_with_their_types) {
  const auto library = small_library();
  struct Row {
    std::string target, type;
  };
  const std::vector<Row> rows{{"/", "text/html; charset=utf-8"},
                              {"/search", "text/html; charset=utf-8"},
                              {"/search?q=%EC%B2%AB", "text/html; charset=utf-8"},
                              {"/posts/example/1", "text/html; charset=utf-8"},
                              {"/browse", "text/html; charset=utf-8"},
                              {"/tags", "text/html; charset=utf-8"},
                              {"/tags?sort=name", "text/html; charset=utf-8"},
                              {"/timeline", "text/html; charset=utf-8"},
                              {"/stats", "text/html; charset=utf-8"},
                              {"/missing", "text/html; charset=utf-8"},
                              {"/help", "text/html; charset=utf-8"},
                              {"/feed.atom", "application/atom+xml; charset=utf-8"},
                              {"/search.atom?q=x", "application/atom+xml; charset=utf-8"},
                              {"/opensearch.xml", "application/opensearchdescription+xml; charset=utf-8"},
                              {"/robots.txt", "text/plain; charset=utf-8"},
                              {"/api/v1/suggest?q=x", "application/json; charset=utf-8"},
                              {"/assets/seogo.js", "text/javascript; charset=utf-8"},
                              {"/assets/style.css", "text/css; charset=utf-8"},
                              {"/favicon.svg", "image/svg+xml"},
                              {"/media/" + picture, "image/png"},
                              {"/api/v1/search?q=x", "application/json; charset=utf-8"},
                              {"/api/v1/posts/example/1", "application/json; charset=utf-8"},
                              {"/healthz", "application/json; charset=utf-8"}};
  for (const Row& row : rows) {
    const Response response = ask(library, row.target);
    EXPECT_EQ(response.status, 200) << row.target;
    EXPECT_EQ(response.header("Content-Type"), row.type) << row.target;
    EXPECT_FALSE(response.body.empty() && response.file.empty()) << row.target;
  }
}

TEST(Routes, every_answer_carries_the_protecting_headers) {
  const auto library = small_library();
  for (const std::string target :
       {"/", "/search", "/posts/example/1", "/posts/none", "/assets/style.css", "/api/v1/search",
        "/api/v1/nothing", "/nothing", "/healthz", "/%FF", "/posts/example/first-post"}) {
    const Response response = ask(library, target);
    EXPECT_EQ(response.header("Content-Security-Policy"),
              "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; "
              "form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
        << target;
    EXPECT_EQ(response.header("X-Content-Type-Options"), "nosniff") << target;
    EXPECT_EQ(response.header("Referrer-Policy"), "no-referrer") << target;
    EXPECT_EQ(response.header("X-Robots-Tag"), "noindex") << target;
    EXPECT_NE(response.header("Permissions-Policy"), "") << target;
  }
}

TEST(Routes, that_do_not_exist_answer_404_in_the_shape_of_their_neighbours) {
  const auto library = small_library();
  for (const std::string target :
       {"/nothing", "/posts", "/posts/", "/media/", "/search/", "//", "/api", "/Search"}) {
    const Response response = ask(library, target);
    EXPECT_EQ(response.status, 404) << target;
    EXPECT_THAT(response.body, StartsWith("<!doctype html>")) << target;
    EXPECT_EQ(response.header("Cache-Control"), "no-store") << target;
  }
  const Response response = ask(library, "/api/v1/nothing?lang=en");
  EXPECT_EQ(response.status, 404);
  EXPECT_EQ(json::parse(response.body),
            json::parse(R"({"error":{"code":"not_found","message":"There is no page at this address.",
    "hint":"Begin at the first page.","request_id":"r1"}})"));
}

TEST(Routes, other_methods_answer_405_and_name_those_allowed) {
  const auto library = small_library();
  for (const std::string method : {"POST", "PUT", "DELETE", "TRACE", "get"})
    for (const std::string target : {"/", "/search", "/api/v1/search", "/media/x", "/healthz"}) {
      const Response response = ask(library, target, method);
      EXPECT_EQ(response.status, 405) << method << target;
      EXPECT_EQ(response.header("Allow"), "GET, HEAD, OPTIONS") << method << target;
    }
  EXPECT_EQ(ask(library, "/nothing", "POST").status, 404);
  EXPECT_EQ(ask(library, "/", "HEAD").status, 200);
}

TEST(Routes, tell_what_they_allow) {
  const auto library = small_library();
  for (const std::string target : {"*", "/", "/api/v1/search", "/posts/none"}) {
    const Response response = ask(library, target, "OPTIONS");
    EXPECT_EQ(response.status, 204) << target;
    EXPECT_EQ(response.header("Allow"), "GET, HEAD, OPTIONS") << target;
    EXPECT_EQ(response.body, "") << target;
  }
  EXPECT_EQ(ask(library, "/nothing", "OPTIONS").status, 404);
}

TEST(Routes, a_bad_address_answers_400) {
  const auto library = small_library();
  EXPECT_EQ(ask(library, "/search?q=%FF").status, 400);
  EXPECT_EQ(ask(library, "*", "GET").status, 400);
  const Response response = ask(library, "/api/v1/search?q=%C3%28");
  EXPECT_EQ(response.status, 400);
  EXPECT_EQ(json::parse(response.body)["error"]["code"], "bad_request");
}

TEST(Site, under_a_prefix_links_below_it_and_takes_it_off) {
  const Site site{.origin = "https://example.org", .prefix = "/blog"};
  for (const std::string target : {"/blog/posts/example/1", "/posts/example/1"}) {
    const Response response = ask_at(site, target);
    EXPECT_EQ(response.status, 200) << target;
    EXPECT_THAT(response.body, HasSubstr("action=\"/blog/search\"")) << target;
    EXPECT_THAT(response.body, HasSubstr("href=\"/blog/assets/style.css?v=")) << target;
    EXPECT_THAT(response.body, Not(testing::ContainsRegex("(href|src|action)=\"/[^b]"))) << target;
  }
  EXPECT_EQ(ask_at(site, "/blog").status, 200);
  EXPECT_EQ(ask_at(site, "/blogs").status, 404);
  EXPECT_EQ(ask_at(site, "/blog/posts/example/first-post").header("Location"), "/blog/posts/example/1");
}

TEST(Site, on_loopback_answers_to_its_own_names_alone) {
  const Site site{.origin = "https://blog.example:8443"};
  for (const std::string host : {"127.0.0.1", "127.0.0.1:8080", "localhost", "LOCALHOST:1", "[::1]:8080",
                                 "127.9.9.9", "blog.example", "BLOG.example:8443"})
    EXPECT_EQ(ask_at(site, "/", {{"host", host}}).status, 200) << host;
  for (const std::string host : {"evil.example", "evil.example:8080", "127.0.0.1.evil.example", "127.evil",
                                 "1.2.3.4", "localhost.evil", "evil.example]:1"}) {
    const Response response = ask_at(site, "/api/v1/search", {{"host", host}});
    EXPECT_EQ(response.status, 403) << host;
    EXPECT_EQ(json::parse(response.body)["error"]["code"], "foreign_host") << host;
  }
  EXPECT_EQ(ask_at(site, "/healthz", {{"host", "10.0.0.7"}}).status, 200);
  EXPECT_EQ(ask_at(Site{.is_loopback = false}, "/", {{"host", "anything.example"}}).status, 200);
}

TEST(Site, that_is_private_asks_for_what_its_owner_gave_out) {
  const Site site{.credentials = {"bada:물때", "token-1234"}};
  for (const std::string& said :
       {std::string(), std::string("Basic"), std::string("Basic !!!!"), std::string("Bearer token-123"),
        std::string("Bearer token-12345"), std::string("Bearer "), std::string("Digest token-1234"),
        std::string("Basic YmFkYTo="), std::string("token-1234")}) {
    const Response response = ask_at(site, "/api/v1/search?q=x", {{"authorization", said}});
    EXPECT_EQ(response.status, 401) << said;
    EXPECT_THAT(std::string(response.header("WWW-Authenticate")), StartsWith("Basic ")) << said;
    EXPECT_EQ(response.header("Cache-Control"), "no-store") << said;
  }
  for (const std::string said : {"Bearer token-1234", "bearer token-1234", "Basic YmFkYTrrrLzrlYw="}) {
    const Response response = ask_at(site, "/api/v1/search?q=x", {{"authorization", said}});
    EXPECT_EQ(response.status, 200) << said;
    EXPECT_EQ(response.header("Cache-Control"), "private, no-cache") << said;
  }
  EXPECT_EQ(ask_at(site, "/nothing").status, 401);
  EXPECT_EQ(ask_at(site, "/healthz").status, 200);
}

TEST(Site, lets_scripts_of_the_named_origin_read_its_api) {
  const Site site{.cors = "https://app.example"};
  EXPECT_EQ(ask_at(site, "/api/v1/search?q=x").header("Access-Control-Allow-Origin"), "https://app.example");
  EXPECT_EQ(ask_at(site, "/api/v1/search?q=date:soon").header("Access-Control-Allow-Origin"),
            "https://app.example");
  EXPECT_EQ(ask_at(site, "/search?q=x").header("Access-Control-Allow-Origin"), "");
  EXPECT_EQ(ask_at(Site{}, "/api/v1/search?q=x").header("Access-Control-Allow-Origin"), "");
}

TEST(Site, shows_a_source_in_a_frame_where_its_owner_said_so) {
  EXPECT_EQ(ask_at(Site{}, "/source/example/1").status, 404);
  EXPECT_EQ(ask_at(Site{}, "/frame/example/1").status, 404);
  const Site site{.serves_sources = true};
  const Response page = ask_at(site, "/source/example/1");
  EXPECT_THAT(page.body, testing::ContainsRegex("<iframe [^>]*src=\"/frame/example/1\"[^>]* sandbox "));
  EXPECT_THAT(std::string(page.header("Content-Security-Policy")), HasSubstr("frame-src 'self'"));
  const Response frame = ask_at(site, "/frame/example/1");
  EXPECT_EQ(frame.header("Content-Type"), "text/html");
  EXPECT_EQ(frame.header("Content-Security-Policy"),
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'");
  EXPECT_EQ(frame.body, "<!doctype html><xink rel=preconnect href=//x><xFrame src=//x></IFrame><p>원본</p>");
  EXPECT_EQ(ask_at(site, "/frame/none").status, 404);
}

TEST(Site, is_open_to_search_engines_only_when_its_owner_said_so) {
  const Site shut,
      open{.origin = "https://example.org", .prefix = "/blog", .is_loopback = false, .is_public = true};
  EXPECT_EQ(ask_at(shut, "/sitemap.xml").status, 404);
  EXPECT_THAT(ask_at(shut, "/robots.txt").body, HasSubstr("User-agent: GPTBot\n"));
  EXPECT_THAT(ask_at(shut, "/robots.txt").body, testing::EndsWith("User-agent: *\nDisallow: /\n"));
  EXPECT_THAT(ask_at(shut, "/posts/example/1").body, HasSubstr("<meta name=\"robots\" content=\"noindex\">"));
  EXPECT_THAT(ask_at(shut, "/posts/example/1").body, Not(HasSubstr("og:title")));

  EXPECT_THAT(ask_at(open, "/robots.txt").body, HasSubstr("Sitemap: https://example.org/blog/sitemap.xml\n"));
  EXPECT_THAT(ask_at(open, "/robots.txt").body, Not(HasSubstr("Disallow: /\n")));
  EXPECT_THAT(
      ask_at(open, "/sitemap.xml").body,
      HasSubstr(
          "<url><loc>https://example.org/blog/posts/example/1</loc><lastmod>2024-05-04</lastmod></url>"));
  const std::string page = ask_at(open, "/posts/example/1").body;
  EXPECT_THAT(page, HasSubstr("<link rel=\"canonical\" href=\"https://example.tistory.com/1\">"));
  EXPECT_THAT(page, HasSubstr("<meta property=\"og:title\" content=\"첫 글\">"));
  EXPECT_THAT(page, HasSubstr("\"headline\":\"첫 글\""));
  EXPECT_THAT(page, Not(HasSubstr("noindex")));
}

TEST(Site, says_nothing_in_json_that_could_end_it) {
  auto library = small_library();
  library.posts["example/1"].title = "</script><script>alert(1)</script>";
  const Site open{.is_public = true};
  const Response page =
      answer({.method = "GET", .target = "/posts/example/1", .headers = {}, .id = "r1"}, library, open);
  EXPECT_THAT(page.body, HasSubstr("\\u003c/script>"));
  EXPECT_THAT(page.body, Not(HasSubstr("<script>alert")));
}

TEST(Feeds, name_what_they_follow_and_hold_the_newest) {
  const auto library = small_library();
  const Response feed = ask(library, "/search.atom?tag=%EC%97%AC%ED%96%89&sort=oldest&offset=20");
  EXPECT_EQ(library.asked.sort, Sort::newest);
  EXPECT_EQ(library.asked.offset, 0U);
  EXPECT_THAT(feed.body, HasSubstr("<title>#여행 – 서고</title>"));
  EXPECT_THAT(feed.body, HasSubstr("<updated>2024-05-04T00:00:00+09:00</updated>"));
  EXPECT_THAT(feed.body, HasSubstr("/posts/example/1</id>"));
}

TEST(Keys, are_one_for_requests_that_get_one_answer) {
  const Site site;
  const auto key = [&](const std::string& target, std::vector<Header> headers = {}) {
    return read_request({.method = "GET", .target = target, .headers = std::move(headers)}, site).key();
  };
  const std::string one = key("/search?q=a&tag=t&limit=5");
  EXPECT_EQ(key("/search?limit=5&tag=t&q=a"), one);
  EXPECT_EQ(key("/search?q=%61&tag=t&limit=5&utm_source=x&sort="), one);
  EXPECT_NE(key("/api/v1/search?q=a&tag=t&limit=5"), one);
  EXPECT_NE(key("/search?q=a&tag=t&limit=5&lang=en"), one);
  EXPECT_NE(key("/search?q=a&tag=t&limit=5&lang=ko"), one);
  EXPECT_NE(key("/search?q=a&tag=t&limit=5", {{"accept-language", "en"}}), one);
  EXPECT_NE(key("/search?tag=t&q=b&limit=5"), one);
  EXPECT_NE(key("/search?q=a&tag=t&tag=u"), key("/search?q=a&tag=u&tag=t"));
}

TEST(Routes, whatever_is_thrown_answers_500_with_the_number_of_the_request) {
  auto library = small_library();
  library.on_search = [] { throw std::runtime_error("no"); };
  EXPECT_EQ(ask(library, "/api/v1/search?q=x").status, 500);
  library.on_search = [] { throw 7; };
  const Response response = ask(library, "/api/v1/search?q=x");
  EXPECT_EQ(response.status, 500);
  EXPECT_EQ(json::parse(response.body)["error"]["request_id"], "r1");
}

TEST(Api, reads_every_parameter_of_a_search) {
  const auto library = small_library();
  ask(library,
      "/api/v1/search?q=a+b&limit=5&offset=20&sort=oldest&blog=x&blog=y&category=A/"
      "B&tag=t1&tag=t2&from=2023&to=2024-05"
      "&facets=0");
  const SearchRequest& asked = library.asked;
  EXPECT_EQ(asked.limit, 5U);
  EXPECT_EQ(asked.offset, 20U);
  EXPECT_EQ(asked.sort, Sort::oldest);
  EXPECT_FALSE(asked.facets);
  Query either;
  either.kind = Query::Kind::any_of;
  either.children = {filter(FieldId::blog, "x"), filter(FieldId::blog, "y")};
  Query want = both(*parse_query("a b"), either);
  want = both(want, filter(FieldId::category, "A/B"));
  want = both(want, filter(FieldId::tag, "t1"));
  want = both(want, filter(FieldId::tag, "t2"));
  want = both(want, filter(FieldId::date, "2023..2024-05"));
  EXPECT_EQ(asked.query, want);
}

TEST(Api, says_which_parameter_cannot_be_read) {
  const auto library = small_library();
  for (const std::string query : {"limit=x", "limit=-1", "limit=1.5", "limit=10001",
                                  "limit=99999999999999999999", "offset=9999&limit=2", "offset=a",
                                  "sort=best", "from=soon", "to=2024-5", "from=2024..2025", "q=date:soon"}) {
    const Response response = ask(library, "/api/v1/search?" + query);
    EXPECT_EQ(response.status, 400) << query;
    const json error = json::parse(response.body)["error"];
    EXPECT_EQ(error["code"], "bad_query") << query;
    EXPECT_NE(error["message"], "") << query;
    EXPECT_EQ(ask(library, "/search?" + query).status, 400) << query;
  }
  EXPECT_EQ(ask(library, "/api/v1/search?limit=&offset=&sort=&from=").status, 200);
  EXPECT_EQ(ask(library, "/api/v1/search?offset=9990&limit=10").status, 200);
  EXPECT_EQ(ask(library, "/api/v1/search?limit=0").status, 200);
  EXPECT_EQ(ask(library, "/api/v1/search?q=" + std::string(5000, 'a')).status, 400);
}

TEST(Api, names_the_bound_that_is_no_day) {
  const auto library = small_library();
  for (const std::string query : {"from=2024-13", "to=2024-13", "from=2024-00", "to=2023-02-29", "from=1024",
                                  "to=2024-04-31", "from=20240331", "to=2024-03-05x", "from=2024/03"}) {
    const Response response = ask(library, "/api/v1/search?q=x&" + query);
    EXPECT_EQ(response.status, 400) << query;
    const std::string message = json::parse(response.body)["error"]["message"];
    EXPECT_THAT(message, HasSubstr(query.substr(0, query.find('=')))) << query;
    EXPECT_THAT(message, HasSubstr(query.substr(query.find('=') + 1))) << query;
    EXPECT_THAT(std::string(json::parse(response.body)["error"]["hint"]), HasSubstr("2024-03")) << query;
    const Response page = ask(library, "/search?q=x&" + query);
    EXPECT_EQ(page.status, 400) << query;
    EXPECT_THAT(page.body, HasSubstr(message)) << query;
    EXPECT_EQ(ask(library, "/search.atom?q=x&" + query).status, 400) << query;
  }
  EXPECT_EQ(ask(library, "/api/v1/search?from=2024-02-29&to=2024-12").status, 200);
}

TEST(Api, search_is_the_object_of_the_command_line) {
  const auto library = small_library();
  const json body = json::parse(ask(library, "/api/v1/search?q=%EC%B2%AB").body);
  EXPECT_EQ(body["query"], "첫");
  EXPECT_EQ(body["total"], 1);
  EXPECT_EQ(body["hits"][0]["id"], "example/1");
  EXPECT_EQ(body["limit"], 10);
}

TEST(Etag, is_the_same_for_the_same_answer_however_long_it_took) {
  auto library = small_library();
  const Response first = ask(library, "/api/v1/search?q=x");
  library.results.took_ms = 99;
  const Response second = ask(library, "/api/v1/search?q=x");
  EXPECT_NE(first.body, second.body);
  EXPECT_EQ(first.header("ETag"), second.header("ETag"));
  library.results.total = 2;
  EXPECT_NE(ask(library, "/api/v1/search?q=x").header("ETag"), first.header("ETag"));
}

TEST(Etag, that_the_client_has_answers_304_without_a_body) {
  const auto library = small_library();
  for (const std::string target : {"/", "/search?q=x", "/posts/example/1", "/api/v1/search?q=x",
                                   "/api/v1/posts/example/1", "/assets/style.css", "/favicon.svg"}) {
    const std::string etag(ask(library, target).header("ETag"));
    ASSERT_FALSE(etag.empty()) << target;
    for (const std::string& sent : {etag, "\"other\", " + etag, "W/" + etag, std::string("*")}) {
      if (sent.starts_with("W/W/")) continue;
      const Response response = ask(library, target, "GET", {{"if-none-match", sent}});
      EXPECT_EQ(response.status, 304) << target << " " << sent;
      EXPECT_EQ(response.body, "") << target;
      EXPECT_EQ(response.header("ETag"), etag) << target;
    }
    EXPECT_EQ(ask(library, target, "GET", {{"if-none-match", "\"other\""}}).status, 200) << target;
  }
  const Response media = ask(library, "/media/" + picture, "GET", {{"if-none-match", '"' + picture + '"'}});
  EXPECT_EQ(media.status, 304);
  EXPECT_TRUE(media.file.empty());
}

TEST(Etag, is_missing_where_the_answer_was_cut_short) {
  auto library = small_library();
  library.results.partial = true;
  for (const std::string target : {"/search?q=x", "/api/v1/search?q=x"}) {
    const Response response = ask(library, target, "GET", {{"if-none-match", "*"}});
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.header("ETag"), "");
    EXPECT_EQ(response.header("Cache-Control"), "no-store");
  }
}

TEST(Media, sends_safe_pictures_to_be_seen_and_all_else_to_be_saved) {
  const auto library = small_library();
  const Response png = ask(library, "/media/" + picture);
  EXPECT_EQ(png.file, "/archive/a");
  EXPECT_EQ(png.header("Content-Disposition"), "inline");
  EXPECT_EQ(png.header("Cache-Control"), "max-age=31536000, immutable");
  for (const auto& [sha, type] :
       {std::pair{drawing, "image/svg+xml"}, std::pair{document, "application/octet-stream"}}) {
    const Response response = ask(library, "/media/" + sha);
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.header("Content-Type"), type);
    EXPECT_EQ(response.header("Content-Disposition"), "attachment");
    EXPECT_THAT(std::string(response.header("Content-Security-Policy")), StartsWith("sandbox;"));
  }
}

TEST(Media, knows_nothing_but_digests) {
  auto library = small_library();
  for (const std::string rest : {"../archive.sqlite", "..%2Farchive.sqlite", "%2e%2e/%2e%2e/etc/passwd",
                                 "aa/bb", "/etc/passwd", "....//", "a"})
    library.media_files.emplace(percent_decoded(rest, false),
                                MediaFile{.path = "/etc/passwd", .type = "image/png"});
  const std::string upper(64, 'A');
  library.media_files.emplace(upper, MediaFile{.path = "/etc/passwd", .type = "image/png"});
  for (const std::string& rest : {std::string("../archive.sqlite"), std::string("..%2Farchive.sqlite"),
                                  std::string("%2e%2e/%2e%2e/etc/passwd"), std::string("aa/bb"),
                                  std::string("/etc/passwd"), std::string("....//"), std::string("a"), upper,
                                  std::string(64, 'd'), picture + "/x", picture + "%00"}) {
    const Response response = ask(library, "/media/" + rest);
    EXPECT_THAT(response.status, testing::AnyOf(404, 400)) << rest;
    EXPECT_TRUE(response.file.empty()) << rest;
  }
}

}  // namespace routes_test
}  // namespace seogo::http
