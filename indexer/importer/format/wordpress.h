// One item of a WordPress export (WXR, an RSS feed with more in it), as split_feed leaves it, to a post.
#pragma once

#include <string>
#include <string_view>

#include "seogo/importer.h"
#include "seogo/result.h"

namespace seogo::importer {

// Whether a feed is an export of WordPress.
bool is_wordpress(std::string_view xml);

// Posts and pages; what else an export lists (pictures, menus, revisions) is no post.  Blanks what must not
// be kept (passwords, IP and mail addresses) in imported.kept.
Result<void> import_wordpress(const Record& record, const std::string& xml, Imported& imported);

// The text of WordPress' old editor as HTML: a blank line parts paragraphs, a line end is a line break.  Text
// of the new editor, or with paragraphs of its own, comes back as it is.
std::string paragraphs_of_plain_editor(std::string_view text);

}  // namespace seogo::importer
