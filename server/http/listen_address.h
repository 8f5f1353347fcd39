// Where a server listens: what --listen says.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "seogo/result.h"

namespace seogo::http {

struct ListenAddress {
  std::string host = "127.0.0.1";  // a number: 127.0.0.1, 0.0.0.0, ::1
  std::uint16_t port = 8080;       // 0 lets the system choose

  // Whether only this machine can reach it.
  bool is_loopback() const;
  // "http://127.0.0.1:8080", "http://[::1]:8080".
  std::string url() const;
};

// Reads "127.0.0.1:8080", "[::1]:8080", "localhost:8080", ":8080" and "8080" (both of the latter on
// loopback). Fails with bad_usage.
Result<ListenAddress> read_listen_address(std::string_view text);

}  // namespace seogo::http
