// The server that hostile clients meet, with short deadlines, and what they say to it.
#pragma once

#include <gtest/gtest.h>
#include <signal.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "seogo/library.h"
#include "support/http_client.h"
#include "support/server_process.h"
#include "support/temp_folder.h"

namespace seogo::test {

class Hostile : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TempFolder>();
    std::string lines;
    for (int i = 1; i <= 40; ++i)
      lines += R"({"id":"test/)" + std::to_string(i) + R"(","blog":"test","title":"물때 )" +
               std::to_string(i) + R"(","text":"바다와 물때를 적는다. )" + std::string(3000, 'x') +
               R"(","visibility":"public"})" + "\n";
    IndexOptions options;
    options.paths = {folder_->write("posts.jsonl", lines), project_file("data/sample/backup").string()};
    ASSERT_TRUE(index_paths(*folder_ / "archive", options));
    server_ = std::make_unique<ServerProcess>(
        SEOGO_SERVER,
        std::vector<std::string>{"--listen", "127.0.0.1:0", "--archive", (*folder_ / "archive").string(),
                                 "--header-timeout", "0.5", "--idle-timeout", "1", "--write-timeout", "0.5"});
  }
  static void TearDownTestSuite() {
    EXPECT_EQ(server_->stop(SIGTERM), 0);
    server_.reset();
    folder_.reset();
  }

  static std::uint16_t port() { return server_->port(); }
  static pid_t process() { return server_->process(); }

  // What these tests promise.  A machine may be busy with other things: one of several tries has to be quick.
  static void TearDownCheck(const std::string& after) {
    auto quickest = std::chrono::steady_clock::duration::max();
    for (int i = 0; i < 50 && quickest > std::chrono::milliseconds(100); ++i) {
      const auto start = std::chrono::steady_clock::now();
      ASSERT_EQ(fetch(port(), "/healthz").status, 200) << after;
      quickest = std::min(quickest, std::chrono::steady_clock::now() - start);
    }
    EXPECT_LE(quickest, std::chrono::milliseconds(100)) << after;
    EXPECT_EQ(fetch(port(), "/api/v1/search?q=x").status, 200) << after;
  }

 private:
  static inline std::unique_ptr<TempFolder> folder_;
  static inline std::unique_ptr<ServerProcess> server_;
};

inline constexpr const char* host = "Host: 127.0.0.1\r\n";

inline std::string get(const std::string& target, const std::string& fields = {}) {
  return "GET " + target + " HTTP/1.1\r\n" + host + "Connection: close\r\n" + fields + "\r\n";
}

inline std::string keep(const std::string& target) {
  return "GET " + target + " HTTP/1.1\r\n" + host + "\r\n";
}

// The statuses of the answers in `bytes`, in order.
inline std::vector<int> statuses(const std::string& bytes) {
  std::vector<int> list;
  for (std::size_t at = bytes.find("HTTP/1.1 "); at != std::string::npos;
       at = bytes.find("HTTP/1.1 ", at + 1))
    if (at == 0 || bytes[at - 1] == '\n' || bytes[at - 1] == '>' || bytes[at - 1] == '}')
      list.push_back(std::atoi(bytes.c_str() + at + 9));
  return list;
}

}  // namespace seogo::test
