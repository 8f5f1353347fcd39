// One record in JSON to a post: a line, an element of an array, the row of a table.
#pragma once

#include <string>

#include "seogo/importer.h"
#include "seogo/result.h"

namespace seogo::importer {

// Keys of ours and those of other programs (own_keys.h).  Fails with bad_input for what is no object, holds
// no text, or has an id that may not be taken.
Result<void> import_json_line(const Record& record, const std::string& line, Imported& imported);

}  // namespace seogo::importer
