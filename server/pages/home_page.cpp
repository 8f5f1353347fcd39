// The first page: the search field, what the archive holds, and its newest posts.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "pages/view.h"
#include "site/handlers.h"
#include "site/problem.h"
#include "site/search_state.h"

namespace seogo::http {

namespace {

using nlohmann::json;

constexpr std::size_t newest_posts = 10;
constexpr std::size_t popular_tags = 16;

json popular(const Call& call, const std::vector<FacetCount>& tags) {
  json list = json::array();
  for (std::size_t i = 0; i < std::min(tags.size(), popular_tags); ++i)
    list.push_back({{"value", tags[i].value},
                    {"count", shown_number(tags[i].count)},
                    {"href", call.link("/search", {{"tag", tags[i].value}})}});
  return list;
}

}  // namespace

Response home_page(const Call& call, const Library& library) {
  const SearchRequest everything{
      .query = {}, .limit = newest_posts, .sort = Sort::newest, .deadline = call.deadline};
  const Result<SearchResults> newest = library.search(everything);
  const Result<std::vector<BlogSummary>> blogs = newest ? library.blogs() : std::vector<BlogSummary>{};
  const Error* error = !newest ? &newest.error() : !blogs ? &blogs.error() : nullptr;
  if (error != nullptr) {
    const bool nothing_yet = error->code == ErrorCode::no_archive || error->code == ErrorCode::no_index;
    return nothing_yet ? start_page(call, error, 200) : problem(call, *error);
  }
  if (newest->total == 0) return start_page(call, nullptr, 200);

  json view = frame(call, "home", say(call.language, "name"));
  view["autofocus"] = true;
  view["counts"] = say(call.language, "counts",
                       {{"posts", shown_number(newest->total)}, {"blogs", shown_number(blogs->size())}});
  view["popular"] = popular(call, newest->facets.tag);
  view["has_popular"] = !newest->facets.tag.empty();
  view["hits"] = json::array();
  for (const Hit& hit : newest->hits) view["hits"].push_back(hit_view(call, hit));
  view["more"] = newest->total > newest->hits.size() ? call.link("/search") : "";
  return page_response(call, "home", view);
}

}  // namespace seogo::http
