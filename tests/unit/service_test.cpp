// What stands between transport and routes as one: who is answered from the cache, who waits, who is sent
// away.
#include "site/service.h"

#include <gmock/gmock.h>

#include <future>
#include <nlohmann/json.hpp>

#include "support/decoded.h"
#include "support/fake_library.h"
#include "support/gate.h"

namespace seogo::http {
namespace service_test {

using nlohmann::json;
using test::decoded;
using test::Gate;
using testing::HasSubstr;
using testing::Not;
using namespace std::chrono_literals;

class ServiceTest : public testing::Test {
 protected:
  ServiceTest() {
    library.results.hits = {test::a_hit("example/1", "첫 글")};
    library.results.total = 1;
    library.on_search = [this] { ++searches; };
    options.searches = {.threads = 2, .length = 4, .age = 1h};
    options.between_looks = 0ms;
  }

  void start() {
    service = std::make_unique<SiteService>(site, library, options, nullptr);
    site.life = service.get();
  }

  std::future<SharedAnswer> ask(const std::string& target, std::vector<Header> headers = {},
                                std::string client = "1.2.3.4",
                                std::shared_ptr<const std::atomic<bool>> left = nullptr) {
    if (!service) start();
    auto promise = std::make_shared<std::promise<SharedAnswer>>();
    service->answer({.method = "GET",
                     .target = target,
                     .headers = std::move(headers),
                     .id = "00000000000000ab",
                     .client = std::move(client),
                     .began = Clock::now(),
                     .left = std::move(left)},
                    [promise](SharedAnswer answer) { promise->set_value(std::move(answer)); });
    return promise->get_future();
  }

