// The categories of each blog as a tree, with how many posts each holds and how many are known to be missing.
#include <nlohmann/json.hpp>

#include "pages/category_tree.h"
#include "pages/view.h"
#include "site/handlers.h"

namespace seogo::http {

namespace {

using nlohmann::json;

std::string lacking(const Call& call, std::uint64_t missing) {
  return missing == 0 ? "" : say_count(call.language, "lacking_short", missing);
}

json branches_view(const Call& call, const std::string& blog, const std::string& above,
                   const Branch& branch) {
  json list = json::array();
  const std::string prefix = above.empty() ? "" : above + "/";
  for (const auto& [name, one] : branch.below) {
    const std::string path = prefix + name;
    json below = branches_view(call, blog, path, one);
    list.push_back({{"name", name},
                    {"in_lang", lang_of(call, name)},
                    {"href", one.held == 0 ? "" : call.link("/search", {{"blog", blog}, {"category", path}})},
                    {"count", say_count(call.language, "count_of_posts", one.held)},
                    {"lacking", lacking(call, one.missing)},
                    {"has_branches", !below.empty()},
                    {"branches", std::move(below)}});
  }
  return list;
}

// Posts without a category, so that the cards of a blog add up to its posts.  No search can ask for them.
json without_category(const Call& call, const CategoryCount& count) {
  return {{"name", say(call.language, "no_category")},
          {"in_lang", ""},
          {"href", ""},
          {"count", say_count(call.language, "count_of_posts", count.held)},
          {"lacking", lacking(call, count.missing)},
          {"has_branches", false}};
}

}  // namespace

Response browse_page(const Call& call, const Library& library) {
  const auto counts = library.categories();
  if (!counts) return failed_page(call, counts.error());
  json list = json::array();
  for (const auto& [name, tree] : category_trees(*counts)) {
    json branches = branches_view(call, name, "", tree.root);
    if (!branches.empty() && tree.without.held + tree.without.missing > 0)
      branches.push_back(without_category(call, tree.without));
    list.push_back({{"blog", name},
                    {"in_lang", lang_of(call, name)},
                    {"href", call.link("/search", {{"blog", name}})},
                    {"feed_href", call.link("/search.atom", {{"blog", name}})},
                    {"posts", say_count(call.language, "posts", tree.root.held)},
                    {"lacking", lacking(call, tree.root.missing)},
                    {"lacking_href", call.link("/missing", {{"blog", name}})},
                    {"has_branches", !branches.empty()},
                    {"branches", std::move(branches)}});
  }
  if (list.empty()) return start_page(call, nullptr, 200);
  json view = frame(call, "browse", say(call.language, "browse_title"));
  view["blogs"] = std::move(list);
  return page_response(call, "browse", view);
}

}  // namespace seogo::http
