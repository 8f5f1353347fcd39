// zstd: how kept bytes and posts are packed in the archive's rows.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "seogo/result.h"

namespace seogo::archive {

// No row of the archive unpacks to more than this.
inline constexpr std::size_t largest_row = std::size_t{64} << 20;

// One zstd frame that tells its unpacked size and carries a checksum.
std::string compress(std::string_view bytes);

// Fails with damaged for anything that is no such frame, or unpacks to more than largest_row.
Result<std::string> decompress(std::string_view frame);

}  // namespace seogo::archive
