// Fuzzing what looks at files before anything is known of them: the first byte says how long the name is, the
// rest is the content.  Whatever comes is called something, and no name or reference leads outside.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "importer/common/inline_picture.h"
#include "importer/common/web_address.h"
#include "importer/disk/media_place.h"
#include "importer/disk/member_name.h"
#include "importer/disk/prose.h"
#include "importer/disk/sniff.h"

namespace {

void expect(bool holds) {
  if (!holds) std::abort();
}

bool climbs(std::string_view path) {
  const std::string wrapped = '/' + std::string(path) + '/';
  return wrapped.find("/../") != wrapped.npos;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace seogo::importer;
  if (size == 0) return 0;
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t name_size = data[0];
  bytes.remove_prefix(1);
  const std::string_view name = bytes.substr(0, name_size);
  bytes.remove_prefix(name.size());

  const Shape shape = sniff(bytes, name);
  expect(!name_of(shape).empty());
  expect((treatment(shape) == Treatment::read) == reason(shape).empty());
  (void)media_identity(bytes.substr(0, 1000));
  const std::string html = without_inline_pictures(std::string(bytes), [](std::string) {});
  expect(html.size() <= bytes.size());
  reads_as_prose(bytes, shape == Shape::plain_html);

  const std::string readable = readable_name(name);
  expect(!stays_inside(readable) || (!climbs(readable) && readable.front() != '/'));
  for (const std::string& place : resolve_media("site/posts", name, "site"))
    expect(place.starts_with("site/") && !climbs(place));
  for (const std::string& place : resolve_media("", name, ""))
    expect(!climbs(place) && !place.starts_with('/'));
  return 0;
}
