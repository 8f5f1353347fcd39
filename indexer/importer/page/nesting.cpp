// Which element may open where, so that every parser reads the same tree again.
#include "importer/page/nesting.h"

#include <algorithm>
#include <array>

#include "importer/common/strings.h"

namespace seogo::importer {

namespace {

// Those of the allow-list that a paragraph may hold.
constexpr std::array<std::string_view, 26> phrasing{
    "a", "abbr", "b",  "br", "cite", "code",  "del", "dfn",  "em",     "i",   "img", "kbd",  "mark",
    "q", "rp",   "rt", "s",  "samp", "small", "sub", "span", "strong", "sup", "u",   "time", "var"};

bool is_phrasing(std::string_view name) { return one_of(phrasing, name) || name == "ruby"; }
bool is_cell(std::string_view name) { return name == "td" || name == "th" || name == "caption"; }
bool is_heading_name(std::string_view name) { return name.size() == 2 && name[0] == 'h' && name != "hr"; }
bool is_row_group(std::string_view name) { return name == "tbody" || name == "thead" || name == "tfoot"; }
bool is_table_part(std::string_view name) { return name == "table" || name == "tr" || is_row_group(name); }

}  // namespace

bool Nesting::stands_open(std::string_view name) const {
  for (auto at = open_.rbegin(); at != open_.rend() && !is_cell(*at); ++at)
    if (*at == name) return true;
  return false;
}

bool Nesting::takes_text() const { return !is_table_part(innermost()); }

bool Nesting::fits(std::string_view name) const {
  const std::string_view above = innermost();
  if (name == "td" || name == "th") return above == "tr";
  if (name == "tr") return is_row_group(above);
  if (is_row_group(name) || name == "caption") return above == "table";
  if (!takes_text()) return false;
  if (name == "a") return !inside_link();
  if (name == "rt" || name == "rp") return above == "ruby";
  if (is_phrasing(name)) return true;
  if (stands_open("p")) return false;
  if (is_heading_name(name)) return !is_heading_name(above);
  if (name != "li" && name != "dt" && name != "dd") return true;
  // An item ends the one that is open, across anything but a list or another thing of its own.
  for (auto at = open_.rbegin(); at != open_.rend(); ++at) {
    if (*at == "div" || is_phrasing(*at)) continue;
    return name == "li" ? *at != "li" : *at != "dt" && *at != "dd";
  }
  return true;
}

}  // namespace seogo::importer
