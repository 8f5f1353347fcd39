// A post that its author wrote in Markdown, as site builders and other blogs keep it.
#pragma once

#include <string_view>

#include "seogo/importer.h"

namespace seogo::importer {

// Whether a text record is Markdown: by the name of its file or the head above it.
bool is_markdown(const Record& record, std::string_view text);

// Title, dates, categories and tags from the head (YAML, TOML, or a heading), the body by CommonMark with
// tables. What the templates of site builders put between braces is no text.
void import_markdown(const Record& record, std::string_view text, Imported& imported);

}  // namespace seogo::importer
