#include "importer/common/file_name.h"

#include <algorithm>
#include <array>

#include "importer/common/bytes.h"
#include "importer/common/strings.h"
#include "text/normalize.h"

namespace seogo::importer {
namespace {

// Takes 2024-07-26 or 20220117 and the sign behind it off the front.
std::optional<Date> take_day(std::string& name) {
  std::string digits;
  std::size_t at = 0;
  for (; at < name.size() && digits.size() < 8; ++at) {
    if (is_digit(name[at]))
      digits += name[at];
    else if ((name[at] != '-' && name[at] != '.' && name[at] != '_') ||
             (digits.size() != 4 && digits.size() != 6))
      return std::nullopt;
  }
  if (digits.size() != 8 || (at < name.size() && is_digit(name[at]))) return std::nullopt;
  const auto day = parse_iso_date(digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6));
  if (!day) return std::nullopt;
  while (at < name.size() && (name[at] == '-' || name[at] == '_' || name[at] == ' ' || name[at] == '.')) ++at;
  name.erase(0, at);
  return day;
}

// Notion's export puts 32 hexadecimal digits behind each title.
void cut_digest(std::string& name) {
  constexpr std::size_t digits = 32;
  if (name.size() <= digits + 1 || name[name.size() - digits - 1] != ' ') return;
  const std::string_view end = std::string_view(name).substr(name.size() - digits);
  if (std::ranges::all_of(end, [](char c) { return hex_value(c) >= 0; }))
    name.resize(name.size() - digits - 1);
}

bool is_given_by_a_program(const std::string& name) {
  static constexpr std::array<std::string_view, 12> names{"index",   "readme",   "page",  "post",
                                                          "article", "untitled", "input", "output",
                                                          "result",  "content",  "data",  "document"};
  std::string bare = lower(name);
  while (!bare.empty() && (is_digit(bare.back()) || bare.back() == '_' || bare.back() == '-' ||
                           bare.back() == ' ' || bare.back() == '(' || bare.back() == ')'))
    bare.pop_back();
  return bare.empty() || one_of(names, bare);
}

}  // namespace

FileName file_name(std::string_view path) {
  path = path.substr(path.find_last_of("/\\") + 1);
  std::string name = text::nfc(path.substr(0, path.rfind('.')));
  FileName told;
  told.day = take_day(name);
  if (told.day) told.slug = name;
  cut_digest(name);
  if (is_given_by_a_program(name)) return told;
  // Words with signs for their blanks: where it is Korean a title, else only an address.
  const bool has_blanks = contains(name, " ");
  if (count_hangul(name) > 0)
    told.title = collapse(has_blanks ? name : replace_all(replace_all(name, "-", " "), "_", " "));
  return told;
}

std::string extension(std::string_view name) {
  const std::size_t slash = name.rfind('/');
  if (slash != name.npos) name.remove_prefix(slash + 1);
  const std::size_t dot = name.rfind('.');
  if (dot == name.npos || dot == 0) return {};
  std::string found(name.substr(dot + 1));
  std::transform(found.begin(), found.end(), found.begin(), lower_letter);
  return found;
}

void fill_from_name(std::string_view path, Post& post) {
  const FileName name = file_name(path);
  if (!post.published) post.published = name.day;
  if (post.slug.empty() && !post.number) post.slug = name.slug;
  if (!post.title && !name.title.empty()) post.title = name.title;
}

}  // namespace seogo::importer
