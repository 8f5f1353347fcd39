#include "importer/disk/packed.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "importer/common/file_name.h"
#include "importer/disk/sniff.h"
#include "importer/disk/unpack.h"

namespace seogo::importer {
namespace {

// What stands before a cut, too.
std::string head_of(const ByteSource& source, std::optional<Error>& broken) {
  std::string head;
  std::string piece(head_size, '\0');
  while (head.size() < head_size) {
    const Result<std::size_t> got = source(piece.data(), head_size - head.size());
    if (!got) broken = got.error();
    if (!got || *got == 0) break;
    head.append(piece, 0, *got);
  }
  return head;
}

// backup.xml.gz → backup.xml, blog-1-1.tgz → blog-1-1
std::string unpacked_name(std::string_view name) {
  const std::string ext = extension(name);
  for (const std::string_view end : {"gz", "zst", "bz2", "xz", "tgz", "tzst", "tbz2", "txz"})
    if (ext == end) return std::string(name.substr(0, name.size() - ext.size() - 1));
  return std::string(name);
}

}  // namespace

void scan_packed(InputFile& file, const Place& place, Intake& intake, std::stop_token stop, Budget* outer) {
  // From the beginning, as often as it is asked.
  const auto unpacked = [&]() -> ByteSource {
    if (const Result<void> back = file.rewind(); !back)
      return [error = back.error()](char*, std::size_t) { return Result<std::size_t>(Unexpected{error}); };
    return [source = unpack(file.source()), outer](char* buffer, std::size_t size) -> Result<std::size_t> {
      Result<std::size_t> got = source(buffer, size);
      if (got && outer != nullptr && !outer->spend(*got)) return Unexpected{bomb_error()};
      return got;
    };
  };
  std::optional<Error> broken;
  const std::string head = head_of(unpacked(), broken);
  Place inner = place;
  inner.name = unpacked_name(place.name);
  const Shape shape = sniff(head, inner.name);
  if (shape == Shape::tar) return scan_bundle(file, inner, shape, intake, std::move(stop), outer);
  if (holds_pictures_behind(shape)) intake.give_pictures(inner, shape, unpacked(), stop);
  if (is_streamed(shape)) return intake.give_stream(inner, shape, unpacked(), stop);
  if (broken) return intake.reject(place.path, *broken);
  if (is_bundle(shape) || is_packed(shape))
    return intake.reject(place.path, {ErrorCode::bad_input,
                                      {"An archive that was packed once more is not read; unpack it first.",
                                       "압축 파일을 한 번 더 압축했습니다. 먼저 풀어 주세요."},
                                      {}});
  if (needs_company(shape)) {
    inner.container = container_of(place);
    return intake.pass_over_company(inner, shape);
  }
  if (!record_format(shape)) return intake.turn_away(inner, shape);
  Result<std::string> bytes = read_up_to(unpacked(), page_bound + 1);
  if (!bytes) return intake.reject(place.path, bytes.error());
  if (bytes->size() > page_bound) return intake.too_large(inner);
  const Shape known = sniff(*bytes, inner.name);
  if (!record_format(known)) return intake.turn_away(inner, known);
  intake.give(inner, known, std::move(*bytes));
}

}  // namespace seogo::importer
