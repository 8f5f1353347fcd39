// Dates as feeds write them.
#pragma once

#include <optional>
#include <string_view>

#include "seogo/date.h"

namespace seogo::importer {

// "Mon, 09 Jun 2025 09:55:09 +0900" (RFC 822 and 1123; the day's name, seconds and zone may be missing, years
// have two or four digits), else ISO 8601.  Without a zone it is Korean time.
std::optional<Date> parse_feed_date(std::string_view text);

}  // namespace seogo::importer
