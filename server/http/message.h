// What a handler is given and what it returns: a request and a response that know no socket.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace seogo::http {

using Header = std::pair<std::string, std::string>;
using Clock = std::chrono::steady_clock;

struct Request {
  std::string method = {};
  std::string target = {};           // as sent: path and query, still encoded
  std::vector<Header> headers = {};  // names in lower case
  std::string body = {};
  std::string id = {};           // names this request in answers and logs
  std::string client = {};       // the address that asks; behind a trusted proxy, the one it names
  Clock::time_point began = {};  // when its first byte arrived
  std::shared_ptr<const std::atomic<bool>> left = {};  // true once the client is gone; null: nobody can tell

  // The first value under a lower-case name; empty when it was not sent.
  std::string_view header(std::string_view name) const;
};

struct Response {
  int status = 200;
  std::vector<Header> headers = {};
  std::string body = {};
  std::filesystem::path file =
      {};  // when set, `size` bytes of it from `offset` on are sent instead of `body`
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
  std::string_view gzip = {};  // `body` as it was packed when the program was built; empty where it was not
  std::string_view zstd = {};

  // Sets a header, in place of an earlier one of that name.
  Response& with(std::string_view name, std::string value);
  std::string_view header(std::string_view name) const;
};

// Adds a name to Vary, keeping those that stand there.
void add_vary(Response& response, std::string_view name);

std::string_view reason_phrase(int status);

// "Sun, 22 Nov 2026 17:56:48 GMT", from Unix seconds.
std::string http_date(std::int64_t seconds);

}  // namespace seogo::http
