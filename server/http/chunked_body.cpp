// Reading a body that comes in chunks.  Lines end in CRLF, sizes are plain hex digits; extensions and
// trailers are read over.
#include "http/chunked_body.h"

#include <algorithm>
#include <charconv>

namespace seogo::http {

namespace {

constexpr std::size_t most_of_line = 256;
constexpr std::size_t most_framing = std::size_t{64} << 10;

}  // namespace

ChunkedBody::State ChunkedBody::refuse(int status) {
  status_ = status;
  return State::refused;
}

// A whole line of framing stands in line_.  False where it makes no sense.
bool ChunkedBody::take_line() {
  const std::string_view line = line_;
  const auto is_control = [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f;
  };
  if (std::any_of(line.begin(), line.end(), is_control)) return false;
  if (part_ == Part::data_end) {
    part_ = Part::size;
    return line.empty();
  }
  if (part_ == Part::trailer) return true;
  const std::string_view digits = line.substr(0, line.find(';'));
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), left_, 16);
  if (digits.empty() || digits.size() > 8 || problem != std::errc{} || end != digits.data() + digits.size())
    return false;
  part_ = left_ == 0 ? Part::trailer : Part::data;
  return true;
}

ChunkedBody::State ChunkedBody::read(std::string_view bytes, std::size_t& taken) {
  for (taken = 0; taken < bytes.size();) {
    if (part_ == Part::data) {
      const std::size_t size = std::min(left_, bytes.size() - taken);
      body_ += bytes.substr(taken, size);
      taken += size;
      left_ -= size;
      if (left_ == 0) part_ = Part::data_end;
      continue;
    }
    const char c = bytes[taken++];
    if (++framing_ > most_framing) return refuse(413);
    if (c != '\n') {
      line_ += c;
      if (line_.size() > most_of_line) return refuse(400);
      continue;
    }
    if (!line_.ends_with('\r')) return refuse(400);
    line_.pop_back();
    if (part_ == Part::trailer && line_.empty()) return State::done;
    if (!take_line()) return refuse(400);
    line_.clear();
    if (part_ == Part::data && body_.size() + left_ > most_bytes_) return refuse(413);
  }
  return State::more;
}

}  // namespace seogo::http
