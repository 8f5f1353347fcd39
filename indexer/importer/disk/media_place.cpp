#include "importer/disk/media_place.h"

#include <algorithm>
#include <optional>

#include "importer/common/bytes.h"
#include "importer/common/strings.h"
#include "importer/disk/backup_root.h"
#include "text/normalize.h"

namespace seogo::importer {
namespace {

// "https:", "data:", "C:": letters up to a colon, before any slash.
bool has_scheme(std::string_view reference) {
  const std::size_t colon = reference.find(':');
  if (colon == reference.npos || colon == 0) return false;
  return std::all_of(reference.begin(), reference.begin() + static_cast<std::ptrdiff_t>(colon),
                     [](char c) { return is_letter(c) || is_digit(c) || c == '+' || c == '-' || c == '.'; });
}

// `folder` and `reference` as one path without "." and ".."; nothing when it leaves `root` or is no name of a
// file.
std::optional<std::string> place_below(std::string_view folder, std::string_view reference,
                                       std::string_view root) {
  if (reference.find('\0') != reference.npos) return std::nullopt;
  std::string path(folder == "." ? "" : folder);
  if (root == ".") root = "";
  const bool rooted = path.starts_with('/');
  if (path == "/") path.clear();
  while (!reference.empty()) {
    const std::size_t end = std::min(reference.find('/'), reference.size());
    const std::string_view part = reference.substr(0, end);
    reference.remove_prefix(std::min(end + 1, reference.size()));
    if (part.empty() || part == ".") continue;
    if (part == "..") {
      if (path.empty() || path == root || last_name(path) == "..") return std::nullopt;
      path = std::string(parent(path));
    } else {
      if (!path.empty() || rooted) path += '/';
      path += part;
    }
  }
  if (path.empty() || path == folder) return std::nullopt;
  const bool inside =
      root.empty() ? !path.starts_with("../") : root == "/" || path.starts_with(std::string(root) + '/');
  return inside ? std::optional(path) : std::nullopt;
}

void add(std::vector<std::string>& places, std::optional<std::string> place) {
  if (place && std::find(places.begin(), places.end(), *place) == places.end())
    places.push_back(std::move(*place));
}

}  // namespace

std::vector<std::string> resolve_media(std::string_view folder, std::string_view reference,
                                       std::string_view root) {
  std::vector<std::string> places;
  reference = skip_blanks(reference);
  while (!reference.empty() && is_blank(reference.back())) reference.remove_suffix(1);
  if (reference.empty() || has_scheme(reference) || reference.starts_with("//") ||
      reference.starts_with('#') || reference.starts_with('\\'))
    return places;
  // Sites are built so: /assets/x.png lies below their root, or in its static/.
  if (reference.starts_with('/')) {
    const std::string name =
        text::nfc(percent_decode(reference.substr(1, reference.find_first_of("?#") - 1)));
    if (root != "/") add(places, place_below(root, name, root));
    if (root != "/") add(places, place_below(root, "static/" + name, root));
    return places;
  }
  const std::string decoded = percent_decode(reference.substr(0, reference.find_first_of("?#")));
  const std::string composed = text::nfc(decoded);
  add(places, place_below(folder, composed, root));
  add(places, place_below(folder, decoded, root));    // a disk may keep the decomposed form of macOS
  add(places, place_below(folder, reference, root));  // or a name with %, # or ? in it
  // Some backups have the pictures beside the page although it asks for ./img/x.
  std::string_view name = composed;
  if (name.starts_with("./")) name.remove_prefix(2);
  if (name.starts_with("img/") || name.starts_with("file/"))
    add(places, place_below(folder, last_name(name), root));
  return places;
}

std::vector<std::string> resolve_media(std::string_view folder, std::string_view reference) {
  return resolve_media(folder, reference, folder);
}

}  // namespace seogo::importer
