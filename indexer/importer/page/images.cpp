// Pictures of a body: which count, where they come from, what they are called.
#include "importer/page/images.h"

#include <algorithm>

#include "importer/common/inline_picture.h"
#include "importer/common/strings.h"
#include "importer/common/web_address.h"
#include "importer/page/clean.h"

namespace seogo::importer {

namespace {

std::string source_of(Node img) {
  for (const char* name : {"src", "data-src", "data-lazy-src", "data-original", "data-url"}) {
    std::string address(trim(attribute_or(img, name)));
    if (!address.empty() && !(address.substr(0, 5) == "data:" && attribute(img, "data-src"))) return address;
  }
  return {};
}

// A picture that stands in the page itself has no address: its digest where it was kept, else its bytes stay
// in the source.
std::string without_data(std::string address) {
  if (!digest_in(address).empty()) return address;
  return address.substr(0, 5) == "data:" ? address.substr(0, address.find_first_of(";,")) : address;
}

std::uint32_t pixels(std::string_view text) {
  const std::string_view digits = text.substr(0, std::min(text.find_first_not_of("0123456789"), text.size()));
  const auto number = number_in(digits);
  const std::string_view unit = trim(text.substr(digits.size()));
  return number && *number <= 100000 && (unit.empty() || unit == "px") ? static_cast<std::uint32_t>(*number)
                                                                       : 0;
}

// The span, figure or div of the editor around a picture, nearest first.
Node holder(Node img, const Selector& selector) {
  Node node = parent(img);
  for (int up = 0; node != nullptr && up < 3; ++up, node = parent(node))
    if (selector.matches(node)) return node;
  return nullptr;
}

}  // namespace

bool is_body_image(Node img) {
  if (!has_tag(img, "img")) return false;
  const std::string source = source_of(img);
  if (source.empty() && attribute_or(img, "srcset").empty()) return false;
  if (contains(source, "/image/extension/")) return false;  // the icon of a file
  // Icons of the platform itself: report, share.
  if (contains(source, "tistory_admin/static") || contains(source, "daumcdn.net/keditor")) return false;
  if (contains(source, "i.creativecommons.org") || contains(source, "/ccl/") || is_ad_address(source))
    return false;
  return !(attribute(img, "width") == std::string_view("1") &&
           attribute(img, "height") == std::string_view("1"));
}

Image read_image(Node img) {
  static const Selector spans("[data-url]");
  static const Selector sized("[data-origin-width]");
  Image image;
  image.url = without_data(source_of(img));
  std::string srcset = attribute_or(img, "srcset");
  srcset = srcset.substr(0, srcset.find(' '));
  if (image.url.empty()) image.url = srcset;
  const Node span = holder(img, spans);
  const std::string told = span == nullptr ? "" : attribute_or(span, "data-url");
  if (names_web(told))
    image.original = told;
  else if (names_web(image.url))
    image.original = original_address(image.url);
  else if (names_web(srcset))
    image.original = original_address(srcset);
  else
    image.original = image.url;
  image.original = without_data(image.original);
  if (image.original.substr(0, 2) == "//") image.original = "https:" + image.original;
  image.alt = collapse(attribute_or(img, "alt"));
  if (image.alt.empty() && span != nullptr) image.alt = collapse(attribute_or(span, "data-alt"));
  if (image.alt == "null") image.alt.clear();
  const Node figure = attribute(img, "data-origin-width") ? img : holder(img, sized);
  image.width = figure == nullptr ? 0 : pixels(attribute_or(figure, "data-origin-width"));
  image.height = figure == nullptr ? 0 : pixels(attribute_or(figure, "data-origin-height"));
  if (image.width == 0 || image.height == 0) {
    image.width = pixels(attribute_or(img, "width"));
    image.height = pixels(attribute_or(img, "height"));
  }
  return image;
}

bool is_made_of_attributes(std::string_view caption) {
  return caption.substr(0, 5) == "data-" || caption.substr(0, 7) == "width=\"";
}

std::string caption_of(Node img) {
  static const Selector captions("figcaption, .cap1");
  static const Selector blocks("figure, .imageblock, td");
  static const Selector cells("td");
  for (Node block = find_above(img, blocks); block != nullptr; block = find_above(block, blocks)) {
    const Node found = find_first(block, captions);
    if (found == nullptr && has_tag(block, "td")) continue;
    if (found == nullptr) break;
    // Pictures side by side stand in the cells of one block, each above its own caption.
    const Node cell = find_above(found, cells);
    if (cell != nullptr && is_inside(cell, block) && !is_inside(img, cell)) break;
    const std::string text = plain_text(found);
    return is_made_of_attributes(text) ? std::string() : text;
  }
  return {};
}

}  // namespace seogo::importer
