// The categories of a blog as a tree.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "seogo/archive.h"

namespace seogo::http {

struct Branch {
  std::uint64_t held = 0, missing = 0;  // posts, with those below it
  std::map<std::string, Branch, std::less<>> below;
};

struct CategoryTree {
  Branch root;            // all posts of the blog
  CategoryCount without;  // its posts that have no category
};

// By blog; blogs of which no post is held are left out.
std::map<std::string, CategoryTree> category_trees(const std::vector<CategoryCount>& counts);

// How many categories stand below it.
std::size_t categories_below(const Branch& branch);

}  // namespace seogo::http
