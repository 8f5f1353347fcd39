// What a skin prints around a body, told from the body itself where no name tells it.
#include "importer/page/surroundings.h"

#include "importer/common/date.h"
#include "importer/common/strings.h"

namespace seogo::importer {

std::string page_title(const Dom& dom) {
  static const Selector titles("title");
  static const Selector told("meta[property=og:title]");
  const Node meta = find_first(dom.root(), told);
  const Node title = find_first(dom.root(), titles);
  return collapse(unescape(attribute_or(meta, "content"))) + "\n" +
         (title == nullptr ? "" : plain_text(title));
}

bool holds_heading_of(Node node, std::string_view title) {
  for (Node at = node; at != nullptr; at = next_inside(at, node)) {
    if (!is_heading(at)) continue;
    const std::string text = plain_text(at);
    if (!text.empty() && contains(title, text)) return true;
  }
  return false;
}

bool is_byline(Node node) {
  if (is_element(node) && (is_heading(node) || shows_picture(node) || has_tag(node, "pre"))) return false;
  const std::string text = plain_text(node);
  const std::size_t length = count_characters(text);
  if (length == 0 || (length <= 40 && parse_page_date(text))) return true;
  if (length > 120) return false;
  for (std::string_view sign : {"meta", "info", "date", "cate", "author", "byline", "writer"})
    if (is_element(node) && class_contains(node, sign)) return true;
  return false;
}

bool shows_picture(Node node) {
  static const Selector pictures("img, iframe, video");
  return is_element(node) && find_first(node, pictures) != nullptr;
}

}  // namespace seogo::importer
