// Bytes that come by pieces, wherever they lie.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "seogo/result.h"

namespace seogo::importer {

// Gives the next bytes of something into a buffer; 0 at the end.
using ByteSource = std::function<Result<std::size_t>(char* buffer, std::size_t size)>;

// `head` first, then what `rest` gives.
ByteSource followed_by(std::string head, ByteSource rest);

// Reads at most `limit` bytes of a source; one byte more than a bound tells that the bound is exceeded.
Result<std::string> read_up_to(const ByteSource& source, std::size_t limit);

}  // namespace seogo::importer
