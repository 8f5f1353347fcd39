#include "importer/common/first_element.h"

#include "importer/common/bytes.h"

namespace seogo::importer {

std::string_view first_element(std::string_view text) {
  text = skip_blanks(without_bom(text));
  while (text.size() > 1 && text[0] == '<' && (text[1] == '!' || text[1] == '?' || text[1] == '%')) {
    const std::string_view close = text.starts_with("<!--") ? "-->" : text[1] == '%' ? "%>" : ">";
    const std::size_t end = text.find(close);
    if (end == text.npos) return {};
    text = skip_blanks(text.substr(end + close.size()));
  }
  return text;
}

std::string element_name(std::string_view element) {
  if (!element.starts_with('<')) return {};
  std::string name;
  for (const char c : element.substr(1)) {
    if (is_blank(c) || c == '>' || c == '/' || name.size() > 40) break;
    name += lower_letter(c);
  }
  return name;
}

}  // namespace seogo::importer
