// Safari's web archive: a property list of the page and what it shows.  The only file that knows libplist.
#pragma once

#include <string_view>

#include "importer/format/saved_parts.h"

namespace seogo::importer {

// Takes anything; what is no web archive has no parts.  Of frames within frames the outermost page counts.
SavedPage read_webarchive(std::string_view bytes);

}  // namespace seogo::importer
