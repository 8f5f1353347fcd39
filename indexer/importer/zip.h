// What is in a ZIP?  Pictures first, then the posts; streamed, within bounds, one ZIP in another at most.
#pragma once

#include <cstdint>
#include <stop_token>
#include <string>

#include "importer/input_file.h"
#include "importer/intake.h"

namespace seogo::importer {

// Bounds on what a ZIP may unpack to (MODEL section 5).
inline constexpr std::uint64_t most_unpacked = std::uint64_t{64} << 30;
inline constexpr std::uint64_t highest_ratio = 200;
// The ratio is not asked about below this: a single small page may compress a thousandfold and harms nobody.
inline constexpr std::uint64_t ratio_matters_from = 1024 * 1024;
inline constexpr std::size_t most_members = 2'000'000;
// A picture or attachment inside a ZIP is handed over as a whole.
inline constexpr std::size_t media_bound = 256 * 1024 * 1024;

// Reads the ZIP in `file`, whose place is `place`.  Everything it meets goes to the intake's visitor.
void scan_zip(InputFile& file, std::uint64_t size, const Place& place, Intake& intake, std::stop_token stop);

}  // namespace seogo::importer
