// What a skin prints around a body, told from the body itself where no name tells it.
#pragma once

#include <string>

#include "importer/page/dom.h"

namespace seogo::importer {

// The text of the page's <title>, and what it says of itself to portals: a line each.
std::string page_title(const Dom& dom);

// Whether it is or holds a heading that the page's title repeats.
bool holds_heading_of(Node node, std::string_view title);

// A short line that tells the date, the category or the author; blank ones too.
bool is_byline(Node node);

bool shows_picture(Node node);

}  // namespace seogo::importer
