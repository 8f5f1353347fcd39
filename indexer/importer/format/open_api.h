// Answers of the Tistory Open API that people kept (closed in 2024): posts, lists of posts, and the bodies
// the editor sent.
#pragma once

#include <string>
#include <string_view>

#include "seogo/importer.h"
#include "seogo/result.h"

namespace seogo::importer {

// One file with posts in it becomes a record for each; what holds one post or none is one record as it came.
void split_api_dump(const Record& prototype, std::string bytes, ScanVisitor& visitor);

// JSON or XML, as UTF-8.  A list without bodies is no post; its `related` are the posts it names.
Result<void> import_api_answer(const Record& record, const std::string& text, Imported& imported);

}  // namespace seogo::importer
