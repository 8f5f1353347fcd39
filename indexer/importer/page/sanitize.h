// The body as HTML that is safe to show: an allow-list of elements, attributes and schemes (a property test
// asserts it).  Nothing in it loads anything: a picture is <img data-image="N" data-original="URL" alt width
// height> without src, N counting Post::images from 0; who shows it adds src where a copy is held.  Frames
// become links.
#pragma once

#include <string>

#include "importer/page/body.h"

namespace seogo::importer {

// `base` is the page's own address, against which its links are read; empty when it is not known.
std::string sanitize(const Extent& extent, const Body& body, std::string_view base = {});

// A plain text as HTML: a paragraph for each line.
std::string paragraphs(std::string_view text);

// http, https and mailto alone; other addresses come back empty.  `//host/…` is https.  `/12` and `?page=2`
// are read against `base`; names such as `img/1.png` are not, for they mostly mean a file that lay beside the
// page.
std::string safe_address(std::string_view address, std::string_view base = {});

}  // namespace seogo::importer
