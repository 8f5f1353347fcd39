// Dates as skins print them: `2024. 5. 4. 18:23`, `2024.01.05`, `2024년 1월 5일`.
#pragma once

#include <optional>
#include <string_view>

#include "seogo/date.h"

namespace seogo::importer {

// The first date in the text, with the time if one stands right behind it.  Reads machine dates too, and
// 14 digits.  Days that do not exist are none.
std::optional<Date> parse_page_date(std::string_view text);

// `og:regDate`, 14 digits.  Some years of the platform wrote it with a 12-hour clock and no mark of it, so
// the time is kept only from 13:00 on; else the day alone.
std::optional<Date> parse_reg_date(std::string_view text);

}  // namespace seogo::importer
