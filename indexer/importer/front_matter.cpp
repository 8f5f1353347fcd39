// What stands above the markup of a kept page.
#include "importer/front_matter.h"

#include "importer/date.h"
#include "importer/strings.h"
#include "text/normalize.h"

namespace seogo::importer {

namespace {

std::string unquoted(std::string_view value) {
  value = trim(value);
  if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front())
    value = value.substr(1, value.size() - 2);
  return text::nfc(collapse(value));
}

// [a, b], or one value.
std::vector<std::string> list_of(std::string_view value) {
  value = trim(value);
  if (value.size() >= 2 && value.front() == '[' && value.back() == ']')
    value = value.substr(1, value.size() - 2);
  std::vector<std::string> list;
  for (const std::string& one : split(value, ","))
    if (const std::string plain = unquoted(one); !plain.empty()) list.push_back(plain);
  return list;
}

void take_pair(const std::string& key, std::string_view value, FrontMatter& matter) {
  if (key == "title")
    matter.title = unquoted(value);
  else if (key == "author")
    matter.author = unquoted(value);
  else if (key == "date" || key == "published")
    matter.published = parse_page_date(unquoted(value));
  else if (key == "url" || key == "link" || key == "canonical" || key == "canonical_url" || key == "source")
    matter.url = unquoted(value);
  else if (key == "category" || key == "categories")
    matter.category = list_of(value);
  else if (key == "tags" || key == "tag")
    matter.tags = list_of(value);
}

std::optional<FrontMatter> yaml(std::string_view& text) {
  const std::size_t begin = text.find('\n');
  const std::size_t end = begin == std::string_view::npos ? begin : text.find("\n---", begin - 1);
  if (end == std::string_view::npos || end > 16384) return std::nullopt;
  FrontMatter matter;
  std::string key;
  std::vector<std::string> items;
  for (std::string_view line : lines_of(text.substr(begin, end - begin))) {
    const std::string_view item = trim(line);
    if (item.substr(0, 2) == "- " &&
        (key == "tags" || key == "categories" || key == "category" || key == "tag")) {
      (key.substr(0, 3) == "tag" ? matter.tags : matter.category).push_back(unquoted(item.substr(2)));
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || line.empty() || line[0] == ' ' || line[0] == '#') continue;
    key = lower(trim(line.substr(0, colon)));
    take_pair(key, line.substr(colon + 1), matter);
  }
  text.remove_prefix(std::min(text.find('\n', end + 1), text.size()));
  return matter;
}

// The lines above the first tag, when the first of them is a Markdown heading.
std::optional<FrontMatter> markdown(std::string_view& text) {
  const std::size_t markup = text.find('<');
  if (markup == std::string_view::npos || markup > 2000) return std::nullopt;
  FrontMatter matter;
  for (std::string_view line : lines_of(text.substr(0, markup))) {
    line = trim(line);
    if (line.substr(0, 2) == "# " && matter.title.empty())
      matter.title = unquoted(line.substr(2));
    else if (const std::size_t link = line.find("]("); link != std::string_view::npos && matter.url.empty())
      matter.url = std::string(line.substr(link + 2, line.find(')', link) - link - 2));
    else if (!matter.published)
      matter.published = parse_page_date(line);
  }
  if (matter.title.empty()) return std::nullopt;
  text.remove_prefix(markup);
  return matter;
}

}  // namespace

std::optional<FrontMatter> take_front_matter(std::string_view& text) {
  std::string_view rest = text;
  rest.remove_prefix(std::min(rest.find_first_not_of(" \r\n\t"), rest.size()));
  std::optional<FrontMatter> matter;
  if (rest.substr(0, 4) == "---\n" || rest.substr(0, 5) == "---\r\n")
    matter = yaml(rest);
  else if (rest.substr(0, 2) == "# ")
    matter = markdown(rest);
  if (matter) text = rest;
  return matter;
}

}  // namespace seogo::importer
