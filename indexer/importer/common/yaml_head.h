// The YAML between the lines of --- above a text.  The only file that knows yaml-cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace seogo::importer {

// Keys with their values in order: one for a scalar, several for a list; of a map in their place the name in
// it.
using HeadPairs = std::vector<std::pair<std::string, std::vector<std::string>>>;

// Nothing where the block is no YAML map: people write `title: 첫째: 둘째` without quotes.
std::optional<HeadPairs> yaml_pairs(std::string_view block);

}  // namespace seogo::importer
