// --map: what the user says of the names in a file.
#pragma once

#include <map>
#include <string>

#include "cli/options.h"

namespace seogo::cli {

// Defines --map OURS=THEIRS,…; `names` are then our keys by theirs, as ScanOptions takes them.
void define_map(Options& options, std::map<std::string, std::string>& names);

}  // namespace seogo::cli
