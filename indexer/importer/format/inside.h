// How a record stands inside the file that was split into records.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "seogo/importer.h"

namespace seogo::importer {

// The container of what is inside: the file itself, or the ZIP in which the file lies.
inline const std::string& container_inside(const Record& prototype) {
  return prototype.container.empty() ? prototype.path : prototype.container;
}

// The folder of what is inside, in terms of that container: nothing, or the file's own place in the ZIP.
inline std::string folder_inside(const Record& prototype) {
  if (prototype.container.empty() || !prototype.path.starts_with(prototype.container + "!/")) return {};
  return prototype.path.substr(prototype.container.size() + 2);
}

inline Record record_inside(const Record& prototype, Format format, std::string path) {
  Record record = prototype;
  record.format = format;
  record.container = container_inside(prototype);
  record.folder = folder_inside(prototype);
  record.root.clear();
  record.path = std::move(path);
  return record;
}

// Where references of such a record find a file of that name.
inline std::string member_inside(const Record& prototype, std::string_view name) {
  const std::string folder = folder_inside(prototype);
  return folder.empty() ? std::string(name) : folder + "/" + std::string(name);
}

}  // namespace seogo::importer
