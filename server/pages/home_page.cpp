// The first page: the search field, and ways in for someone who has no word yet.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "pages/post_context.h"
#include "pages/view.h"
#include "site/handlers.h"
#include "site/search_state.h"

namespace seogo::http {

namespace {

using nlohmann::json;

constexpr std::size_t newest_posts = 6;
constexpr std::size_t remembered_posts = 4;
constexpr std::size_t popular_tags = 18;
constexpr std::size_t shown_blogs = 12;
constexpr std::size_t shown_series = 6;

json popular(const Call& call, const std::vector<FacetCount>& tags) {
  json list = json::array();
  for (std::size_t i = 0; i < std::min(tags.size(), popular_tags); ++i)
    list.push_back({{"value", tags[i].value},
                    {"in_lang", lang_of(call, tags[i].value)},
                    {"count", shown_number(tags[i].count)},
                    {"href", call.link("/search", {{"tag", tags[i].value}})}});
  return list;
}

// Posts of this day in earlier years, the latest first.
json on_this_day(const Call& call, const Library& library, const std::vector<FacetCount>& years) {
  const Date now = today();
  const std::string day = to_string(now).substr(4);  // "-05-04"
  const std::string this_year = to_string(now).substr(0, 4);
  Query any;
  any.kind = Query::Kind::any_of;
  for (const FacetCount& year : years)
    if (year.value < this_year) any.children.push_back(filter(FieldId::date, year.value + day));
  json hits = json::array();
  if (any.children.empty()) return hits;
  const auto found = library.search({.query = any.children.size() == 1 ? any.children.front() : any,
                                     .limit = remembered_posts,
                                     .sort = Sort::newest,
                                     .facets = false,
                                     .deadline = call.deadline});
  if (!found) return hits;
  for (const Hit& hit : found->hits) hits.push_back(hit_view(call, hit));
  return hits;
}

json blogs_view(const Call& call, const std::vector<BlogSummary>& blogs) {
  json list = json::array();
  for (const BlogSummary& blog : blogs) {
    if (blog.posts == 0 || list.size() == shown_blogs) continue;
    list.push_back({{"name", blog.name},
                    {"in_lang", lang_of(call, blog.name)},
                    {"href", call.link("/search", {{"blog", blog.name}})},
                    {"posts", say_count(call.language, "posts", blog.posts)},
                    {"newest", blog.newest ? say(call.language, "newest_of",
                                                 {{"date", shown_date(call.language, *blog.newest)}})
                                           : ""}});
  }
  return list;
}

// The longest series first.
json series_list(const Call& call, std::vector<SeriesContents> all) {
  std::stable_sort(all.begin(), all.end(),
                   [](const auto& a, const auto& b) { return a.parts.size() > b.parts.size(); });
  json list = json::array();
  for (const SeriesContents& series : all) {
    const auto held = static_cast<std::size_t>(std::count_if(
        series.parts.begin(), series.parts.end(), [](const auto& part) { return !part.id.empty(); }));
    if (held < 2 || list.size() == shown_series) continue;
    list.push_back({{"name", series.name},
                    {"in_lang", lang_of(call, series.name)},
                    {"href", series_link(call, series)},
                    {"posts", say_count(call.language, "posts", held)}});
  }
  return list;
}

json home_view(const Call& call, const Library& library, const SearchResults& newest,
               const std::vector<BlogSummary>& blogs) {
  json view = frame(call, "home", say(call.language, "name"));
  view["form_on_top"] = false;
  view["autofocus"] = true;
  view["counts"] = say(call.language, "counts",
                       {{"posts", shown_number(newest.total)}, {"blogs", shown_number(blogs.size())}});
  view["popular"] = popular(call, newest.facets.tag);
  view["has_popular"] = !newest.facets.tag.empty();
  view["tags_href"] = call.link("/tags");
  json hits = json::array();
  for (const Hit& hit : newest.hits) hits.push_back(hit_view(call, hit));
  view["newest"] = {{"hits", std::move(hits)}};
  view["more"] = newest.total > newest.hits.size() ? call.link("/search") : "";
  json remembered = on_this_day(call, library, newest.facets.year);
  view["has_day"] = !remembered.empty();
  view["day_heading"] = say(call.language, "on_this_day", {{"day", shown_day(call.language, today())}});
  view["day"] = {{"hits", std::move(remembered)}};
  view["blogs"] = blogs_view(call, blogs);
  view["has_blogs"] = view["blogs"].size() > 1;
  auto series = library.series();
  view["series"] = series ? series_list(call, std::move(*series)) : json::array();
  view["has_series"] = !view["series"].empty();
  std::size_t missing = 0;
  for (const BlogSummary& blog : blogs) missing += blog.missing;
  view["lacking"] = missing == 0 ? "" : say_count(call.language, "lacking", missing);
  offer_feed(view, call, call.link("/feed.atom"));
  return view;
}

}  // namespace

Response home_page(const Call& call, const Library& library) {
  const SearchRequest everything{
      .query = {}, .limit = newest_posts, .sort = Sort::newest, .deadline = call.deadline};
  const Result<SearchResults> newest = library.search(everything);
  if (!newest) return failed_page(call, newest.error(), 200);
  const Result<std::vector<BlogSummary>> blogs = library.blogs();
  if (!blogs) return failed_page(call, blogs.error(), 200);
  if (newest->total == 0) return start_page(call, nullptr, 200);
  return page_response(call, "home", home_view(call, library, *newest, *blogs));
}

}  // namespace seogo::http
