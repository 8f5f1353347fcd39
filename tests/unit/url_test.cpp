// Targets, the heads of requests and answers, where the server listens and what may be seen there.
#include "http/url.h"

#include <gmock/gmock.h>

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "http/listen_address.h"
#include "http/request_head.h"
#include "site/archive_library.h"

namespace seogo::http {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::Pair;

TEST(Target, decodes_the_path_and_keeps_a_plus_and_a_slash) {
  const std::vector<std::pair<std::string, std::string>> rows{
      {"/", "/"},
      {"/posts/a%20b/c", "/posts/a b/c"},
      {"/posts/a%2Fb", "/posts/a/b"},
      {"/posts/c+c", "/posts/c+c"},
      {"/posts/%ED%9A%8C%EA%B3%A0", "/posts/회고"},
      {"/posts/회고", "/posts/회고"},
      {"/posts/100%", "/posts/100%"},
      {"/posts/%zz%4", "/posts/%zz%4"},
      {"/posts/%41%4", "/posts/A%4"},
      {"/posts/x#y", "/posts/x"},
      {"http://example.com/search?q=a", "/search"},
      {"http://example.com", "/"},
      {"http://example.com?q=a", "/"},
  };
  for (const auto& [input, want] : rows) {
    const auto target = read_target(input);
    ASSERT_TRUE(target) << input;
    EXPECT_EQ(target->path, want) << input;
  }
}

TEST(Target, that_is_no_clean_path_is_refused) {
  for (const std::string_view input : {"", "*", "search", "/%FF", "/%C0%AF", "/a%00b", "/%ED%A0%80",
                                       "/?q=%FF", "/?%FF=a", "/?q=%00", "/%F4%90%80%80", "/%E3%84"})
    EXPECT_FALSE(read_target(input)) << input;
}

TEST(Parameters, are_decoded_in_order_and_keys_may_repeat) {
  const auto target = read_target("/search?q=a+b%2Bc&tag=x&tag=y%26z&&empty=&bare&=v&q=d");
  ASSERT_TRUE(target);
  EXPECT_THAT(target->parameters.items(),
              ElementsAre(Pair("q", "a b+c"), Pair("tag", "x"), Pair("tag", "y&z"), Pair("empty", ""),
                          Pair("bare", ""), Pair("", "v"), Pair("q", "d")));
  EXPECT_EQ(target->parameters.first("q"), "a b+c");
  EXPECT_EQ(target->parameters.first("none"), std::nullopt);
  EXPECT_THAT(target->parameters.all("tag"), ElementsAre("x", "y&z"));
  EXPECT_THAT(read_target("/search?")->parameters.items(), IsEmpty());
}

TEST(Link, leaves_out_what_is_empty_and_comes_back_as_it_was) {
  EXPECT_EQ(link("/search", {}), "/search");
  EXPECT_EQ(link("/search", {{"q", ""}, {"lang", ""}}), "/search");
  const std::string value = "a&b=c d+e/한글\"<>'%";
  const auto target = read_target(link("/search", {{"q", value}, {"tag", ""}, {"tag", "x"}}));
  ASSERT_TRUE(target);
  EXPECT_THAT(target->parameters.items(), ElementsAre(Pair("q", value), Pair("tag", "x")));
}

TEST(Path, comes_back_as_it_was_once_encoded) {
  for (const std::string id : {"blog/12", "a b/c?d#e", "https://x.tistory.com/1", "회고/100%", "a+b"})
    EXPECT_EQ(read_target("/posts/" + encoded_path(id))->path, "/posts/" + id);
}

TEST(Head, is_read_with_its_fields) {
  const std::string bytes = "GET /search?q=1 HTTP/1.1\r\nHost: a\r\nX-Odd:  two words \t\r\n\r\nrest";
  const auto read = read_head(bytes);
  ASSERT_TRUE(std::holds_alternative<Head>(read));
  const Head& head = std::get<Head>(read);
  EXPECT_EQ(head.request.method, "GET");
  EXPECT_EQ(head.request.target, "/search?q=1");
  EXPECT_EQ(head.request.header("x-odd"), "two words");
  EXPECT_EQ(head.size, bytes.size() - 4);
  EXPECT_EQ(head.body_size, 0U);
  EXPECT_TRUE(head.keep_alive);
}

TEST(Head, says_whether_the_connection_stays) {
  const std::vector<std::pair<std::string, bool>> rows{
      {"GET / HTTP/1.1\r\n\r\n", true},
      {"GET / HTTP/1.0\r\n\r\n", false},
      {"GET / HTTP/1.1\r\nConnection: Close\r\n\r\n", false},
      {"GET / HTTP/1.1\r\nConnection: TE, close\r\n\r\n", false},
      {"GET / HTTP/1.1\r\nConnection: keep-alive\r\n\r\n", true},
  };
  for (const auto& [input, want] : rows)
    EXPECT_EQ(std::get<Head>(read_head(input)).keep_alive, want) << input;
}

TEST(Head, that_is_cut_anywhere_waits_for_the_rest) {
  const std::string whole = "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n";
  for (std::size_t size = 0; size < whole.size(); ++size)
    EXPECT_TRUE(std::holds_alternative<NeedMore>(read_head(whole.substr(0, size)))) << size;
  EXPECT_EQ(std::get<Head>(read_head(whole)).body_size, 5U);
}

TEST(Head, is_refused_when_it_could_be_read_in_two_ways) {
  const std::string begin = "GET / HTTP/1.1\r\n";
  const std::vector<std::pair<std::string, int>> rows{
      {"GET /\r\n\r\n", 400},
      {"GET  HTTP/1.1\r\n\r\n", 400},
      {"GET / a HTTP/1.1\r\n\r\n", 400},
      {"G@T / HTTP/1.1\r\n\r\n", 400},
      {"GET / HTTP/1.1\n\n", 400},
      {"GET / HTTP/2.0\r\n\r\n", 505},
      {"\x16\x03\x01\r\n\r\n", 400},
      {begin + "Host : a\r\n\r\n", 400},
      {begin + "Host: a\r\n folded\r\n\r\n", 400},
      {begin + "no colon\r\n\r\n", 400},
      {begin + ": a\r\n\r\n", 400},
      {begin + "Host: a\r\nHost: b\r\n\r\n", 400},
      {begin + "X: a\x01\r\n\r\n", 400},
      {begin + "X: a\nY: b\r\n\r\n", 400},
      {begin + "Content-Length: 1\r\nContent-Length: 1\r\n\r\n", 400},
      {begin + "Content-Length: +5\r\n\r\n", 400},
      {begin + "Content-Length: -1\r\n\r\n", 400},
      {begin + "Content-Length: 0x5\r\n\r\n", 400},
      {begin + "Content-Length:\r\n\r\n", 400},
      {begin + "Content-Length: 99999999999999999999999\r\n\r\n", 413},
      {begin + "Content-Length: 65537\r\n\r\n", 413},
      {begin + "Transfer-Encoding: chunked\r\n\r\n", 501},
      {begin + "Expect: 100-continue\r\n\r\n", 417},
  };
  for (const auto& [input, want] : rows) {
    const auto read = read_head(input);
    ASSERT_TRUE(std::holds_alternative<Refused>(read)) << input;
    EXPECT_EQ(std::get<Refused>(read).status, want) << input;
  }
}

TEST(Head, has_bounds) {
  const auto status = [](const std::string& bytes) {
    const auto read = read_head(bytes);
    return std::holds_alternative<Refused>(read) ? std::get<Refused>(read).status : 0;
  };
  const auto with_fields = [](std::size_t count) {
    std::string bytes = "GET / HTTP/1.1\r\n";
    for (std::size_t i = 0; i < count; ++i) bytes += "A: b\r\n";
    return bytes + "\r\n";
  };
  EXPECT_EQ(status("GET /" + std::string(limit::target_bytes - 1, 'a') + " HTTP/1.1\r\n\r\n"), 0);
  EXPECT_EQ(status("GET /" + std::string(limit::target_bytes, 'a') + " HTTP/1.1\r\n\r\n"), 414);
  EXPECT_EQ(status("GET /" + std::string(60000, '/')), 414);
  EXPECT_EQ(status(with_fields(limit::fields)), 0);
  EXPECT_EQ(status(with_fields(limit::fields + 1)), 431);
  EXPECT_EQ(status("GET / HTTP/1.1\r\nA: " + std::string(limit::head_bytes, 'a')), 431);
}

TEST(ListenAddress, is_read_and_knows_loopback) {
  struct Row {
    std::string input, url;
    bool loopback;
  };
  const std::vector<Row> rows{
      {"127.0.0.1:8080", "http://127.0.0.1:8080", true}, {"127.9.9.9:1", "http://127.9.9.9:1", true},
      {"localhost:0", "http://127.0.0.1:0", true},       {":90", "http://127.0.0.1:90", true},
      {"9000", "http://127.0.0.1:9000", true},           {"[::1]:80", "http://[::1]:80", true},
      {"0.0.0.0:80", "http://0.0.0.0:80", false},        {"[::]:80", "http://[::]:80", false},
      {"192.168.0.7:80", "http://192.168.0.7:80", false}};
  for (const Row& row : rows) {
    const auto address = read_listen_address(row.input);
    ASSERT_TRUE(address) << row.input;
    EXPECT_EQ(address->url(), row.url) << row.input;
    EXPECT_EQ(address->is_loopback(), row.loopback) << row.input;
  }
  for (const std::string_view input :
       {"", ":", "a:b", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1", "127.0.0.1:80x",
        "::1:80", "[127.0.0.1]:80", "127.example.com:80", "[]:80"}) {
    const auto address = read_listen_address(input);
    ASSERT_FALSE(address) << input;
    EXPECT_EQ(address.error().code, ErrorCode::bad_usage) << input;
  }
}

TEST(Visibility, is_decided_by_where_the_server_listens) {
  const Visible at_home = visible_to(true, false), outside = visible_to(false, false),
                told = visible_to(false, true);
  for (const Visible& visible : {at_home, outside, told}) {
    EXPECT_TRUE(visible.public_);
    EXPECT_FALSE(visible.private_);
    EXPECT_FALSE(visible.protected_);
  }
  EXPECT_TRUE(at_home.unknown);
  EXPECT_FALSE(outside.unknown);
  EXPECT_TRUE(told.unknown);
}

TEST(Head, of_an_answer_states_the_length_but_where_it_must_not) {
  Response response;
  response.with("ETag", "\"x\"");
  EXPECT_EQ(head_of(response, 5, true, "Sun, 22 Nov 2026 17:56:48 GMT"),
            "HTTP/1.1 200 OK\r\nETag: \"x\"\r\nDate: Sun, 22 Nov 2026 17:56:48 GMT\r\nContent-Length: 5\r\n"
            "Connection: keep-alive\r\n\r\n");
  response.status = 304;
  EXPECT_THAT(head_of(response, 0, false, "x"), Not(HasSubstr("Content-Length")));
  EXPECT_THAT(head_of(response, 0, false, "x"), HasSubstr("Connection: close"));
  EXPECT_EQ(http_date(1795370208), "Sun, 22 Nov 2026 17:56:48 GMT");
}

}  // namespace
}  // namespace seogo::http
