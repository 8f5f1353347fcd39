// The parts that stand between transport and routes, each alone: cache, queue, rate, encodings, ranges, log.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <thread>

#include "site/access_log.h"
#include "site/answer.h"
#include "site/answer_cache.h"
#include "site/encoding.h"
#include "site/range.h"
#include "site/rate_limit.h"
#include "site/work_queue.h"
#include "support/decoded.h"
#include "support/gate.h"
#include "support/temp_folder.h"

namespace seogo::http {
namespace service_parts_test {

using nlohmann::json;
using test::decoded;
using test::Gate;
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

// Regressed: only the bytes that are sent were counted, and the cache took four times what it was given.
TEST(Cache, counts_the_room_that_an_answer_takes) {
  Response response{.body = "short"};
  response.body.reserve(50'000);
  response.with("X-Long", std::string(5000, 'x'));
  Response fields = response;
  fields.body.clear();
  const Kept kept{prepared(std::move(response)), std::move(fields)};
  EXPECT_LT(kept.answer->bytes(), 6000U);
  EXPECT_GT(kept.bytes(), 10'000U);
}

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

TEST(Queue, takes_next_what_is_hastened) {
  Gate gate;
  std::string order;
  {
    WorkQueue queue({.threads = 1, .age = 1h});
    int names[3];
    const auto push = [&](char letter, const void* name) {
      queue.push({.arrived = Clock::now(),
                  .run = [&, letter] { gate.wait(), order += letter; },
                  .shed = [] {},
                  .name = name});
    };
    push('-', nullptr);
    gate.wait_for(1);
    push('a', &names[0]);
    push('b', &names[1]);
    push('c', &names[2]);
    queue.hasten(&names[1]);
    queue.hasten(&names[2]);
    queue.hasten(&order);  // nothing of that name
    gate.open();
    gate.wait_for(4);
  }
  EXPECT_EQ(order, "-cba");
}

TEST(Queue, sheds_what_is_too_old_behind_what_was_hastened) {
  Gate gate;
  std::atomic<int> shed = 0;
  WorkQueue queue({.threads = 1, .age = 1h});
  const auto push = [&](Clock::time_point arrived, const void* name) {
    queue.push({.arrived = arrived, .run = [&] { gate.wait(); }, .shed = [&] { ++shed; }, .name = name});
  };
  push(Clock::now(), nullptr);
  gate.wait_for(1);
  push(Clock::now() - 2h, nullptr);
  push(Clock::now(), &gate);  // and sends away the one before it
  push(Clock::now() - 2h, nullptr);
  queue.hasten(&gate);
  push(Clock::now(), nullptr);
  EXPECT_EQ(shed, 2);
  gate.open();
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

}  // namespace service_parts_test
}  // namespace seogo::http
