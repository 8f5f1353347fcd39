// What stands around a post: see post_context.h.
#include "pages/post_context.h"

#include <algorithm>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "pages/view.h"

namespace seogo::http {

namespace {

using nlohmann::json;

constexpr std::size_t shown_around = 4;
constexpr std::size_t shown_alike = 5;
constexpr std::size_t asked_for = 12;   // some of one day may have to be passed over
constexpr std::size_t most_links = 64;  // of one body

bool is_later(const Hit& hit, const Post& post) {
  return *hit.published > *post.published || (*hit.published == *post.published && hit.id > post.id);
}

std::vector<Hit> beside(const Call& call, const Library& library, const Query& among, const Post& post,
                        bool later) {
  const std::string day = to_string(*post.published).substr(0, 10);
  const Query since = filter(FieldId::date, later ? day + ".." : ".." + day);
  const auto found = library.search({.query = both(among, since),
                                     .limit = asked_for,
                                     .sort = later ? Sort::oldest : Sort::newest,
                                     .facets = false,
                                     .snippets = false,
                                     .deadline = call.deadline});
  std::vector<Hit> hits;
  if (!found) return hits;
  for (const Hit& hit : found->hits)
    if (hit.id != post.id && hit.published && is_later(hit, post) == later) hits.push_back(hit);
  return hits;
}

json row(const Call& call, const Hit& hit) {
  return {{"title", hit.title.text},
          {"in_lang", lang_of(call, hit.title.text)},
          {"href", post_link(call, hit.id)},
          {"date", hit.published ? shown_date(call.language, *hit.published) : ""},
          {"datetime", hit.published ? to_string(*hit.published) : ""}};
}

}  // namespace

std::string series_link(const Call& call, const SeriesContents& series) {
  const Query named = filter(FieldId::series, series.name);
  return call.link("/search", {{"q", to_string(named)}, {"blog", series.blog}, {"sort", "oldest"}});
}

json neighbours_view(const Call& call, const Library& library, const Post& post) {
  if (!post.published) return false;
  const std::string path = category_text(post.category);
  Query among = filter(FieldId::blog, post.blog);
  if (!path.empty()) among = both(among, filter(FieldId::category, path));
  const std::vector<Hit> later = beside(call, library, among, post, true);
  const std::vector<Hit> earlier = beside(call, library, among, post, false);
  if (later.empty() && earlier.empty()) return false;
  // Two on each side; what one side lacks the other gives.
  const std::size_t side = shown_around / 2;
  const std::size_t after =
      std::min(later.size(), std::max(side, shown_around - std::min(side, earlier.size())));
  const std::size_t before = std::min(earlier.size(), shown_around - after);
  json posts = json::array();
  for (std::size_t i = after; i-- > 0;) posts.push_back(row(call, later[i]));
  for (std::size_t i = 0; i < before; ++i) posts.push_back(row(call, earlier[i]));
  const std::string heading = path.empty() ? say(call.language, "others_of_blog")
                                           : say(call.language, "others_of_category",
                                                 {{"name", in_its_language(call, shown_path(path))}});
  return {{"heading", heading},
          {"posts", std::move(posts)},
          {"all_href", call.link("/search", {{"blog", post.blog}, {"category", path}, {"sort", "newest"}})}};
}

json series_view(const Call& call, const Library& library, const Post& post) {
  const auto found = library.series_of(post.id);
  if (!found || !*found) return false;
  const SeriesContents& series = **found;
  const auto link_to = [&](const SeriesPart* part) {
    return part == nullptr ? json(false)
                           : json{{"title", part->title},
                                  {"in_lang", lang_of(call, part->title)},
                                  {"href", post_link(call, part->id)}};
  };
  json previous = link_to(series.previous(post.id)), next = link_to(series.next(post.id));
  if (previous == false && next == false) return false;
  return {{"heading", say(call.language, "series_of", {{"name", in_its_language(call, series.name)}})},
          {"previous", std::move(previous)},
          {"next", std::move(next)},
          {"all_href", series_link(call, series)}};
}

json alike_view(const Call& call, const Library& library, const Post& post) {
  const auto found = library.similar(post.id, shown_alike);
  if (!found || found->hits.empty()) return false;
  json posts = json::array();
  for (const Hit& hit : found->hits) posts.push_back(row(call, hit));
  return {{"posts", std::move(posts)}};
}

Held links_within(const Call& call, const Library& library, const Post& post) {
  struct Known {
    std::map<std::string, std::string> links;
    std::size_t asked = 0;
  };
  // Shared by the copies of the function.
  auto known = std::make_shared<Known>();
  return [&call, &library, &post, known](const std::string& url) -> std::string {
    if (!url.starts_with("http://") && !url.starts_with("https://")) return {};
    const std::string address = url.substr(0, url.find('#'));
    if (const auto found = known->links.find(address); found != known->links.end()) return found->second;
    std::string& link = known->links[address];
    if (known->asked++ >= most_links) return link;
    if (const auto held = library.post(address); held && held->id != post.id)
      link = post_link(call, held->id);
    return link;
  };
}

}  // namespace seogo::http
