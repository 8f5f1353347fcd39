// Reading the head of a request from the bytes of a connection: strictly, and within bounds.
#pragma once

#include <cstddef>
#include <string_view>
#include <variant>

#include "http/message.h"

namespace seogo::http {

namespace limit {  // beyond these a request is refused and the connection closed
inline constexpr std::size_t head_bytes = 16 * 1024;
inline constexpr std::size_t fields = 100;
inline constexpr std::size_t target_bytes = 8 * 1024;
inline constexpr std::size_t body_bytes = 64 * 1024;
}  // namespace limit

struct Head {
  Request request;            // without its id
  std::size_t size = 0;       // bytes up to and with the blank line
  std::size_t body_size = 0;  // bytes that follow and belong to it
  bool keep_alive = true;
};

struct NeedMore {};

// The status to refuse a request with; nothing behind it can be trusted, the connection ends.
struct Refused {
  int status = 400;
};

std::variant<Head, NeedMore, Refused> read_head(std::string_view bytes);

}  // namespace seogo::http
