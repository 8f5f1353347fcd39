#include "importer/disk/backup_root.h"

#include <charconv>

#include "importer/common/bytes.h"
#include "importer/common/file_name.h"
#include "importer/disk/sniff.h"

namespace seogo::importer {
namespace {

std::size_t digits_at_end(std::string_view text) {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[text.size() - 1 - count])) ++count;
  return count;
}

// "name-1" becomes "name"; everything else stays, and so do years ("notes-2024").
std::string_view without_number(std::string_view name) {
  const std::size_t digits = digits_at_end(name);
  if (digits == 0 || digits > 3 || digits + 1 >= name.size() || name[name.size() - digits - 1] != '-')
    return name;
  return name.substr(0, name.size() - digits - 1);
}

}  // namespace

std::optional<std::uint64_t> post_number(std::string_view name) {
  if (name.empty() || name.size() > 18 || digits_at_end(name) != name.size() || name[0] == '0')
    return std::nullopt;
  std::uint64_t number = 0;
  std::from_chars(name.data(), name.data() + name.size(), number);
  return number;
}

std::optional<std::uint64_t> number_of_dump(std::string_view file_name) {
  if (!file_name.starts_with("post_") || !is_html_name(file_name)) return std::nullopt;
  file_name.remove_prefix(5);
  return post_number(file_name.substr(0, file_name.rfind('.')));
}

std::string blog_of_name(std::string_view name) {
  if (extension(name) == "zip" || extension(name) == "tar") name.remove_suffix(4);
  const std::size_t bracket = name.rfind(" (");
  if (bracket != name.npos && name.ends_with(')') &&
      digits_at_end(name.substr(0, name.size() - 1)) == name.size() - bracket - 3)
    name = name.substr(0, bracket);
  const std::string_view once = without_number(name);
  const std::string_view twice = without_number(once);
  return std::string(once != name && twice != once ? twice : name);
}

PostPlace place_in_backup(std::string_view folder, std::string_view top) {
  PostPlace place;
  place.number = post_number(last_name(folder));
  const std::string_view root = place.number ? parent(folder) : folder;
  place.blog = blog_of_name(root.empty() ? top : last_name(root));
  return place;
}

std::string_view last_name(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == path.npos ? path : path.substr(slash + 1);
}

std::string_view parent(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == path.npos ? std::string_view{} : path.substr(0, slash);
}

bool is_html_name(std::string_view name) {
  const std::string ext = extension(name);
  return ext == "html" || ext == "htm";
}

bool is_post_folder(std::string_view folder_name, std::size_t html_files) {
  return html_files == 1 && post_number(folder_name).has_value();
}

bool is_media_folder_of_post(std::string_view name) { return name == "img" || name == "file"; }

std::string_view page_of_files_folder(std::string_view name) {
  for (const std::string_view end : {"_files", ".files"})
    if (name.size() > end.size() && name.ends_with(end)) return name.substr(0, name.size() - end.size());
  return {};
}

}  // namespace seogo::importer
