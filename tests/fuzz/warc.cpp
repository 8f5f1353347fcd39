// Any bytes as a web archive, plain or packed, and as MHTML: the reader comes to its end, and no block is
// longer than asked.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include "importer/common/byte_source.h"
#include "importer/disk/inflate.h"
#include "importer/disk/warc.h"
#include "importer/format/mhtml.h"

namespace {

void expect(bool holds) {
  if (!holds) std::abort();
}

void read_all(const seogo::importer::ByteSource& source) {
  using namespace seogo::importer;
  constexpr std::size_t limit = 10'000;
  WarcReader reader(source);
  WarcRecord record;
  for (;;) {
    const seogo::Result<bool> more = reader.next(record);
    if (!more || !*more) return;
    const seogo::Result<std::string> block = reader.block(limit);
    if (!block) return;
    expect(block->size() <= limit);
    HttpAnswer answer;
    if (!parse_http_answer(*block, answer)) continue;
    expect(answer.body.size() <= block->size());
    if (const seogo::Result<std::string> body = body_of(answer, limit)) expect(body->size() <= limit + 1);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace seogo::importer;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const bool packed : {false, true}) {
    const ByteSource source = [bytes, at = std::size_t{0}](
                                  char* buffer, std::size_t room) mutable -> seogo::Result<std::size_t> {
      const std::size_t step = std::min(room, bytes.size() - at);
      std::memcpy(buffer, bytes.data() + at, step);
      at += step;
      return step;
    };
    read_all(packed ? gunzip(source) : source);
  }
  const SavedPage saved = read_mhtml(bytes);
  expect(saved.page <= saved.parts.size());
  return 0;
}
