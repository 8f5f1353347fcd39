// Files that must have reached the disk before something else is done.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "seogo/result.h"

namespace seogo::index {

// What the system said (errno) about `path`, as an Error of the code io or read_only.
Unexpected system_failure(int error, const std::filesystem::path& path);

Result<std::string> read_whole_file(const std::filesystem::path& path);
Result<void> write_synced(const std::filesystem::path& path, std::string_view bytes);

// A file, or a folder's list of names.
Result<void> sync(const std::filesystem::path& path);

}  // namespace seogo::index
