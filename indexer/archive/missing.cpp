// Known posts that are not held: every edge that meets no post, each post named once.
#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <tuple>

#include "archive/address.h"
#include "archive/lookup.h"
#include "archive/rows.h"

namespace seogo::archive {
namespace {

std::string day_of(const std::optional<Date>& date) {
  return date ? to_string(*date).substr(0, 10) : std::string();
}

bool address_is_held(Database& database, const std::string& url) {
  const auto canonical = canonical_address(url);
  if (!canonical) return false;
  const auto keys = keys_of_address(url, blog_of_host(database, host_of(*canonical)));
  return std::ranges::any_of(keys, [&](const std::string& key) {
    return database.number("SELECT 1 FROM aliases WHERE key = ?", key).has_value();
  });
}

bool title_is_held(Database& database, const MissingPost& post) {
  const std::string day = day_of(post.published);
  return database
      .number(
          "SELECT 1 FROM posts WHERE blog = ? AND title = ? AND state IN (0, 1) AND "
          "(?3 = '' OR published IS NULL OR substr(published, 1, 10) = ?3)",
          post.blog, post.title, day)
      .has_value();
}

// Adds to what is known of one post; `later` comes from an older or equal source.
void complete(MissingPost& known, const MissingPost& later) {
  if (known.url.empty()) known.url = later.url;
  if (known.title.empty()) known.title = later.title;
  if (known.category.empty()) known.category = later.category;
  if (!known.published) known.published = later.published;
  if (!known.comment_count) known.comment_count = later.comment_count;
}

}  // namespace

std::vector<MissingPost> missing_posts(Database& database, const Visible& visible,
                                       const std::optional<CategoryPlace>& only) {
  const std::string sql =
      "SELECT e.blog, e.url, e.title, e.published, e.category, e.comment_count, e.key FROM edges e "
      "JOIN sources s ON s.id = e.source LEFT JOIN posts p ON p.key = s.post WHERE s.gone IS NULL AND "
      "(s.post IS NULL OR " +  // a sitemap or a list
      allowed(visible, "p") +
      ") AND (e.key IS NULL OR NOT EXISTS (SELECT 1 FROM aliases a WHERE a.key = e.key)) " +
      (only ? "AND e.blog = ? AND e.category = ? " : "") +
      "ORDER BY s.as_of DESC, e.title, e.url, e.published, e.comment_count";
  using Label = std::tuple<std::string, std::string, std::string>;  // blog, title, day
  std::map<std::string, MissingPost> by_address;
  std::map<Label, MissingPost> by_label;
  Rows rows = only ? database.query(sql.c_str(), only->blog, only->category) : database.query(sql.c_str());
  while (rows.next()) {
    MissingPost post{rows.text(0),
                     rows.text(1),
                     rows.text(2),
                     category_names(rows.text(4)),
                     parse_iso_date(rows.text(3)),
                     {}};
    if (!rows.is_null(5)) post.comment_count = static_cast<std::uint32_t>(rows.integer(5));
    if (rows.is_null(6)) {
      const Label label{post.blog, post.title, day_of(post.published)};
      if (auto [at, is_new] = by_label.emplace(label, post); !is_new) complete(at->second, post);
    } else if (auto [at, is_new] = by_address.emplace(rows.text(6), post); !is_new) {
      complete(at->second, post);
    }
  }
  std::set<Label> addressed;
  std::vector<MissingPost> missing;
  for (const auto& [key, post] : by_address) {
    // /27 and /entry/slug are one post where blog, title and day agree; the number sorts first.
    const bool is_new = addressed.emplace(post.blog, post.title, day_of(post.published)).second;
    if (!is_new && post.published && !post.title.empty()) continue;
    if (address_is_held(database, post.url) || (post.published && title_is_held(database, post))) continue;
    missing.push_back(post);
  }
  for (const auto& [label, post] : by_label)
    if (!addressed.contains(label) && !title_is_held(database, post)) missing.push_back(post);
  std::ranges::sort(missing, {}, [](const MissingPost& post) {
    return std::tuple(post.blog, post.category, post.published, post.title, post.url);
  });
  return missing;
}

}  // namespace seogo::archive

namespace seogo {

std::int64_t days_left(std::int64_t expires) {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const std::int64_t left = expires - std::chrono::duration_cast<std::chrono::seconds>(now).count();
  constexpr std::int64_t day = 86400;
  return left >= 0 ? left / day : -((-left + day - 1) / day);
}

}  // namespace seogo
