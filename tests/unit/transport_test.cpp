// Bytes to requests, and answers to bytes: what the transport reads and writes, without a socket.
#include <gmock/gmock.h>

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "http/answer.h"
#include "http/chunked_body.h"
#include "http/request_head.h"

namespace seogo::http {
namespace transport_test {

using testing::HasSubstr;
using testing::Not;

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
      {"GET / HTTP/1.1\r\nHost: a\r\n\r\n", true},
      {"GET / HTTP/1.0\r\n\r\n", false},
      {"GET / HTTP/1.1\r\nHost: a\r\nConnection: Close\r\n\r\n", false},
      {"GET / HTTP/1.1\r\nHost: a\r\nConnection: TE, close\r\n\r\n", false},
      {"GET / HTTP/1.1\r\nHost: a\r\nConnection: keep-alive\r\n\r\n", true},
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

TEST(Head, is_the_same_however_its_bytes_arrive) {
  const std::string whole = "\r\nPOST /x?q=1 HTTP/1.1\r\nHost: a\r\nX:\r\nContent-Length: 5\r\n\r\nhello";
  for (std::size_t first = 0; first < whole.size(); ++first) {
    std::size_t seen = 0;
    for (std::size_t size = first; size <= whole.size(); ++size) {
      const auto read = read_head(std::string_view(whole).substr(0, size), seen);
      if (std::holds_alternative<NeedMore>(read)) {
        seen = size;
        continue;
      }
      ASSERT_TRUE(std::holds_alternative<Head>(read)) << first << " " << size;
      EXPECT_EQ(std::get<Head>(read).size, whole.size() - 5) << first;
      EXPECT_EQ(std::get<Head>(read).request.headers.size(), 3U) << first;
      EXPECT_GE(size, whole.size() - 5);
      break;
    }
  }
}

TEST(Head, tells_who_waits_to_be_told_to_continue) {
  const std::string begin = "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-Continue\r\n";
  EXPECT_TRUE(std::get<Head>(read_head(begin + "Content-Length: 5\r\n\r\n")).waits_for_continue);
  EXPECT_TRUE(std::get<Head>(read_head(begin + "Transfer-Encoding: chunked\r\n\r\n")).waits_for_continue);
  EXPECT_FALSE(std::get<Head>(read_head(begin + "\r\n")).waits_for_continue);
}

TEST(Head, is_refused_when_it_could_be_read_in_two_ways) {
  const std::string begin = "GET / HTTP/1.1\r\nHost: a\r\n";
  const std::vector<std::pair<std::string, int>> rows{
      {"GET /\r\n\r\n", 400},
      {"GET  HTTP/1.1\r\n\r\n", 400},
      {"GET / a HTTP/1.1\r\n\r\n", 400},
      {"G@T / HTTP/1.1\r\n\r\n", 400},
      {"GET / HTTP/1.1\n\n", 400},
      {"GET / HTTP/2.0\r\n\r\n", 400},
      {"\x16\x03\x01\r\n\r\n", 400},
      {begin + "Host : a\r\n\r\n", 400},
      {begin + "X: a\r\n folded\r\n\r\n", 400},
      {begin + "no colon\r\n\r\n", 400},
      {begin + ": a\r\n\r\n", 400},
      {begin + "Host: a\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\n\r\n", 400},
      {begin + "X: a\x01\r\n\r\n", 400},
      {begin + "X: a\nY: b\r\n\r\n", 400},
      {begin + "Content-Length: 1\r\nContent-Length: 1\r\n\r\n", 400},
      {begin + "Content-Length: +5\r\n\r\n", 400},
      {begin + "Content-Length: -1\r\n\r\n", 400},
      {begin + "Content-Length: 0x5\r\n\r\n", 400},
      {begin + "Content-Length:\r\n\r\n", 400},
      {begin + "Content-Length: 99999999999999999999999\r\n\r\n", 400},
      {begin + "Content-Length: 65537\r\n\r\n", 413},
      {begin + "Content-Length: 5 5\r\n\r\n", 400},
      {begin + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
      {begin + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
      {begin + "Transfer-Encoding: gzip, chunked\r\n\r\n", 400},
      {begin + "Transfer-Encoding: identity\r\n\r\n", 400},
      {"GET / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
      {begin + "Expect: tea\r\n\r\n", 417},
      {begin + "X\t: a\r\n\r\n", 400},
      {begin + std::string("X: a\0b\r\n\r\n", 10), 400},
      {begin + "X: a\rb\r\n\r\n", 400},
      {"BREW / HTTP/1.1\r\nHost: a\r\n\r\n", 405},
      {"get / HTTP/1.1\r\nHost: a\r\n\r\n", 405},
      {"GET / http/1.1\r\nHost: a\r\n\r\n", 400},
      {"GET /\t HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400},
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
    std::string bytes = "GET / HTTP/1.1\r\nHost: a\r\n";
    for (std::size_t i = 1; i < count; ++i) bytes += "A: b\r\n";
    return bytes + "\r\n";
  };
  EXPECT_EQ(status("GET /" + std::string(limit::target_bytes - 1, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n"), 0);
  EXPECT_EQ(status("GET /" + std::string(limit::target_bytes, 'a') + " HTTP/1.1\r\n\r\n"), 414);
  EXPECT_EQ(status("GET /" + std::string(60000, '/')), 414);
  EXPECT_EQ(status(with_fields(limit::fields)), 0);
  EXPECT_EQ(status(with_fields(limit::fields + 1)), 431);
  EXPECT_EQ(status("GET / HTTP/1.1\r\nA: " + std::string(limit::head_bytes, 'a')), 431);
}

// The body, or "" and the status.
std::pair<std::string, int> read_chunks(std::string_view bytes, std::size_t step,
                                        std::size_t* left = nullptr) {
  ChunkedBody chunks(20);
  for (std::size_t at = 0; at < bytes.size();) {
    std::size_t taken = 0;
    const auto state = chunks.read(bytes.substr(at, step), taken);
    at += taken;
    if (state == ChunkedBody::State::refused) return {"", chunks.status()};
    if (state == ChunkedBody::State::done) {
      if (left != nullptr) *left = bytes.size() - at;
      return {chunks.body(), 200};
    }
  }
  return {"", 0};
}

TEST(Chunks, are_joined_however_they_arrive) {
  const std::string bytes = "5\r\nhello\r\n00A;name=value\r\n, world\r\n!\r\n0\r\nX-Trailer: y\r\n\r\nGET /";
  for (std::size_t step = 1; step <= bytes.size(); ++step) {
    std::size_t left = 0;
    EXPECT_EQ(read_chunks(bytes, step, &left), std::pair(std::string("hello, world\r\n!"), 200)) << step;
    EXPECT_EQ(left, 5U) << step;
  }
  EXPECT_EQ(read_chunks("0\r\n\r\n", 1).second, 200);
  for (std::size_t size = 0; size + 5 < bytes.size(); ++size)
    EXPECT_EQ(read_chunks(bytes.substr(0, size), 7).second, 0);
}

TEST(Chunks, are_refused_when_they_could_be_read_in_two_ways) {
  for (const std::string bytes :
       {"5\nhello\r\n0\r\n\r\n", "5\r\nhello0\r\n\r\n", "5\r\nhelloX\r\n0\r\n\r\n", "+5\r\nhello\r\n",
        "0x5\r\nhello\r\n", "-1\r\n", " 5\r\nhello\r\n", "5 \r\nhello\r\n", "\r\n", ";x\r\n",
        "5\r\r\nhello\r\n", "g\r\n", "fffffffffffffffff\r\n", "000000005\r\n"})
    EXPECT_EQ(read_chunks(bytes, 3).second, 400) << bytes;
  EXPECT_EQ(read_chunks("15\r\n", 9).second, 413);
  EXPECT_EQ(read_chunks("14\r\n" + std::string(20, 'a') + "\r\n1\r\n", 9).second, 413);
  EXPECT_EQ(read_chunks("1;" + std::string(1000, 'x') + "\r\n", 9).second, 400);
  std::string many;
  for (int i = 0; i < 30000; ++i) many += "0000001\r\n";
  EXPECT_NE(read_chunks(many, 4096).second, 200);
}

TEST(Answer, states_the_length_but_where_it_must_not) {
  Response response{.body = "hello"};
  response.with("ETag", "\"x\"");
  EXPECT_EQ(prepared(response)->head, "HTTP/1.1 200 OK\r\nETag: \"x\"\r\nContent-Length: 5\r\n");
  response.status = 304;
  response.body.clear();
  EXPECT_EQ(prepared(response)->head, "HTTP/1.1 304 Not Modified\r\nETag: \"x\"\r\n");
  EXPECT_THAT(closing_fields("r1", true),
              testing::MatchesRegex("X-Request-Id: r1\r\nDate: .* GMT\r\nConnection: keep-alive\r\n\r\n"));
  EXPECT_THAT(closing_fields("r1", false), HasSubstr("Connection: close\r\n\r\n"));
  EXPECT_EQ(http_date(1795370208), "Sun, 22 Nov 2026 17:56:48 GMT");
}

TEST(Answer, of_a_file_states_the_part_that_is_sent) {
  const auto answer = prepared({.status = 206, .file = "/archive/a", .offset = 10, .size = 20});
  EXPECT_THAT(answer->head, HasSubstr("Content-Length: 20\r\n"));
  EXPECT_EQ(answer->offset, 10U);
  EXPECT_EQ(answer->body, "");
}

}  // namespace transport_test
}  // namespace seogo::http
