#include "importer/format/told_lines.h"

#include <string>
#include <utility>

#include "importer/common/date.h"
#include "importer/common/field_name.h"
#include "importer/common/strings.h"
#include "text/normalize.h"

namespace seogo::importer {
namespace {

std::string_view past_blanks(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \r\n\t"), text.size()));
  return text;
}

// 작성일: 2024년 3월 5일
std::optional<std::pair<std::string, std::string>> property(std::string_view line) {
  constexpr std::size_t longest_name = 40;  // bytes
  const std::size_t colon = line.find(':');
  if (colon == npos || colon == 0 || colon > longest_name || colon + 1 >= line.size()) return std::nullopt;
  std::string name(trim(line.substr(0, colon)));
  std::string value(trim(line.substr(colon + 1)));
  while (!name.empty() &&
         (name.front() == '*' || name.front() == '-' || name.front() == '>' || name.front() == ' '))
    name.erase(0, 1);
  while (name.ends_with('*')) name.pop_back();
  while (value.starts_with('*') || value.starts_with(' ')) value.erase(0, 1);
  if (name.empty() || value.empty()) return std::nullopt;
  return std::pair(std::move(name), std::move(value));
}

// The properties that Notion writes below a title: lines up to a blank one, of which two say something we
// know.
bool take_properties(std::string_view& text, FrontMatter& matter) {
  std::string_view rest = past_blanks(text);
  HeadPairs pairs;
  std::size_t known = 0;
  while (!rest.empty()) {
    const std::string_view line = trim(take_line(rest));
    if (line.empty()) break;
    const auto told = property(line);
    if (!told) return false;
    known += part_named(told->first) ? 1 : 0;
    pairs.push_back({told->first, {told->second}});
  }
  if (known < 2) return false;
  const std::string title = matter.title;
  matter = read_pairs(pairs);
  if (!title.empty()) matter.title = title;
  text = rest;
  return true;
}

// A line that tells a day, a link, or one thing of the post by its name.
bool take_told_line(std::string_view line, FrontMatter& matter) {
  constexpr std::size_t longest_day = 50;
  const std::size_t link = line.find("](");
  if (line.starts_with('[') && link != npos && line.ends_with(')') && matter.url.empty()) {
    matter.url = std::string(line.substr(link + 2, line.size() - link - 3));
    return true;
  }
  if (const auto told = property(line)) {
    const auto named = part_named(told->first);
    const bool is_of_head =
        named && (named->part == Part::published || named->part == Part::updated || named->part == Part::url);
    if (is_of_head && take_part(named->part, {told->second}, matter)) return true;
  }
  const auto date = parse_page_date(line);
  if (!date || line.size() >= longest_day || matter.published) return false;
  matter.published = date;
  return true;
}

}  // namespace

std::optional<FrontMatter> take_heading(std::string_view& text) {
  std::string_view rest = past_blanks(text);
  if (!rest.starts_with("# ")) return std::nullopt;
  FrontMatter matter;
  matter.title = text::nfc(collapse(trim(take_line(rest)).substr(2)));
  take_told_lines(rest, matter);
  text = rest;
  return matter;
}

void take_told_lines(std::string_view& text, FrontMatter& matter) {
  if (take_properties(text, matter)) return;
  for (std::string_view rest = text; !rest.empty();) {
    const std::string_view line = trim(take_line(rest));
    if (!line.empty() && !take_told_line(line, matter)) break;
    text = rest;
  }
}

}  // namespace seogo::importer
