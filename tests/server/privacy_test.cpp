// What may not be seen is in no answer; what the owner opened is.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "support/http_client.h"
#include "support/run_program.h"
#include "support/small_server.h"

namespace seogo {
namespace privacy_test {

using nlohmann::json;
using test::Answer;
using test::fetch;
using testing::HasSubstr;
using testing::Not;

class Privacy : public test::SmallServer {};

TEST_F(Privacy, what_is_private_is_in_no_answer_of_any_route) {
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
                                     "/posts/hidden/4?version=1",
                                     "/versions/hidden/4",
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

TEST_F(Privacy, what_may_be_private_is_shown_on_loopback_alone) {
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

TEST_F(Privacy, what_is_private_is_shown_to_those_who_sign_in) {
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

TEST(OlderTexts, are_for_the_owner_and_never_those_that_were_private) {
  const test::TempFolder folder;
  const std::filesystem::path archive = folder / "archive";
  const auto with = [&](const char* name, const std::string& text, const char* updated,
                        const char* visibility) {
    return folder.write(
        name, R"({"id":"test/1","blog":"test","title":"일기","published":"2024-01-01","updated":")" +
                  std::string(updated) + R"(","text":")" + text + R"(","visibility":")" + visibility +
                  "\"}\n");
  };
  ASSERT_TRUE(
      test::take_in(archive, with("1.jsonl", "자물쇠를 채워 둔 첫 글이다.", "2024-01-02", "private")));
  ASSERT_TRUE(
      test::take_in(archive, with("2.jsonl", "그다음에 고쳐 쓴 둘째 글이다.", "2024-02-02", "public")));
  ASSERT_TRUE(
      test::take_in(archive, with("3.jsonl", "마지막으로 다듬은 셋째 글이다.", "2024-03-02", "public")));
  const std::vector<std::string> targets{"/versions/test/1", "/posts/test/1?version=1",
                                         "/posts/test/1?version=2", "/posts/test/1?version=3"};
  const auto all_of = [&](std::uint16_t port) {
    std::string answers;
    for (const std::string& target : targets) answers += fetch(port, target).body;
    return answers;
  };
  test::ServerProcess home(SEOGO_SERVER, {"--listen", "127.0.0.1:0", "--archive", archive.string()});
  EXPECT_THAT(all_of(home.port()), HasSubstr("둘째 글"));
  EXPECT_THAT(all_of(home.port()), Not(HasSubstr("첫 글이다")));
  for (const std::vector<std::string>& open :
       {std::vector<std::string>{"--listen", "0.0.0.0:0"},
        std::vector<std::string>{"--listen", "127.0.0.1:0", "--public-url", "https://example.org/"}}) {
    std::vector<std::string> options = open;
    options.insert(options.end(), {"--archive", archive.string()});
    test::ServerProcess outside(SEOGO_SERVER, options);
    for (const std::string& target : targets) {
      const Answer answer = test::fetch_named(outside.port(), "example.org", target);
      EXPECT_EQ(answer.status, 404) << target;
      EXPECT_THAT(answer.body, Not(HasSubstr("둘째 글"))) << target;
    }
  }
}

TEST_F(Privacy, sources_are_handed_out_where_the_owner_said_so) {
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

}  // namespace privacy_test
}  // namespace seogo
