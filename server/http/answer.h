// An answer as bytes for the wire: made once, sent as often as it is asked for.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "http/message.h"

namespace seogo::http {

// Never changes once it is made, and is shared by the connections that send it and the cache that keeps it.
struct Answer {
  int status = 200;
  std::string head =
      {};  // status line and fields, without those that differ each time, and without the blank line
  std::string body = {};
  std::filesystem::path file = {};  // when set, `size` bytes of it from `offset` on are the body
  std::uint64_t offset = 0;
  std::uint64_t size = 0;  // of the body, wherever it lies

  // How much memory it takes.
  std::size_t bytes() const {
    return sizeof *this + head.capacity() + body.capacity() + file.native().capacity();
  }
};

using SharedAnswer = std::shared_ptr<const Answer>;

// 304 and 204 state no length.  Takes no more room than its bytes need.
SharedAnswer prepared(Response response);

// The fields that differ each time, and the blank line.
std::string closing_fields(const std::string& id, bool keep_alive);

}  // namespace seogo::http
