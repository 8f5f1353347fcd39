// What the archive holds, in numbers.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "pages/category_tree.h"
#include "pages/view.h"
#include "site/handlers.h"

namespace seogo::http {

namespace {

using nlohmann::json;

std::string shown_bytes(std::uint64_t bytes) {
  static constexpr const char* units[] = {"B", "KB", "MB", "GB", "TB"};
  double value = static_cast<double>(bytes);
  std::size_t unit = 0;
  for (; value >= 1000 && unit + 1 < std::size(units); ++unit) value /= 1000;
  return unit == 0 ? fmt::format("{} B", bytes) : fmt::format("{:.1f} {}", value, units[unit]);
}

// As many as /browse lists: the levels above count too.
std::size_t categories_in(const std::vector<CategoryCount>& counts) {
  std::size_t all = 0;
  for (const auto& [blog, tree] : category_trees(counts)) all += categories_below(tree.root);
  return all;
}

json numbers_view(const Call& call, const ArchiveStats& stats, std::size_t categories) {
  json view = frame(call, "numbers", say(call.language, "stats_title"));
  json list = json::array();
  const auto add = [&](const char* key, std::string value, std::string href = {}) {
    list.push_back(
        {{"label", say(call.language, key)}, {"value", std::move(value)}, {"href", std::move(href)}});
  };
  add("stats_posts", shown_number(stats.posts), call.link("/search"));
  add("stats_words", shown_number(stats.words));
  add("stats_images", say(call.language, "of_which",
                          {{"held", shown_number(stats.images_held)}, {"all", shown_number(stats.images)}}));
  add("stats_tags", shown_number(stats.tags.size()), call.link("/tags"));
  add("stats_categories", shown_number(categories), call.link("/browse"));
  add("stats_missing", shown_number(stats.missing), call.link("/missing"));
  add("stats_archive", shown_bytes(stats.archive_bytes));
  add("stats_media", shown_bytes(stats.media_bytes));
  add("stats_index", shown_bytes(stats.index_bytes));
  view["numbers"] = std::move(list);
  view["unknown"] = stats.unknown_visibility == 0
                        ? ""
                        : say_count(call.language, "stats_unknown", stats.unknown_visibility);
  view["blogs"] = json::array();
  for (const BlogSummary& blog : stats.blogs)
    view["blogs"].push_back({{"name", blog.name},
                             {"in_lang", lang_of(call, blog.name)},
                             {"href", call.link("/search", {{"blog", blog.name}})},
                             {"posts", shown_number(blog.posts)},
                             {"missing", shown_number(blog.missing)},
                             {"newest", blog.newest ? to_string(*blog.newest).substr(0, 10) : ""}});
  return view;
}

}  // namespace

Response numbers_page(const Call& call, const Library& library) {
  const auto stats = library.stats();
  if (!stats) return failed_page(call, stats.error());
  if (stats->posts == 0) return start_page(call, nullptr, 200);
  const auto counts = library.categories();
  if (!counts) return failed_page(call, counts.error());
  return page_response(call, "stats", numbers_view(call, *stats, categories_in(*counts)));
}

}  // namespace seogo::http
