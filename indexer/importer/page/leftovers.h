// What a converter keeps of the page around a body: the table of related posts, licences, advertisements,
// counts.  Told from the text of the tree, for the classes that would tell it are gone.
#pragma once

#include <string>
#include <vector>

#include "importer/page/dom.h"
#include "seogo/post.h"

namespace seogo::importer {

struct Leftovers {
  std::vector<std::string> category;  // that the heading of the related table names
  std::vector<RelatedPost> related;
};

// The children of `body` that are the author's; `told` is what the others say.
std::vector<Node> without_leftovers(Node body, Leftovers& told);

}  // namespace seogo::importer
