// What bad, broken and unlucky clients do; after each of them a fresh request is answered at once.
#include <gmock/gmock.h>
#include <signal.h>

#include <atomic>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "support/hostile_clients.h"
#include "support/http_client.h"
#include "support/server_process.h"
#include "support/temp_folder.h"

namespace seogo {
namespace hostile_clients_test {

using test::get;
using test::host;
using test::Hostile;
using test::HttpClient;
using test::keep;
using test::statuses;

struct Row {
  const char* what;
  std::string bytes;
  std::vector<int> want;
};

std::vector<Row> rows() {
  const std::string line = std::string("GET /healthz HTTP/1.1\r\n") + host;
  const std::string post = std::string("POST /healthz HTTP/1.1\r\n") + host + "Connection: close\r\n";
  std::string fields, pipeline, parameters = "/search?";
  for (int i = 0; i < 100; ++i) fields += "A: b\r\n";
  for (int i = 0; i < 50; ++i) pipeline += line + "\r\n";
  for (int i = 0; i < 1000; ++i) parameters += "tag=a&";
  return {
      {"a chunk that ends between CR and LF", post + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r", {408}},
      {"a whole chunked body", post + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n", {405}},
      {"a chunk of a size that is none", post + "Transfer-Encoding: chunked\r\n\r\nzz\r\n", {400}},
      {"a chunk as large as memory", post + "Transfer-Encoding: chunked\r\n\r\nffffffff\r\n", {413}},
      {"chunks without an end", post + "Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n", {408}},
      {"chunks and a length", post + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\nhello", {400}},
      {"a coding that nobody knows", post + "Transfer-Encoding: xchunked\r\n\r\n", {400}},
      {"chunks in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", {400}},
      {"60,000 slashes", "GET /" + std::string(60000, '/') + " HTTP/1.1\r\n\r\n", {414}},
      {"slashes within the bound", get("/" + std::string(8000, '/')), {404}},
      {"a body that is too large, with a request inside",
       post + "Content-Length: 70000\r\n\r\n" + get("/healthz"),
       {413}},
      {"a body as large as may be", post + "Content-Length: 65536\r\n\r\n" + std::string(65536, 'x'), {405}},
      {"a body that never comes", post + "Content-Length: 10\r\n\r\n", {408}},
      {"Cookie: foo", get("/healthz", "Cookie: foo\r\n"), {200}},
      {"Cache-Control: NO-CACHE", get("/healthz", "Cache-Control: NO-CACHE\r\n"), {200}},
      {"a Date that is none", get("/healthz", "Date: yesterday\r\n"), {200}},
      {"Accept: font/woff2", get("/healthz", "Accept: font/woff2\r\n"), {200}},
      {"languages that are none", get("/", "Accept-Language: ;;,q=x,*;q=\r\n"), {200}},
      {"encodings that are none", get("/", "Accept-Encoding: ;;,q=x,*;q=\r\n"), {200}},
      {"tags that are none", get("/", "If-None-Match: ,,\"\r\n"), {200}},
      {"an authorization nobody asked for", get("/", "Authorization: Basic ////\r\n"), {200}},
      {"Connection of commas", get("/healthz", "Connection: ,,close,,\r\n"), {200}},
      {"Host: x:", "GET / HTTP/1.1\r\nHost: x:\r\nConnection: close\r\n\r\n", {403}},
      {"a Host that is another's",
       "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
       {403}},
      {"no Host", "GET / HTTP/1.1\r\n\r\n", {400}},
      {"two Hosts", line + "Host: 127.0.0.1\r\n\r\n", {400}},
      {"Content-Length: -1", line + "Content-Length: -1\r\n\r\n", {400}},
      {"Content-Length: +5", line + "Content-Length: +5\r\n\r\n", {400}},
      {"Content-Length: 0x5", line + "Content-Length: 0x5\r\n\r\n", {400}},
      {"Content-Length: 5, 5", line + "Content-Length: 5, 5\r\n\r\n", {400}},
      {"an empty Content-Length", line + "Content-Length:\r\n\r\n", {400}},
      {"two different lengths", line + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello", {400}},
      {"two equal lengths", line + "Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello", {400}},
      {"a length above 64 bits", line + "Content-Length: 99999999999999999999\r\n\r\n", {400}},
      {"a blank before the colon", line + "X : a\r\n\r\n", {400}},
      {"a folded line", line + "X: a\r\n b\r\n\r\n", {400}},
      {"lines that end in LF", "GET / HTTP/1.1\nHost: 127.0.0.1\n\n", {400}},
      {"a CR inside", line + "X: a\rb\r\n\r\n", {400}},
      {"NUL in a field", line + std::string("X: a\0b\r\n\r\n", 10), {400}},
      {"a field without a name", line + ": a\r\n\r\n", {400}},
      {"a field without a colon", line + "nonsense\r\n\r\n", {400}},
      {"a control character in the target", "GET /\x01 HTTP/1.1\r\n\r\n", {400}},
      {"a blank in the target", "GET /a b HTTP/1.1\r\n\r\n", {400}},
      {"HTTP/0.9", "GET /\r\n\r\n", {400}},
      {"HTTP/2 by prior knowledge", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", {400}},
      {"HTTP/1.2", "GET / HTTP/1.2\r\n\r\n", {400}},
      {"http/1.1", "GET / http/1.1\r\n\r\n", {400}},
      {"a TLS hello", std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\n", 12), {400}},
      {"a method that nobody knows", "BREW / HTTP/1.1\r\n" + std::string(host) + "\r\n", {405}},
      {"a method in small letters", "get / HTTP/1.1\r\n" + std::string(host) + "\r\n", {405}},
      {"a method of 5,000 letters", std::string(5000, 'A') + " / HTTP/1.1\r\n" + host + "\r\n", {405}},
      {"CONNECT",
       "CONNECT 127.0.0.1:22 HTTP/1.1\r\n" + std::string(host) + "Connection: close\r\n\r\n",
       {400}},
      {"TRACE", "TRACE / HTTP/1.1\r\n" + std::string(host) + "Connection: close\r\n\r\n", {405}},
      {"an absolute target", get("http://127.0.0.1/healthz"), {200}},
      {"a target of no path", get("*"), {400}},
      {"%00 in the path", get("/a%00b"), {400}},
      {"%FF in the path", get("/%FF"), {400}},
      {"an overlong slash", get("/media/%C0%AF"), {400}},
      {"a way out of the folder", get("/media/..%2f..%2fetc%2fpasswd"), {404}},
      {"101 fields", line + fields + "\r\n", {431}},
      {"a head of 17 KiB", line + "X: " + std::string(17000, 'x') + "\r\n\r\n", {431}},
      {"a head of 15 KiB", line + "Connection: close\r\nX: " + std::string(15000, 'x') + "\r\n\r\n", {200}},
      {"a head that never ends", line + "X: " + std::string(40000, 'x'), {431}},
      {"an expectation that nobody knows", line + "Expect: tea\r\n\r\n", {417}},
      {"an upgrade to a web socket", get("/healthz", "Upgrade: websocket\r\n"), {200}},
      {"fifty requests at once", pipeline + get("/healthz"), std::vector<int>(51, 200)},
      {"bytes behind the last request", get("/healthz") + "more and more", {200}},
      {"a thousand filters", get(parameters), {400}},
      {"a query of 5,000 letters", get("/search?q=" + std::string(5000, 'a')), {400}},
      {"a thousand brackets", get("/search?q=" + std::string(1000, '(')), {200, 400}},
      {"a page without end", get("/search?offset=99999999999"), {400}},
      {"a range of a page", get("/", "Range: bytes=0-1\r\n"), {200}},
      {"an empty line before a request", "\r\n" + get("/healthz"), {200}},
      {"nothing but empty lines", "\r\n\r\n\r\n\r\n", {400}},
      {"a request that stops half way", line, {408}},
      {"a line that stops half way", "GET /hea", {408}},
  };
}

TEST_F(Hostile, bytes_get_the_answer_they_should) {
  for (const Row& row : rows()) {
    HttpClient client(port());
    try {
      client.send(row.bytes);
    } catch (const std::runtime_error&) {  // refused and closed before all was sent
    }
    const std::vector<int> got = statuses(client.read_all());
    if (row.want == std::vector<int>{200, 400}) {
      EXPECT_THAT(got, testing::AnyOf(std::vector<int>{200}, std::vector<int>{400})) << row.what;
    } else {
      EXPECT_EQ(got, row.want) << row.what;
    }
    TearDownCheck(row.what);
  }
}

TEST_F(Hostile, those_who_do_not_read_harm_nobody_else) {
  std::vector<std::unique_ptr<HttpClient>> slow;
  for (int i = 0; i < 8; ++i) {
    slow.push_back(std::make_unique<HttpClient>(port()));
    slow.back()->read_slowly();
    std::string many;
    for (int n = 0; n < 400; ++n) many += keep("/posts/test/" + std::to_string(n % 40 + 1));
    slow.back()->send(many);
  }
  TearDownCheck("with eight who do not read");
  slow.clear();
  TearDownCheck("after them");
}

TEST_F(Hostile, one_who_sends_for_ever_and_never_reads_is_let_go) {
  HttpClient client(port());
  const std::string request = keep("/posts/test/1");
  EXPECT_THROW(
      {
        for (int i = 0; i < 200'000; ++i) client.send(request);
      },
      std::runtime_error);
  TearDownCheck("after a flood");
}

TEST_F(Hostile, those_who_leave_in_the_middle_leave_nothing_behind) {
  const std::string picture = [] {
    const std::string page = test::fetch(port(), "/api/v1/search?q=has:image&limit=1").body;
    const std::size_t at = page.find("/media/");
    return page.substr(at, 7 + 64);
  }();
  for (int i = 0; i < 100; ++i) {
    HttpClient client(port());
    client.send(keep(i % 2 == 0 ? picture : "/search?q=" + std::to_string(i)));
    client.reset();
  }
  for (int i = 0; i < 100; ++i) HttpClient(port()).reset();
  TearDownCheck("after 200 who left");
}

TEST(Trickle, is_a_request_when_it_comes_to_an_end_in_time) {
  const test::TempFolder folder;
  test::ServerProcess server(SEOGO_SERVER,
                             {"--listen", "127.0.0.1:0", "--archive", (folder / "none").string()});
  HttpClient client(server.port());
  for (const char c : get("/healthz")) client.send(std::string(1, c));
  EXPECT_THAT(statuses(client.read_all()), testing::ElementsAre(200));
}

TEST_F(Hostile, a_second_request_that_stops_half_way_is_ended_too) {
  HttpClient client(port());
  client.send(keep("/healthz"));
  EXPECT_EQ(client.read()->status, 200);
  client.send("GET /hea");  // and no more
  EXPECT_THAT(statuses(client.read_all()), testing::ElementsAre(408));
  TearDownCheck("after a trickle");
}

TEST_F(Hostile, those_who_say_nothing_are_sent_home) {
  std::vector<std::unique_ptr<HttpClient>> silent;
  for (int i = 0; i < 300; ++i) silent.push_back(std::make_unique<HttpClient>(port()));
  TearDownCheck("with 300 who say nothing");
  for (auto& each : silent) EXPECT_EQ(each->read_all(), "");
}

TEST(Bound, on_connections_is_told_to_those_beyond_it) {
  const test::TempFolder folder;
  test::ServerProcess server(
      SEOGO_SERVER, {"--listen", "127.0.0.1:0", "--archive", (folder / "none").string(), "--connections",
                     "10", "--threads", "1"});
  std::vector<std::unique_ptr<HttpClient>> many;
  for (int i = 0; i < 10; ++i) many.push_back(std::make_unique<HttpClient>(server.port()));
  EXPECT_THAT(statuses(HttpClient(server.port()).read_all()), testing::ElementsAre(503));
  many.clear();
  // Those that left have to be noticed before there is room again.
  while (true) {
    HttpClient next(server.port());
    next.send(get("/healthz"));
    if (statuses(next.read_all()) == std::vector<int>{200}) break;
  }
}

TEST_F(Hostile, a_body_is_asked_for_before_it_is_sent) {
  HttpClient client(port());
  client.send(std::string("POST /healthz HTTP/1.1\r\n") + host +
              "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n");
  EXPECT_EQ(client.read(true)->status, 100);
  client.send("hello" + get("/healthz"));
  EXPECT_EQ(client.read()->status, 405);
  EXPECT_EQ(client.read()->status, 200);
  TearDownCheck("after a body");
}

TEST_F(Hostile, all_at_once_get_their_answers) {
  std::vector<std::thread> clients;
  std::atomic<int> answered = 0;
  for (int i = 0; i < 20; ++i)
    clients.emplace_back([&] {
      for (int n = 0; n < 20; ++n)
        answered += test::fetch(port(), "/search?q=" + std::to_string(n)).status == 200;
    });
  for (std::thread& client : clients) client.join();
  EXPECT_EQ(answered, 400);
  TearDownCheck("after all at once");
}

TEST_F(Hostile, a_signal_to_reopen_the_log_is_no_signal_to_end) {
  ::kill(process(), SIGHUP);
  TearDownCheck("after SIGHUP");
}

}  // namespace hostile_clients_test
}  // namespace seogo
