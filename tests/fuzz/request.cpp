// Fuzz target: the reader of requests.  Whatever the bytes: reading them at once and piece by piece comes to
// the same, takes no more than there is, and what was accepted keeps the bounds.
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <variant>

#include "http/chunked_body.h"
#include "http/request_head.h"
#include "http/url.h"

namespace {

using namespace seogo::http;

void check(bool holds) {
  if (!holds) std::abort();
}

std::variant<Head, NeedMore, Refused> read_in_pieces(std::string_view bytes, std::size_t step) {
  std::size_t seen = 0;
  for (std::size_t size = step;; size += step) {
    const std::string_view part = bytes.substr(0, size);
    auto read = read_head(part, seen);
    if (!std::holds_alternative<NeedMore>(read) || size >= bytes.size()) return read;
    seen = part.size();
  }
}

void check_head(const Head& head, std::string_view bytes) {
  check(head.size <= bytes.size());
  check(head.size <= limit::head_bytes + 2);
  check(head.request.headers.size() <= limit::fields);
  check(!head.request.target.empty() && head.request.target.size() <= limit::target_bytes);
  check(head.body_size <= Limits{}.body_bytes);
  for (const auto& [name, value] : head.request.headers) {
    check(!name.empty());
    for (const char c : value) check(c != '\r' && c != '\n' && c != '\0');
  }
  if (const auto target = read_target(head.request.target)) {
    check(target->path.starts_with('/'));
    check(is_utf8(target->path));
    for (const auto& [key, value] : target->parameters.items()) check(is_utf8(key) && is_utf8(value));
  }
}

void check_chunks(std::string_view bytes) {
  ChunkedBody at_once(100), in_pieces(100);
  std::size_t taken = 0, taken_in_pieces = 0;
  const auto state = at_once.read(bytes, taken);
  auto last = ChunkedBody::State::more;
  while (last == ChunkedBody::State::more && taken_in_pieces < bytes.size()) {
    std::size_t one = 0;
    last = in_pieces.read(bytes.substr(taken_in_pieces, 1), one);
    taken_in_pieces += one;
  }
  check(state == last);
  check(taken <= bytes.size());
  if (state != ChunkedBody::State::done) return;
  check(taken == taken_in_pieces);
  check(at_once.body() == in_pieces.body() && at_once.body().size() <= 100);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto read = read_head(bytes);
  if (size <= 4096)
    for (const std::size_t step : {std::size_t{1}, std::size_t{7}}) {
      const auto again = read_in_pieces(bytes, step);
      const Head* head = std::get_if<Head>(&read);
      const Head* other = std::get_if<Head>(&again);
      check((head == nullptr) == (other == nullptr));
      if (head != nullptr)
        check(head->size == other->size && head->request.headers == other->request.headers);
    }
  if (const Head* head = std::get_if<Head>(&read)) {
    check_head(*head, bytes);
    check_chunks(bytes.substr(head->size));
  }
  check_chunks(bytes);
  return 0;
}
