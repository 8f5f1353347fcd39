// Requests that chance has changed: none makes the server fail, and none leaves anything behind.
#include <gtest/gtest.h>
#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "support/hostile_clients.h"
#include "support/http_client.h"

namespace seogo {
namespace mutated_requests_test {

using test::host;
using test::Hostile;
using test::HttpClient;
using test::keep;
using test::statuses;

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
constexpr bool is_sanitized = true;
#else
constexpr bool is_sanitized = false;
#endif
#else
constexpr bool is_sanitized = false;
#endif

// What the system counts for the server.
std::size_t descriptors(pid_t process) {
  const std::filesystem::directory_iterator begin("/proc/" + std::to_string(process) + "/fd");
  return static_cast<std::size_t>(std::distance(begin, std::filesystem::directory_iterator()));
}

std::size_t resident_pages(pid_t process) {
  std::ifstream in("/proc/" + std::to_string(process) + "/statm");
  std::size_t whole = 0, resident = 0;
  in >> whole >> resident;
  return resident;
}

class Mutations {
 public:
  explicit Mutations(std::uint64_t seed) : random_(seed) {}

  std::string next() {
    static const std::vector<std::string> seeds{
        keep("/"),
        keep("/search?q=%EB%AC%BC%EB%95%8C&tag=a&from=2024"),
        keep("/api/v1/search?q=a+b&limit=5&facets=0"),
        keep("/posts/test/1"),
        keep("/media/" + std::string(64, 'a')),
        keep("/assets/style.css?v=1"),
        "HEAD /healthz HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
        std::string("POST /x HTTP/1.1\r\n") + host + "Content-Length: 5\r\n\r\nhello",
        std::string("POST /x HTTP/1.1\r\n") + host +
            "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
        std::string("GET / HTTP/1.1\r\n") + host +
            "If-None-Match: \"a\"\r\nRange: bytes=0-5\r\nAccept-Encoding: gzip\r\n\r\n"};
    std::string bytes = seeds[below(seeds.size())];
    for (std::size_t count = below(4) + 1; count > 0; --count) mutate(bytes);
    return bytes;
  }

 private:
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(random_() % bound); }

  void mutate(std::string& bytes) {
    if (bytes.empty()) return;
    const std::size_t at = below(bytes.size());
    const std::string part = bytes.substr(at, below(20) + 1);
    switch (below(6)) {
      case 0:
        bytes[at] = static_cast<char>(below(256));
        break;
      case 1:
        bytes.erase(at, part.size());
        break;
      case 2:
        bytes.insert(below(bytes.size()), part);
        break;
      case 3:
        bytes.insert(at, 1, static_cast<char>(below(256)));
        break;
      case 4:
        bytes[at] = "\r\n :%+0/\\\""[below(10)];
        break;
      default:
        bytes = bytes.substr(0, at) + bytes.substr(at / 2);
    }
  }

  std::mt19937_64 random_;
};

TEST_F(Hostile, mutated_requests_leave_nothing_behind) {
  constexpr std::uint64_t seed = 20240504;
  constexpr int rounds = 200, in_one = 100;  // 20,000 requests
  Mutations mutations(seed);
  std::size_t descriptors_before = 0, pages_before = 0;
  std::set<int> seen;
  for (int round = 0; round < rounds; ++round) {
    std::vector<std::unique_ptr<HttpClient>> clients;
    for (int i = 0; i < in_one; ++i) {
      const std::string bytes = mutations.next();
      clients.push_back(std::make_unique<HttpClient>(port()));
      // What ends the connection stands behind each, so that no round waits for a deadline.
      clients.back()->send(bytes + "\r\n\r\nGET / HTTP/1.0\nend\r\n\r\n");
    }
    for (auto& client : clients)
      for (const int status : statuses(client->read_all())) {
        seen.insert(status);
        EXPECT_LT(status, 500) << "seed " << seed << ", round " << round;
      }
    clients.clear();
    if (round == 20) {  // all caches and threads are there by now
      descriptors_before = descriptors(process());
      pages_before = resident_pages(process());
    }
  }
  EXPECT_GT(seen.size(), 3U);
  EXPECT_LE(descriptors(process()), descriptors_before + 110);  // those whose end is not noticed yet
  // 16 MB: what the cache still takes in.  A sanitizer keeps what was freed.
  if (!is_sanitized) {
    EXPECT_LE(resident_pages(process()), pages_before + 4096);
  }
  TearDownCheck("after 20,000 mutated requests");
}

}  // namespace mutated_requests_test
}  // namespace seogo
