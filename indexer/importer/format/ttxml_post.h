// One post of an XML backup, as split_ttxml leaves it, to a post.
#pragma once

#include <string_view>

#include "seogo/importer.h"
#include "seogo/result.h"

namespace seogo::importer {

// `xml` is a backup with one post, notice or page in it; further ones are not read.  Blanks what must not be
// kept (passwords, IP and mail addresses, secret comments) in imported.kept.
Result<void> import_ttxml(const Record& record, const std::string& xml, Imported& imported);

}  // namespace seogo::importer
