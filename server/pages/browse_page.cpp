// The categories of each blog as a tree, with how many posts each holds and how many are known to be missing.
#include <map>
#include <nlohmann/json.hpp>

#include "pages/view.h"
#include "site/handlers.h"

namespace seogo::http {

namespace {

using nlohmann::json;

struct Branch {
  std::uint64_t held = 0, missing = 0;  // with those below it
  std::map<std::string, Branch, std::less<>> below;
};

void add(Branch& root, const CategoryCount& count) {
  Branch* branch = &root;
  branch->held += count.held;
  branch->missing += count.missing;
  for (std::string_view rest = count.category; !rest.empty();) {
    const std::size_t slash = rest.find('/');
    branch = &branch->below[std::string(rest.substr(0, slash))];
    branch->held += count.held;
    branch->missing += count.missing;
    rest = slash == std::string_view::npos ? std::string_view{} : rest.substr(slash + 1);
  }
}

json branches_view(const Call& call, const std::string& blog, const std::string& above,
                   const Branch& branch) {
  json list = json::array();
  for (const auto& [name, one] : branch.below) {
    const std::string path = above.empty() ? name : above + "/" + name;
    json below = branches_view(call, blog, path, one);
    list.push_back(
        {{"name", name},
         {"href", one.held == 0 ? "" : call.link("/search", {{"blog", blog}, {"category", path}})},
         {"count", shown_number(one.held)},
         {"lacking", one.missing == 0 ? "" : say_count(call.language, "lacking_short", one.missing)},
         {"has_branches", !below.empty()},
         {"branches", std::move(below)}});
  }
  return list;
}

}  // namespace

Response browse_page(const Call& call, const Library& library) {
  const auto counts = library.categories();
  if (!counts) return failed_page(call, counts.error());
  std::map<std::string, Branch> blogs;
  for (const CategoryCount& count : *counts) add(blogs[count.blog], count);

  json list = json::array();
  for (const auto& [name, root] : blogs) {
    if (root.held == 0) continue;
    json branches = branches_view(call, name, "", root);
    list.push_back(
        {{"blog", name},
         {"href", call.link("/search", {{"blog", name}})},
         {"feed_href", call.link("/search.atom", {{"blog", name}})},
         {"posts", say_count(call.language, "posts", root.held)},
         {"lacking", root.missing == 0 ? "" : say_count(call.language, "lacking_short", root.missing)},
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
