// What stands above the markup of a kept page.
#include "importer/common/front_matter.h"

#include <map>
#include <utility>

#include "importer/common/date.h"
#include "importer/common/field_name.h"
#include "importer/common/strings.h"
#include "importer/common/told_date.h"
#include "importer/common/value_lists.h"
#include "importer/common/web_address.h"
#include "importer/common/yaml_head.h"
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
  return parse_told_date(value, 0);
}

// [주소](https://…) → https://…
std::string unlinked(const std::string& value) {
  const std::size_t link = value.find("](");
  return value.starts_with('[') && link != npos && value.ends_with(')')
             ? value.substr(link + 2, value.size() - link - 3)
             : value;
}

bool says_yes(const std::string& value) { return lower(value) == "true" || lower(value) == "yes"; }

}  // namespace

bool take_part(Part part, const std::vector<std::string>& values, FrontMatter& matter) {
  const std::string value = values.empty() ? "" : text::nfc(collapse(values.front()));
  if (value.empty()) return false;
  const Json given = values.size() == 1 ? Json(value) : Json(values);
  switch (part) {
    case Part::title:
      matter.title = value;
      return true;
    case Part::author:
      matter.author = value;
      return true;
    case Part::published:
      matter.published = date_of(value);
      return matter.published.has_value();
    case Part::updated:
      matter.updated = date_of(value);
      return matter.updated.has_value();
    case Part::url:
      if (!is_web_address(unlinked(value))) return false;
      matter.url = unlinked(value);
      return true;
    case Part::category:
      matter.category = contains(value, ",") && values.size() == 1 ? tags_of(given) : category_path(given);
      return true;
    case Part::tags:
      matter.tags = tags_of(given);
      return true;
    default:
      return false;
  }
}

FrontMatter read_pairs(const HeadPairs& pairs) {
  FrontMatter matter;
  std::map<Part, std::size_t> ranks;  // of the best name of each part so far
  for (const auto& [key, values] : pairs) {
    const std::string name = lower(key);
    if (name == "slug" && !values.empty()) matter.slug = text::nfc(collapse(values.front()));
    if (name == "draft" && !values.empty()) matter.is_draft = says_yes(values.front());
    const auto named = part_named(key);
    if (!named) continue;
    const auto known = ranks.find(named->part);
    if (known != ranks.end() && known->second < named->rank) continue;
    if (take_part(named->part, values, matter)) ranks[named->part] = named->rank;
  }
  return matter;
}

namespace {

// KEY`mark`VALUE, and items of a list: what stands between +++, and YAML that is none to its library.
HeadPairs pairs_by_line(std::string_view block, char mark) {
  HeadPairs pairs;
  for (std::string_view line : lines_of(block)) {
    const std::string_view item = trim(line);
    if (item.starts_with("- ") && !pairs.empty()) {
      pairs.back().second.push_back(unquoted(item.substr(2)));
      continue;
    }
    const std::size_t at = line.find(mark);
    if (at == npos || line[0] == ' ' || line[0] == '#') continue;
    const std::string_view value = trim(line.substr(at + 1));
    pairs.emplace_back(std::string(trim(line.substr(0, at))), std::vector<std::string>());
    if (value.starts_with('['))
      pairs.back().second = list_of(value);
    else if (std::string one = unquoted(value); !one.empty())
      pairs.back().second.push_back(std::move(one));
  }
  return pairs;
}

bool is_plain_value(std::string_view value) {
  if (value.empty() || value.front() == '|' || value.front() == '>') return false;
  const char last = value.back();
  return !(value.front() == '[' && last == ']') && !(value.front() == '{' && last == '}') &&
         !((value.front() == '"' || value.front() == '\'') && last == value.front());
}

// The block with quotes around what people leave without: `title: 첫째: 둘째`, `title: [공지] 알림`.
std::string with_quotes(std::string_view block) {
  std::string quoted;
  for (const std::string_view line : lines_of(block)) {
    const std::size_t colon = line.find(": ");
    const bool is_key = colon != npos && line[0] != ' ' && line[0] != '-' && line[0] != '#';
    const std::string_view value = is_key ? trim(line.substr(colon + 2)) : std::string_view();
    if (is_plain_value(value))
      quoted.append(line.substr(0, colon))
          .append(": '")
          .append(replace_all(std::string(value), "'", "''"))
          .append("'");
    else
      quoted.append(line);
    quoted += '\n';
  }
  return quoted;
}

HeadPairs yaml_or_lines(std::string_view block) {
  if (const auto yaml = yaml_pairs(block)) return *yaml;
  if (const auto yaml = yaml_pairs(with_quotes(block))) return *yaml;
  return pairs_by_line(block, ':');
}

// What stands between `text`'s first line and the next one that is `fence`, as YAML or a line each.
std::optional<FrontMatter> between(std::string_view& text, std::string_view fence, char mark) {
  constexpr std::size_t longest = 16384;
  const std::size_t begin = text.find('\n');
  const std::size_t end = begin == npos ? begin : text.find("\n" + std::string(fence), begin - 1);
  if (end == npos || end > longest) return std::nullopt;
  const std::string_view block = text.substr(begin, end - begin);
  const FrontMatter matter = read_pairs(mark == ':' ? yaml_or_lines(block) : pairs_by_line(block, mark));
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

bool has_front_matter(std::string_view text) {
  const auto matter = take_head_block(text);
  return matter && !matter->title.empty();
}

}  // namespace seogo::importer
