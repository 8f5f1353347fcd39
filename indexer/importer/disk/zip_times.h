// When were the members of a ZIP written?  A ZIP keeps the clock of the wall beside the computer that made it
// (MS-DOS time); most programs add the moment itself, some do not.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace seogo::importer {

// The members of which the ZIP's directory tells the wall clock alone, and the moment (Unix seconds) that it
// showed in Korea.  Nothing where there is no directory, as in a ZIP that was cut off.  The names are as they
// stand there.
std::optional<std::map<std::string, std::int64_t>> wall_clock_times(int descriptor);

}  // namespace seogo::importer
