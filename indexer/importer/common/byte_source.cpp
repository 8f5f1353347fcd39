#include "importer/common/byte_source.h"

#include <algorithm>
#include <utility>

namespace seogo::importer {
namespace {
constexpr std::size_t source_step = std::size_t{128} << 10;
}

Result<std::string> read_up_to(const ByteSource& source, std::size_t limit) {
  std::string bytes;
  while (bytes.size() < limit) {
    const std::size_t before = bytes.size();
    const std::size_t step = std::min(source_step, limit - before);
    bytes.resize(before + step);
    Result<std::size_t> got = source(bytes.data() + before, step);
    if (!got) return Unexpected{got.error()};
    bytes.resize(before + *got);
    if (*got == 0) break;
  }
  return bytes;
}

ByteSource followed_by(std::string head, ByteSource rest) {
  return [head = std::move(head), at = std::size_t{0}, rest = std::move(rest)](
             char* buffer, std::size_t size) mutable -> Result<std::size_t> {
    if (at == head.size()) return rest(buffer, size);
    const std::size_t step = std::min(size, head.size() - at);
    std::copy_n(head.data() + at, step, buffer);
    at += step;
    return step;
  };
}

}  // namespace seogo::importer
