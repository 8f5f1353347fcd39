// Names inside containers: decoded, in one form, and never leading outside.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace seogo::importer {

// A member's name as UTF-8 in NFC with `/` between folders and without "./"; from UTF-8 or CP949.
std::string readable_name(std::string_view raw);

// A path on a disk as it is shown: as it is when it is UTF-8, else read as CP949, as old disks have it.
std::string shown_path(const std::string& raw);

// Whether a readable name stays inside its container: relative, without "..", drive letters and control
// characters.
bool stays_inside(std::string_view name);

}  // namespace seogo::importer
