// Reading a body that comes in chunks (RFC 9112, 7.1): strictly, and within bounds.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace seogo::http {

class ChunkedBody {
 public:
  explicit ChunkedBody(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  enum class State { more, done, refused };
  // Reads on; `taken` says how many of `bytes` belong to the body.  After `refused`, `status` says why.
  State read(std::string_view bytes, std::size_t& taken);

  int status() const { return status_; }
  std::string& body() { return body_; }

 private:
  bool take_line();
  State refuse(int status);

  std::size_t most_bytes_;
  std::string body_;
  std::string line_;         // a line of framing that has not ended yet
  std::size_t framing_ = 0;  // bytes of framing in all
  std::size_t left_ = 0;     // of the present chunk
  enum class Part { size, data, data_end, trailer } part_ = Part::size;
  int status_ = 400;
};

}  // namespace seogo::http
