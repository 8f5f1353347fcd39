// How much a client may ask for, and how long it may take: every bound of the transport, with its default.
#pragma once

#include <chrono>
#include <cstddef>

namespace seogo::http {

// Beyond these a request is refused and the connection ends.
namespace limit {
inline constexpr std::size_t head_bytes = std::size_t{16} << 10;   // 431
inline constexpr std::size_t fields = 100;                         // 431
inline constexpr std::size_t target_bytes = std::size_t{8} << 10;  // 414
inline constexpr std::size_t requests = 1000;  // on one connection: after that others have their turn
inline constexpr std::size_t unread_bytes = std::size_t{256} << 10;  // sent ahead of an unread answer
}  // namespace limit

struct Limits {
  std::size_t body_bytes = std::size_t{64} << 10;  // 413
  std::size_t connections = 4096;                  // 503
  std::size_t connections_of_address = 128;        // 503; loopback has no such bound
  std::chrono::milliseconds head_time{10'000};     // for a whole request from its first byte: 408
  std::chrono::milliseconds idle_time{30'000};     // between two requests
  std::chrono::milliseconds write_time{10'000};    // in which `write_bytes` must leave
  std::size_t write_bytes = std::size_t{16} << 10;
  std::chrono::milliseconds linger_time{2'000};  // for the client to read the last answer and leave
  std::chrono::milliseconds drain_time{10'000};  // for what is under way when the server stops
};

}  // namespace seogo::http
