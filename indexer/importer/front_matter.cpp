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

// 2024-05-04 18:23:00 +0900, as Jekyll writes it, else as machines and pages write dates.
std::optional<Date> date_of(const std::string& value) {
  if (const auto date = parse_iso_date(value)) return date;
  const std::size_t zone = value.rfind(' ');
  if (value.size() > 19 && value[10] == ' ' && zone > 10)
    if (const auto date =
            parse_iso_date(value.substr(0, 10) + "T" + value.substr(11, zone - 11) + value.substr(zone + 1)))
      return date;
  return parse_page_date(value);
}

void take_pair(const std::string& key, std::string_view value, FrontMatter& matter) {
  if (key == "title")
    matter.title = unquoted(value);
  else if (key == "author")
    matter.author = unquoted(value);
  else if (key == "date" || key == "published" || key == "released_at" || key == "created")
    matter.published = matter.published ? matter.published : date_of(unquoted(value));
  else if (key == "lastmod" || key == "updated" || key == "last_modified_at" || key == "modified")
    matter.updated = date_of(unquoted(value));
  else if (key == "slug")
    matter.slug = unquoted(value);
  else if (key == "draft")
    matter.is_draft = trim(value) == "true";
  else if (key == "url" || key == "link" || key == "canonical" || key == "canonical_url" || key == "source")
    matter.url = unquoted(value);
  else if (key == "category" || key == "categories")
    matter.category = list_of(value);
  else if (key == "tags" || key == "tag")
    matter.tags = list_of(value);
}

bool is_list_key(std::string_view key) {
  return key == "tags" || key == "tag" || key == "categories" || key == "category";
}

// The lines between `text`'s first line and the next one that is `fence`: KEY`mark`VALUE, or items of a list.
std::optional<FrontMatter> between(std::string_view& text, std::string_view fence, char mark) {
  constexpr std::size_t longest = 16384;
  const std::size_t begin = text.find('\n');
  const std::size_t end =
      begin == std::string_view::npos ? begin : text.find("\n" + std::string(fence), begin - 1);
  if (end == std::string_view::npos || end > longest) return std::nullopt;
  FrontMatter matter;
  std::string key;
  for (std::string_view line : lines_of(text.substr(begin, end - begin))) {
    const std::string_view item = trim(line);
    if (item.substr(0, 2) == "- " && is_list_key(key)) {
      (key.substr(0, 3) == "tag" ? matter.tags : matter.category).push_back(unquoted(item.substr(2)));
      continue;
    }
    const std::size_t at = line.find(mark);
    if (at == std::string_view::npos || line.empty() || line[0] == ' ' || line[0] == '#') continue;
    key = lower(trim(line.substr(0, at)));
    take_pair(key, line.substr(at + 1), matter);
  }
  text.remove_prefix(std::min(text.find('\n', end + 1), text.size()));
  return matter;
}

bool begins_with_line(std::string_view text, std::string_view line) {
  return text.starts_with(line) && trim(text.substr(line.size(), text.find('\n') - line.size())).empty();
}

std::string_view without_blanks_ahead(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \r\n\t"), text.size()));
  return text;
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
    matter = between(rest, "---", ':');
  else if (rest.substr(0, 2) == "# ")
    matter = markdown(rest);
  if (matter) text = rest;
  return matter;
}

std::optional<FrontMatter> take_head_block(std::string_view& text) {
  std::string_view rest = without_blanks_ahead(text);
  std::optional<FrontMatter> matter;
  if (begins_with_line(rest, "---"))
    matter = between(rest, "---", ':');
  else if (begins_with_line(rest, "+++"))
    matter = between(rest, "+++", '=');
  if (matter) text = rest;
  return matter;
}

std::optional<FrontMatter> take_heading(std::string_view& text) {
  std::string_view rest = without_blanks_ahead(text);
  if (!rest.starts_with("# ")) return std::nullopt;
  FrontMatter matter;
  const auto take_line = [&] {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = trim(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return line;
  };
  matter.title = unquoted(take_line().substr(2));
  constexpr std::size_t longest_day = 50;  // a line that only tells a day
  for (text = rest; !rest.empty();) {
    const std::string_view line = take_line();
    const std::size_t link = line.find("](");
    if (line.starts_with('[') && link != line.npos && line.ends_with(')') && matter.url.empty())
      matter.url = std::string(line.substr(link + 2, line.size() - link - 3));
    else if (const auto date = parse_page_date(line); date && line.size() < longest_day && !matter.published)
      matter.published = date;
    else if (!line.empty())
      break;
    text = rest;
  }
  return matter;
}

bool has_front_matter(std::string_view text) {
  const auto matter = take_head_block(text);
  return matter && !matter->title.empty();
}

}  // namespace seogo::importer
