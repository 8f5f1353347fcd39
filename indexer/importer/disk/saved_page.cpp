#include "importer/disk/saved_page.h"

#include <string>
#include <utility>

#include "importer/common/identity.h"
#include "importer/common/web_address.h"
#include "importer/disk/sniff.h"
#include "importer/format/mhtml.h"
#include "importer/format/webarchive.h"

namespace seogo::importer {
namespace {

void take_part(const Place& page, const std::string& number, SavedPart part, Intake& intake) {
  const std::string name = part.address.empty() ? number : printable_address(part.address);
  const Shape shape = sniff(part.bytes, name_of_address(part.address));
  if (shape == Shape::picture) return intake.give_media(page, name, part.address, std::move(part.bytes));
  Place place = page;
  place.path += "!/" + name;
  intake.turn_away(place, treatment(shape) == Treatment::read ? Shape::view_parts : shape);
}

}  // namespace

void scan_saved_page(const Place& place, Shape shape, const ByteSource& source, Intake& intake) {
  Result<std::string> bytes = read_up_to(source, bound::saved_page_bytes + 1);
  if (!bytes) return intake.reject(place.path, bytes.error());
  if (bytes->size() > bound::saved_page_bytes)
    return intake.reject(place.path, {ErrorCode::bad_input,
                                      {"A saved page of more than 128 MiB is not read.",
                                       "128MiB보다 큰 저장 페이지는 읽지 않습니다."},
                                      {}});
  SavedPage saved = shape == Shape::webarchive ? read_webarchive(*bytes) : read_mhtml(*bytes);
  bytes->clear();
  if (saved.page == saved.parts.size())
    return intake.reject(place.path, {ErrorCode::damaged,
                                      {"It is damaged or cut off: there is no whole page in this file.",
                                       "손상되었거나 잘려서, 이 파일에는 온전한 페이지가 없습니다."},
                                      {}});
  for (std::size_t i = 0; i < saved.parts.size(); ++i)
    if (i != saved.page) take_part(place, std::to_string(i), std::move(saved.parts[i]), intake);
  if (saved.cut)
    intake.skip(place.path + "!/~", "cut off",
                {"The end of this MHTML file is missing; the page itself is whole.",
                 "이 MHTML 파일은 끝이 잘렸습니다. 페이지 자체는 온전합니다."});
  Place page = place;
  page.container = container_of(place);
  page.folder = inside_of(place);
  const bool is_told = is_web_address(saved.address);
  if (is_told) page.saved_address = printable_address(saved.address);
  if (saved.saved_at != 0) page.file_time = saved.saved_at;
  std::string html = std::move(saved.parts[saved.page].bytes);
  if (html.size() > page_bound) return intake.too_large(page);
  const Shape inside = sniff(html, "page.html");
  // Someone chose to save this page; a letter with pictures looks the same, but has no address.
  if (!record_format(inside) || (needs_company(inside) && !is_told))
    return intake.pass_over_company(page, inside);
  intake.give(page, inside, std::move(html));
}

}  // namespace seogo::importer
