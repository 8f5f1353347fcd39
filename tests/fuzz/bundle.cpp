// Any bytes as a ZIP, a tar or a packed file: the scan comes to an end, and no name that it tells leads
// outside. The first byte chooses the kind.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "importer/disk/bundle.h"
#include "importer/disk/member_name.h"
#include "importer/disk/packed.h"
#include "importer/format/xml_stream.h"
#include "support/heard.h"

namespace {

using namespace seogo;

void expect(bool holds) {
  if (!holds) std::abort();
}

// What stands behind the container, each bundle's part by itself.
bool stays_inside_each(std::string_view path) {
  while (!path.empty()) {
    const std::size_t end = std::min(path.find("!/"), path.size());
    if (!importer::stays_inside(path.substr(0, end))) return false;
    path.remove_prefix(std::min(end + 2, path.size()));
  }
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace seogo::importer;
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  Result<InputFile> file = InputFile::copy_of(source_of_bytes(bytes), {});
  expect(file.has_value());
  Place place;
  place.path = place.name = "input";
  test::Heard heard;
  const ScanOptions options;
  Intake intake(options, heard);
  switch (data[0] % 3) {
    case 0:
      scan_bundle(*file, place, Shape::zip, intake, {});
      break;
    case 1:
      scan_bundle(*file, place, Shape::tar, intake, {});
      break;
    default:
      scan_packed(*file, place, intake, {});
      break;
  }
  for (const MediaPiece& piece : heard.pieces)
    expect(piece.container == "input" && (!piece.address.empty() || stays_inside_each(piece.member)));
  for (const Record& record : heard.records) {
    expect(record.container.empty() || record.container == "input");
    (void)import_record(record);
  }
  return 0;
}
