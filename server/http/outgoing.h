// The bytes of one answer on their way: how far they are, and the next piece of them.
#pragma once

#include <string>

#include "http/answer.h"

namespace seogo::http {

class Outgoing {
 public:
  Outgoing() = default;
  // `fields` end the head.  For HEAD the body stays here.
  Outgoing(SharedAnswer answer, std::string fields, bool without_body);
  Outgoing(Outgoing&& other) noexcept;
  Outgoing& operator=(Outgoing&& other) noexcept;
  ~Outgoing();

  // False when the answer is a file that cannot be opened any more.
  bool open();

  enum class State { done, blocked, failed };
  // Sends what the socket takes without waiting, and adds to `sent`.  A fast reader of a large file is
  // `blocked` now and then too, so that others have their turn.
  State send(int socket, std::size_t& sent);

 private:
  SharedAnswer answer_;
  std::string fields_;
  std::size_t at_ = 0;  // bytes of head, fields and body that are sent
  std::size_t in_memory_ = 0;
  int file_ = -1;
  std::uint64_t file_at_ = 0;
  std::uint64_t file_left_ = 0;
};

}  // namespace seogo::http
