// What stands between transport and routes: cache, queue, limits, encodings, ranges, logs; then all of it as
// one.
#include "site/service.h"

#include <gmock/gmock.h>
#include <zlib.h>
#include <zstd.h>

#include <condition_variable>
#include <future>
#include <nlohmann/json.hpp>

#include "site/range.h"
#include "support/fake_library.h"
#include "support/temp_folder.h"

namespace seogo::http {
namespace service_test {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;
using namespace std::chrono_literals;

std::shared_ptr<const Kept> kept(std::string body) {
  return std::make_shared<const Kept>(Kept{prepared({.body = std::move(body)}), {}});
}

TEST(Cache, gives_back_what_it_was_given_until_the_archive_moves_on) {
  AnswerCache cache(100'000);
  EXPECT_EQ(cache.find("a", 1), nullptr);
  cache.keep("a", 1, kept("one"));
  EXPECT_EQ(cache.find("a", 1)->answer->body, "one");
  EXPECT_EQ(cache.find("b", 1), nullptr);
  EXPECT_EQ(cache.find("a", 2), nullptr);
  cache.keep("a", 1, kept("one"));  // made while the archive moved on
  EXPECT_EQ(cache.find("a", 2), nullptr);
  EXPECT_EQ(cache.bytes(), 0U);
  EXPECT_EQ(cache.hits(), 1U);
}

TEST(Cache, drops_the_least_used_beyond_its_bytes) {
  AnswerCache cache(40'000);
  cache.find("", 1);
  for (int i = 0; i < 100; ++i) {
    cache.keep(std::to_string(i), 1, kept(std::string(2000, 'x')));
    EXPECT_LE(cache.bytes(), 40'000U);
    EXPECT_NE(cache.find("0", 1), nullptr) << i;  // used again and again
  }
  EXPECT_EQ(cache.find("50", 1), nullptr);
  EXPECT_NE(cache.find("99", 1), nullptr);
  cache.keep("large", 1, kept(std::string(30'000, 'x')));
  EXPECT_EQ(cache.find("large", 1), nullptr);
}

// A gate that work waits at until the test opens it.
class Gate {
 public:
  void wait() {
    std::unique_lock lock(mutex_);
    ++waiting_;
    changed_.notify_all();
    changed_.wait(lock, [&] { return open_; });
  }
  void wait_for(int count) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return waiting_ >= count; });
  }
  void open() {
    const std::lock_guard lock(mutex_);
    open_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int waiting_ = 0;
  bool open_ = false;
};

TEST(Queue, sheds_what_finds_no_room_and_what_is_too_old) {
  Gate gate;
  std::atomic<int> ran = 0, shed = 0;
  {
    WorkQueue queue({.threads = 1, .length = 3, .age = 1h});
    const auto push = [&](Clock::time_point arrived) {
      queue.push({.arrived = arrived, .run = [&] { gate.wait(), ++ran; }, .shed = [&] { ++shed; }});
    };
    push(Clock::now());
    gate.wait_for(1);
    push(Clock::now() - 2h);
    EXPECT_EQ(queue.waiting(), 1U);
    push(Clock::now());  // and sends away the one before it
    EXPECT_EQ(shed, 1);
    push(Clock::now());
    push(Clock::now());
    push(Clock::now());  // one too many
    EXPECT_EQ(shed, 2);
    EXPECT_EQ(queue.shed(), 2U);
    EXPECT_GT(queue.longest_run(), 0);
    gate.open();
    gate.wait_for(4);
  }
  EXPECT_EQ(ran + shed, 6);
}

TEST(Rate, lets_a_burst_pass_and_then_so_many_a_second) {
  RateLimit limit(10, 5);
  const auto start = Clock::now();
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(limit.allows("a", start)) << i;
  EXPECT_FALSE(limit.allows("a", start));
  EXPECT_TRUE(limit.allows("b", start));
  EXPECT_TRUE(limit.allows("a", start + 100ms));
  EXPECT_FALSE(limit.allows("a", start + 150ms));
  int allowed = 0;
  for (int i = 0; i < 100; ++i) allowed += limit.allows("a", start + 1h);
  EXPECT_EQ(allowed, 5);
  for (int i = 0; i < 50'000; ++i) limit.allows(std::to_string(i), start + 2h);
  RateLimit one(1e-9, 1);
  EXPECT_TRUE(one.allows("2001:db8::1", start));
  EXPECT_FALSE(one.allows("2001:db8:0:0:ffff::2", start));
  EXPECT_TRUE(one.allows("2001:db8:0:1::1", start));
  RateLimit none(0, 1);
  for (int i = 0; i < 1000; ++i) EXPECT_TRUE(none.allows("a", start));
}

TEST(Encoding, is_the_best_that_the_client_takes) {
  const std::vector<std::pair<std::string, Encoding>> rows{{"", Encoding::plain},
                                                           {"gzip, deflate, br", Encoding::gzip},
                                                           {"gzip, deflate, br, zstd", Encoding::zstd},
                                                           {"zstd;q=0.5, gzip", Encoding::gzip},
                                                           {"gzip;q=0", Encoding::plain},
                                                           {"*", Encoding::zstd},
                                                           {"*;q=0, gzip;q=0.1", Encoding::gzip},
                                                           {"identity", Encoding::plain},
                                                           {"gzip;q=x", Encoding::plain},
                                                           {",;;q=,", Encoding::plain},
                                                           {"x-gzip", Encoding::gzip}};
  for (const auto& [accept, want] : rows) EXPECT_EQ(choose_encoding(accept), want) << accept;
}

std::string decoded(std::string_view bytes, Encoding encoding) {
  std::string out(1 << 20, '\0');
  if (encoding == Encoding::zstd) {
    out.resize(ZSTD_decompress(out.data(), out.size(), bytes.data(), bytes.size()));
    return out;
  }
  z_stream stream{};
  inflateInit2(&stream, 15 + 16);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

TEST(Encoding, comes_back_as_it_was) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "서고 " + std::to_string(i * i) + "\n";
  for (const std::string& bytes : {std::string(), std::string("x"), text})
    for (const Encoding encoding : {Encoding::gzip, Encoding::zstd})
      EXPECT_EQ(decoded(encoded(bytes, encoding), encoding), bytes);
  EXPECT_LT(encoded(text, Encoding::gzip).size(), text.size() / 2);
  EXPECT_TRUE(is_worth_encoding("text/html; charset=utf-8", 2000));
  EXPECT_FALSE(is_worth_encoding("text/html; charset=utf-8", 200));
  EXPECT_FALSE(is_worth_encoding("image/png", 2000));
}

TEST(Range, cuts_a_file) {
  struct Row {
    std::string range;
    int status;
    std::uint64_t offset, size;
    std::string told;
  };
  const std::vector<Row> rows{{"bytes=0-9", 206, 0, 10, "bytes 0-9/100"},
                              {"bytes=90-", 206, 90, 10, "bytes 90-99/100"},
                              {"bytes=-5", 206, 95, 5, "bytes 95-99/100"},
                              {"bytes=-500", 206, 0, 100, "bytes 0-99/100"},
                              {"bytes=50-5000", 206, 50, 50, "bytes 50-99/100"},
                              {"bytes=100-", 416, 0, 100, "bytes */100"},
                              {"bytes=-0", 416, 0, 100, "bytes */100"},
                              {"bytes=5-1", 200, 0, 100, ""},
                              {"bytes=0-1,5-6", 200, 0, 100, ""},
                              {"bytes=x-", 200, 0, 100, ""},
                              {"bytes=99999999999999999999-", 200, 0, 100, ""},
                              {"bytes=", 200, 0, 100, ""},
                              {"bytes=-", 200, 0, 100, ""},
                              {"lines=1-2", 200, 0, 100, ""}};
  for (const Row& row : rows) {
    Response response{.file = "/archive/a", .size = 100};
    cut(response, row.range);
    EXPECT_EQ(response.status, row.status) << row.range;
    EXPECT_EQ(response.offset, row.offset) << row.range;
    EXPECT_EQ(response.size, row.size) << row.range;
    EXPECT_EQ(response.header("Content-Range"), row.told) << row.range;
  }
}

TEST(Log, has_a_line_that_a_client_cannot_break) {
  const Exchange exchange{.method = "GET",
                          .target = "/\"\n\x1b[0m\xff",
                          .client = "127.0.0.1",
                          .agent = "a\"b",
                          .referer = "",
                          .id = "r1",
                          .status = 200,
                          .bytes = 12,
                          .took = 1500us};
  EXPECT_EQ(
      log_line(exchange, LogFormat::combined, 1795370208),
      "127.0.0.1 - - [22/Nov/2026:17:56:48 +0000] \"GET /\\x22\\x0A\\x1B[0m\\xFF HTTP/1.1\" 200 12 \"-\" "
      "\"a\\x22b\" r1 0.001500");
  const std::string line = log_line(exchange, LogFormat::json, 1795370208);
  EXPECT_THAT(line, Not(HasSubstr("\n")));
  EXPECT_EQ(json::parse(line)["agent"], "a\"b");
  EXPECT_EQ(json::parse(line)["seconds"], 0.0015);
}

TEST(Log, goes_on_in_a_new_file_after_it_was_renamed) {
  const test::TempFolder folder;
  const std::string path = (folder / "access.log").string();
  {
    auto log = AccessLog::open(path, LogFormat::combined);
    ASSERT_TRUE(log);
    (*log)->write(
        {.method = "GET", .target = "/first", .client = "c", .agent = "", .referer = "", .id = "r"});
    std::filesystem::rename(path, folder / "old.log");
    (*log)->reopen();
    while (!std::filesystem::exists(path)) std::this_thread::yield();
    (*log)->write(
        {.method = "GET", .target = "/second", .client = "c", .agent = "", .referer = "", .id = "r"});
  }
  EXPECT_THAT(test::read_file(path), HasSubstr("/second"));
  EXPECT_EQ(test::read_file(folder / "old.log").find("/second"), std::string::npos);
  EXPECT_FALSE(AccessLog::open((folder / "none" / "x.log").string(), LogFormat::json));
}

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
                                std::string client = "1.2.3.4") {
    if (!service) start();
    auto promise = std::make_shared<std::promise<SharedAnswer>>();
    service->answer({.method = "GET",
                     .target = target,
                     .headers = std::move(headers),
                     .id = "00000000000000ab",
                     .client = std::move(client),
                     .began = Clock::now()},
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
