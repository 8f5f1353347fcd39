// HTTP as it passes over the wire: headers, lengths, pipelines, what cannot be read.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "support/http_client.h"
#include "support/small_server.h"

namespace seogo {
namespace wire_test {

using nlohmann::json;
using test::Answer;
using test::fetch;
using testing::HasSubstr;
using testing::Not;

class Wire : public test::SmallServer {};

TEST_F(Wire, head_has_the_headers_of_get_and_no_body) {
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

TEST_F(Wire, an_etag_gets_304_without_a_body_or_a_length) {
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

TEST_F(Wire, errors_of_the_api_are_json_with_the_number_of_the_request) {
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

TEST_F(Wire, no_path_leaves_the_archive) {
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

TEST_F(Wire, answers_a_pipeline_in_order_and_a_connection_again) {
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

TEST_F(Wire, ends_the_connection_after_what_it_cannot_read) {
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

TEST_F(Wire, reads_headers_that_are_odd_but_legal) {
  for (const std::string field :
       {"Cookie: foo", "Cache-Control: NO-CACHE", "Date: yesterday", "Accept: font/woff2",
        "Accept-Language: ;;,q=x", "If-None-Match: ,,\"", "X-Empty:", "Connection: ,,"})
    EXPECT_EQ(fetch(port(), "/", "GET", field + "\r\n").status, 200) << field;
}

}  // namespace wire_test
}  // namespace seogo
