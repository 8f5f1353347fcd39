// One line of JSON Lines to a post: the keys of CONTRACT, and all that `export` writes.
#pragma once

#include <string>

#include "seogo/importer.h"
#include "seogo/result.h"

namespace seogo::importer {

// Fails with bad_input for what is no object, holds neither html nor text, or has an id that may not be
// taken.
Result<void> import_json_line(const Record& record, const std::string& line, Imported& imported);

}  // namespace seogo::importer
