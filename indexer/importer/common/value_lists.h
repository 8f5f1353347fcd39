// Values that hold several things, in whatever form a program wrote them: lists, texts with signs between.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "importer/common/json_text.h"

namespace seogo::importer {

// Names of a list, of a text parted by commas or by # before each, or of a list that Python printed
// ("['빵', '반죽']").  In NFC, empty ones left out.
std::vector<std::string> tags_of(const Json& value);

// A path from the top: a list, or a text parted by ">" or "/".
std::vector<std::string> category_path(const Json& value);

// Pictures as our own lines have them: of addresses, or of objects with src, url or alt.
Json images_of(const Json& value);

// Comments as our own lines have them: of objects with other people's keys, or of texts.
Json comments_of(const Json& value, std::int64_t seen);

// Of a number or a text of digits; nothing for a fraction, a minus and what is too long.
std::optional<std::uint64_t> whole_number(const Json& value);

}  // namespace seogo::importer
