// Statistics, and what is missing, as JSON.
#include "seogo/report_json.h"

#include <nlohmann/json.hpp>

#include "seogo/date.h"

namespace seogo {

namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json list_of(const std::vector<MissingPost>& posts) {
  Json list = Json::array();
  for (const MissingPost& it : posts)
    list.push_back({{"blog", it.blog},
                    {"url", text_or_null(it.url)},
                    {"title", it.title},
                    {"category", it.category},
                    {"published", it.published ? Json(to_string(*it.published)) : Json(nullptr)},
                    {"comment_count", it.comment_count ? Json(*it.comment_count) : Json(nullptr)}});
  return list;
}

Json list_of(const std::vector<MissingImage>& images) {
  Json list = Json::array();
  for (const MissingImage& it : images)
    list.push_back({{"blog", it.blog},
                    {"post", it.post},
                    {"title", it.title},
                    {"url", it.url},
                    {"original", text_or_null(it.original)},
                    {"expires", it.expires ? Json(to_string(date_from_unix(*it.expires))) : Json(nullptr)},
                    {"days_left", it.expires ? Json(days_left(*it.expires)) : Json(nullptr)}});
  return list;
}

Json list_of(const std::vector<CategoryCount>& counts) {
  Json list = Json::array();
  for (const CategoryCount& it : counts)
    if (it.missing > 0)
      list.push_back({{"blog", it.blog},
                      {"category", category_names(it.category)},
                      {"held", it.held},
                      {"missing", it.missing}});
  return list;
}

Json list_of(const std::vector<Comparison>& compared) {
  Json list = Json::array();
  for (const Comparison& it : compared)
    list.push_back({{"format", it.format},
                    {"list", it.is_list},
                    {"sources", it.sources},
                    {"as_of", it.as_of ? Json(to_string(date_from_unix(*it.as_of))) : Json(nullptr)}});
  return list;
}

Json counts_json(const std::vector<Count>& counts) {
  Json list = Json::array();
  for (const Count& it : counts) list.push_back({{"value", it.value}, {"count", it.count}});
  return list;
}

Json date_json(const std::optional<Date>& date) { return date ? Json(to_string(*date)) : Json(nullptr); }

Json object_of(const ArchiveStats& stats) {
  Json blogs = Json::array();
  for (const BlogSummary& it : stats.blogs)
    blogs.push_back({{"name", it.name},
                     {"name_is_guess", it.is_guess},
                     {"posts", it.posts},
                     {"missing", it.missing},
                     {"newest", date_json(it.newest)}});
  return {{"posts", stats.posts},
          {"words", stats.words},
          {"images", stats.images},
          {"images_held", stats.images_held},
          {"missing", stats.missing},
          {"unknown_visibility", stats.unknown_visibility},
          {"archive_bytes", stats.archive_bytes},
          {"media_bytes", stats.media_bytes},
          {"index_bytes", stats.index_bytes},
          {"blogs", std::move(blogs)},
          {"categories", counts_json(stats.categories)},
          {"tags", counts_json(stats.tags)},
          {"years", counts_json(stats.years)},
          {"months", counts_json(stats.months)}};
}

std::string line_of(const Json& object) {
  return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string to_json(const ArchiveStats& stats) { return line_of(object_of(stats)); }

std::string to_json(const std::vector<MissingPost>& posts, const std::vector<MissingImage>& images,
                    const std::vector<CategoryCount>& categories) {
  return line_of(
      {{"posts", list_of(posts)}, {"images", list_of(images)}, {"categories", list_of(categories)}});
}

std::string to_json(const BlogCheck& check, std::string_view verdict) {
  return line_of({{"blog", check.blog},
                  {"complete", check.is_complete()},
                  {"verdict", verdict},
                  {"posts", check.posts},
                  {"missing", list_of(check.missing)},
                  {"images", list_of(check.images)},
                  {"without_text", check.without_text},
                  {"compared", list_of(check.compared)}});
}

}  // namespace seogo
