// Which part of a page is the body of the post.
#pragma once

#include <cstddef>

#include "importer/page/body.h"
#include "importer/page/dom.h"

namespace seogo::importer {

struct Container {
  Extent extent;
  bool known = false;      // by a mark of the platform or a skin; else found by its density of text
  std::size_t bodies = 0;  // how many separate ones stand in the page: several make a list
};

// Looks for the platform's marks, then for those of skins.  Nothing found: an empty extent.
Container find_container(const Dom& dom);

// For pages of unknown make: the element that holds most of the running text.
Extent densest_part(const Dom& dom);

}  // namespace seogo::importer
