#include "importer/disk/member_name.h"

#include <algorithm>

#include "importer/common/bytes.h"
#include "text/decode.h"
#include "text/normalize.h"

namespace seogo::importer {

std::string readable_name(std::string_view raw) {
  std::string name = text::decode_name(raw);
  // Some Windows programs part folders by backslashes.
  if (name.find('/') == name.npos) std::replace(name.begin(), name.end(), '\\', '/');
  while (name.starts_with("./")) name.erase(0, 2);
  while (name.ends_with('/')) name.pop_back();
  return name;
}

std::string shown_path(const std::string& raw) { return text::is_utf8(raw) ? raw : text::decode_name(raw); }

bool stays_inside(std::string_view name) {
  if (name.empty() || name.front() == '/') return false;
  if (name.size() > 1 && name[1] == ':') return false;  // C:\…
  if (std::any_of(name.begin(), name.end(),
                  [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }))
    return false;
  while (!name.empty()) {
    const std::size_t end = std::min(name.find('/'), name.size());
    const std::string_view part = name.substr(0, end);
    if (part.empty() || part == "." || part == "..") return false;
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return true;
}

}  // namespace seogo::importer