  test::FakeLibrary library;
  Site site;
  ServiceOptions options;
  std::atomic<int> searches = 0;
  std::unique_ptr<SiteService> service;
};

TEST_F(ServiceTest, searches_once_for_equal_requests_until_the_archive_changes) {
  const std::string first = ask("/api/v1/search?q=x&limit=5").get()->body;
  EXPECT_EQ(ask("/api/v1/search?limit=5&q=x").get()->body, first);
  EXPECT_EQ(searches, 1);
  ask("/api/v1/search?q=y").get();
  EXPECT_EQ(searches, 2);
  library.changes = 1;
  library.results.total = 7;
  EXPECT_EQ(json::parse(ask("/api/v1/search?q=x&limit=5").get()->body)["total"], 7);
  EXPECT_EQ(searches, 3);
}

TEST_F(ServiceTest, searches_once_for_all_who_ask_at_once) {
  Gate gate;
  library.on_search = [&] { ++searches, gate.wait(); };
  std::vector<std::future<SharedAnswer>> answers;
  answers.push_back(ask("/search?q=x"));
  gate.wait_for(1);
  for (int i = 0; i < 20; ++i) answers.push_back(ask("/search?q=x"));
  gate.open();
  for (auto& answer : answers) EXPECT_EQ(answer.get()->status, 200);
  EXPECT_EQ(searches, 1);
}

TEST_F(ServiceTest, searches_first_for_what_many_wait_for) {
  Gate gate;
  std::vector<std::string> order;  // of the one thread
  library.on_search = [&] {
    order.push_back(to_string(library.asked.query));
    gate.wait();
  };
  options.searches.threads = 1;
  std::vector<std::future<SharedAnswer>> answers;
  answers.push_back(ask("/search?q=running"));
  gate.wait_for(1);
  for (const char* query : {"one", "two", "many"}) answers.push_back(ask(std::string("/search?q=") + query));
  for (int i = 0; i < 3; ++i) answers.push_back(ask("/search?q=many"));
  gate.open();
  for (auto& answer : answers) EXPECT_EQ(answer.get()->status, 200);
  EXPECT_THAT(order, testing::ElementsAre("running", "many", "one", "two"));
}

TEST_F(ServiceTest, sends_away_what_the_queue_has_no_room_for_and_answers_what_it_knows) {
  ask("/search?q=known").get();
  Gate gate;
  library.on_search = [&] { gate.wait(); };
  std::vector<std::future<SharedAnswer>> waiting;
  for (int i = 0; i < 2; ++i) waiting.push_back(ask("/search?q=running" + std::to_string(i)));
  gate.wait_for(2);
  for (int i = 0; i < 4; ++i) waiting.push_back(ask("/search?q=waiting" + std::to_string(i)));
  const SharedAnswer page = ask("/search?q=more").get(), api = ask("/api/v1/search?q=more").get();
  for (const SharedAnswer& refused : {page, api}) {
    EXPECT_EQ(refused->status, 503);
    EXPECT_THAT(refused->head, HasSubstr("Retry-After: 1\r\n"));
    EXPECT_THAT(refused->body, HasSubstr("00000000000000ab"));
  }
  EXPECT_EQ(json::parse(api->body)["error"]["code"], "busy");
  EXPECT_EQ(ask("/search?q=known").get()->status, 200);
  EXPECT_EQ(ask("/healthz").get()->status, 200);
  EXPECT_EQ(ask("/readyz").get()->status, 200);
  EXPECT_EQ(ask("/assets/style.css").get()->status, 200);
  gate.open();
  for (auto& answer : waiting) EXPECT_EQ(answer.get()->status, 200);
  EXPECT_THAT(ask("/metrics").get()->body, HasSubstr("seogo_shed_total 2\n"));
}

TEST_F(ServiceTest, searches_for_nobody_who_has_left) {
  Gate gate;
  library.on_search = [&] { ++searches, gate.wait(); };
  std::vector<std::future<SharedAnswer>> answers;
  for (const char* target : {"/search?q=one", "/search?q=two"}) answers.push_back(ask(target));
  gate.wait_for(2);  // both threads are taken
  const auto left = std::make_shared<std::atomic<bool>>(false);
  answers.push_back(ask("/search?q=left", {}, "1.2.3.4", left));
  answers.push_back(ask("/search?q=shared", {}, "1.2.3.4", left));
  answers.push_back(ask("/search?q=shared"));
  *left = true;
  gate.open();
  for (auto& answer : answers) answer.get();
  EXPECT_EQ(searches, 3);  // one, two and shared
  EXPECT_EQ(ask("/search?q=left").get()->status, 200);
}

TEST_F(ServiceTest, keeps_no_answer_that_was_cut_short_or_failed) {
  library.results.partial = true;
  for (int i = 0; i < 2; ++i) ask("/search?q=x").get();
  EXPECT_EQ(searches, 2);
  library.failure = Error{ErrorCode::io, {"No.", "아니요."}, {}};
  for (int i = 0; i < 2; ++i) EXPECT_EQ(ask("/search?q=y").get()->status, 503);
  EXPECT_EQ(searches, 4);
}

TEST_F(ServiceTest, gives_each_search_its_deadline) {
  options.deadline = 500ms;
  const auto before = Clock::now();
  ask("/search?q=x").get();
  ASSERT_TRUE(library.asked.deadline);
  EXPECT_GE(*library.asked.deadline, before + 500ms);
  EXPECT_LE(*library.asked.deadline, Clock::now() + 500ms);
}

TEST_F(ServiceTest, encodes_once_and_names_the_bytes_apart) {
  const SharedAnswer plain = ask("/search?q=x").get();
  const SharedAnswer zstd = ask("/search?q=x", {{"accept-encoding", "gzip, zstd"}}).get();
  const SharedAnswer gzip = ask("/search?q=x", {{"accept-encoding", "gzip"}}).get();
  EXPECT_THAT(zstd->head, HasSubstr("Content-Encoding: zstd\r\n"));
  EXPECT_THAT(gzip->head, HasSubstr("Content-Encoding: gzip\r\n"));
  EXPECT_EQ(decoded(zstd->body, Encoding::zstd), plain->body);
  EXPECT_EQ(decoded(gzip->body, Encoding::gzip), plain->body);
  for (const SharedAnswer& each : {plain, zstd, gzip})
    EXPECT_THAT(each->head, testing::ContainsRegex("Vary: .*Accept-Encoding"));
  const auto etag = [](const SharedAnswer& answer) {
    const std::size_t at = answer->head.find("ETag: ") + 6;
    return answer->head.substr(at, answer->head.find("\r\n", at) - at);
  };
  EXPECT_EQ(searches, 1);
  EXPECT_NE(etag(plain), etag(gzip));
  EXPECT_NE(etag(zstd), etag(gzip));
  EXPECT_EQ(ask("/search?q=x", {{"accept-encoding", "gzip"}, {"if-none-match", etag(gzip)}}).get()->status,
            304);
  EXPECT_EQ(ask("/search?q=x", {{"accept-encoding", "gzip"}, {"if-none-match", etag(plain)}}).get()->status,
            200);
  EXPECT_THAT(ask("/healthz", {{"accept-encoding", "gzip"}}).get()->head, Not(HasSubstr("Content-Encoding")));
  const std::string style = ask("/assets/style.css").get()->body;
  for (const auto& [name, encoding] : {std::pair{"gzip", Encoding::gzip}, std::pair{"zstd", Encoding::zstd}})
    EXPECT_EQ(decoded(ask("/assets/style.css", {{"accept-encoding", name}}).get()->body, encoding), style)
        << name;
}

TEST_F(ServiceTest, limits_each_client_and_believes_its_own_proxy_alone) {
  options.rate = 0.001;
  options.burst = 2;
  options.trusted_proxy = "9.9.9.9";
  for (int i = 0; i < 2; ++i) EXPECT_EQ(ask("/healthz").get()->status, 200);
  const SharedAnswer refused = ask("/healthz").get();
  EXPECT_EQ(refused->status, 429);
  EXPECT_THAT(refused->head, HasSubstr("Retry-After: "));
  EXPECT_EQ(ask("/healthz", {{"x-forwarded-for", "5.5.5.5"}}).get()->status, 429);
  const auto through_proxy = [&](const std::string& named) {
    return ask("/healthz", {{"x-forwarded-for", named}}, "9.9.9.9").get()->status;
  };
  EXPECT_EQ(through_proxy("1.2.3.4"), 429);
  EXPECT_EQ(through_proxy("1.2.3.4, 5.5.5.5"), 200);
  EXPECT_EQ(through_proxy("7.7.7.7, 5.5.5.5"), 200);
  EXPECT_EQ(through_proxy("8.8.8.8, 5.5.5.5"), 429);
}

TEST_F(ServiceTest, is_ready_until_it_is_not) {
  library.now = {.archive_counter = 9, .index_counter = 7, .posts = 3};
  EXPECT_EQ(
      json::parse(ask("/readyz").get()->body),
      json::parse(R"({"status":"ready","posts":3,"archive_revision":9,"index_revision":7,"behind":2})"));
  library.failure = Error{ErrorCode::no_index, {"There is no index.", "색인이 없습니다."}, {}};
  EXPECT_EQ(ask("/readyz").get()->status, 503);
  EXPECT_EQ(json::parse(ask("/readyz?lang=en").get()->body)["reason"], "There is no index.");
  library.failure.reset();
  service->begin_to_stop();
  EXPECT_EQ(json::parse(ask("/readyz").get()->body)["code"], "stopping");
  EXPECT_EQ(ask("/healthz").get()->status, 200);
}

TEST_F(ServiceTest, is_not_ready_while_a_search_is_stuck) {
  options.stuck_after = 50ms;
  Gate gate;
  library.on_search = [&] { gate.wait(); };
  auto search = ask("/search?q=x");
  gate.wait_for(1);
  SharedAnswer answer;
  do answer = ask("/readyz").get();
  while (answer->status == 200);
  EXPECT_EQ(answer->status, 503);
  EXPECT_EQ(json::parse(answer->body)["code"], "stuck");
  EXPECT_NE(service->stuck(), "");
  EXPECT_EQ(ask("/healthz").get()->status, 200);
  gate.open();
  EXPECT_EQ(search.get()->status, 200);
  while (ask("/readyz").get()->status != 200) {
  }
}

// What to ask of a route to get a status; the service is made for it alone.
struct Wish {
  std::string target;
  std::vector<Header> headers = {};
};

TEST_F(ServiceTest, description_names_the_statuses_that_are_given) {
  const std::string sha(64, 'a');
  library.posts.emplace("example/1", Post{}).first->second.id = "example/1";
  library.posts.emplace("example/old", Post{}).first->second.id = "example/1";
  library.sources.emplace("example/1", "source");
  library.media_files.emplace(sha, MediaFile{.path = "/archive/a", .type = "image/png", .size = 100});
  const json all = json::parse(ask("/openapi.json").get()->body);
  EXPECT_EQ(all["openapi"], "3.1.0");
  std::size_t described = 0;
  for (const Route& route : routes()) {
    const std::string pattern(route.pattern);
    if (pattern == "/{old}") continue;  // the addresses of one blog are not the API
    ASSERT_TRUE(all["paths"].contains(pattern)) << pattern;
    ++described;
    const std::string stem = pattern.substr(0, pattern.find('{'));
    const bool has_rest = stem.size() < pattern.size();
    const std::string target = !has_rest ? pattern
                                         : stem + (stem == "/media/"    ? sha
                                                   : stem == "/assets/" ? "style.css"
                                                                        : "example/1");
    const std::map<int, Wish> wishes{{200, {target}},
                                     {206, {target, {{"range", "bytes=0-1"}}}},
                                     {301, {stem + "example/old"}},
                                     {303, {target}},
                                     {304, {target, {{"if-none-match", "*"}}}},
                                     {400, {target + "?q=%FF"}},
                                     {401, {target}},
                                     {403, {target}},
                                     {404, {stem + "none"}},
                                     {416, {target, {{"range", "bytes=500-"}}}},
                                     {429, {target}},
                                     {503, {target}}};
    for (const auto& [name, response] : all["paths"][pattern]["get"]["responses"].items()) {
      const int status = std::atoi(name.c_str());
      ASSERT_TRUE(wishes.contains(status)) << pattern << " " << status;
      options.rate = status == 429 ? 1e-9 : 0;
      options.burst = status == 429 ? 0.5 : 1;
      site.credentials =
          status == 401 ? std::vector<std::string>{"a long token"} : std::vector<std::string>{};
      site.serves_sources = status != 403;
      site.is_public = true;  // else there is no site map
      library.results.total = status == 303 ? 1 : 0;
      library.failure =
          status == 503 ? std::optional(Error{ErrorCode::io, {"No.", "아니요."}, {}}) : std::nullopt;
      site.life = nullptr;
      start();
      const Wish& wish = wishes.at(status);
      const SharedAnswer answer = ask(wish.target, wish.headers).get();
      EXPECT_EQ(answer->status, status) << pattern;
      if (response.contains("content") && status < 300) {
        EXPECT_THAT(answer->head, HasSubstr("Content-Type: ")) << pattern;
      }
      if (status >= 400 && pattern.starts_with("/api/")) {
        EXPECT_TRUE(json::parse(answer->body)["error"].contains("request_id")) << pattern << status;
      }
    }
  }
  EXPECT_EQ(all["paths"].size(), described);
}

TEST_F(ServiceTest, counts_what_it_answers) {
  ask("/search?q=x").get();
  ask("/search?q=x").get();
  ask("/nothing").get();
  const std::string numbers = ask("/metrics").get()->body;
  for (const char* line :
       {"seogo_requests_total{route=\"/search\",status=\"200\"} 2\n",
        "seogo_requests_total{route=\"none\",status=\"404\"} 1\n", "seogo_cache_hits_total 1\n",
        "seogo_request_seconds_count{route=\"/search\"} 2\n", "# TYPE process_open_fds gauge\n"})
    EXPECT_THAT(numbers, HasSubstr(line));
}

}  // namespace service_test
}  // namespace seogo::http
