// The body as HTML that is safe to show: an allow-list of elements, attributes and schemes (a property test
// asserts it).  Nothing in it loads anything: a picture is <img data-image="N" data-original="URL" alt width
// height> without src, N counting Post::images from 0; who shows it adds src where a copy is held.  Frames
// become links.
#pragma once

#include <string>

#include "importer/body.h"

namespace seogo::importer {

std::string sanitize(const Extent& extent, const Body& body);

// A plain text as HTML: a paragraph for each line.
std::string paragraphs(std::string_view text);

// http, https and mailto alone; other addresses, relative ones too, come back empty.  `//host/…` is https.
std::string safe_address(std::string_view address);

}  // namespace seogo::importer
