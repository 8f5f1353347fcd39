// From paths with counts to trees: see category_tree.h.
#include "pages/category_tree.h"

namespace seogo::http {

namespace {

void add(CategoryTree& tree, const CategoryCount& count) {
  if (count.category.empty()) tree.without = count;
  Branch* branch = &tree.root;
  branch->held += count.held;
  branch->missing += count.missing;
  for (const std::string& name : category_names(count.category)) {
    branch = &branch->below[name];
    branch->held += count.held;
    branch->missing += count.missing;
  }
}

}  // namespace

std::map<std::string, CategoryTree> category_trees(const std::vector<CategoryCount>& counts) {
  std::map<std::string, CategoryTree> blogs;
  for (const CategoryCount& count : counts) add(blogs[count.blog], count);
  std::erase_if(blogs, [](const auto& blog) { return blog.second.root.held == 0; });
  return blogs;
}

std::size_t categories_below(const Branch& branch) {
  std::size_t count = branch.below.size();
  for (const auto& [name, one] : branch.below) count += categories_below(one);
  return count;
}

}  // namespace seogo::http
