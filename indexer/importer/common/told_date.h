// Dates as people's programs write them down, whatever the form.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "seogo/date.h"

namespace seogo::importer {

// The date that the whole of `text` tells: any that a feed (feed_date.h) or a skin (date.h) prints, with the
// day of the week or without; seconds or milliseconds since 1970; 8 or 14 digits; a year of two digits
// ("24. 3. 5."); "Mar 5, 2024"; and, where `seen` tells when that was written (Unix seconds; 0 when nothing
// does), "3일 전", "어제" and "2 hours ago".  What is told in days or more has no time.
std::optional<Date> parse_told_date(std::string_view text, std::int64_t seen);

}  // namespace seogo::importer
