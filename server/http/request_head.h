// Reading the head of a request from the bytes of a connection: strictly, and within bounds.
#pragma once

#include <cstddef>
#include <string_view>
#include <variant>

#include "http/limits.h"
#include "http/message.h"

namespace seogo::http {

struct Head {
  Request request;            // without its body and its id
  std::size_t size = 0;       // bytes up to and with the blank line
  std::size_t body_size = 0;  // bytes that follow and belong to it
  bool is_chunked = false;    // the body follows in chunks instead
  bool keep_alive = true;
  bool waits_for_continue = false;  // the client sends the body after it was told to
};

struct NeedMore {};

// The status to refuse a request with; nothing behind it can be trusted, the connection ends.
struct Refused {
  int status = 400;
};

// The request that `bytes` begin with.  `seen` of them were looked at before, without coming to an end:
// reading byte by byte stays linear.
std::variant<Head, NeedMore, Refused> read_head(std::string_view bytes, std::size_t seen = 0,
                                                std::size_t most_body = Limits{}.body_bytes);

}  // namespace seogo::http
