// What the reading files of the archive share: the filter by visibility, posts out of rows.
#pragma once

#include <string>
#include <vector>

#include "archive/compress.h"
#include "archive/guard.h"
#include "archive/sqlite.h"
#include "seogo/archive.h"
#include "seogo/post_json.h"

namespace seogo::archive {

// A condition of SQL that holds for held posts that `visible` allows; `table` is the name of posts in the
// query.
inline std::string allowed(const Visible& visible, const std::string& table = "posts") {
  std::string names;
  for (const Visibility one :
       {Visibility::public_, Visibility::protected_, Visibility::private_, Visibility::unknown})
    if (visible.allows(one)) names += (names.empty() ? "'" : ",'") + std::string(name_of(one)) + "'";
  return table + ".state = 0 AND " + table + ".visibility IN (" + names + ")";
}

// The columns series, series_number, series_last, series_count of posts, from `column` on.
inline std::optional<Series> series_in(const Rows& rows, int column) {
  if (rows.is_null(column)) return std::nullopt;
  const auto number = [&](int at) { return static_cast<std::uint32_t>(rows.integer(at)); };
  return Series{rows.text(column), number(column + 1), number(column + 2), number(column + 3)};
}

// missing.cpp; of one category where one is named.
struct CategoryPlace {
  std::string blog;
  std::string category;  // "A/B"
};
std::vector<MissingPost> missing_posts(Database& database, const Visible& visible,
                                       const std::optional<CategoryPlace>& only = {});

// series.cpp
struct KeyedSeries {
  std::vector<std::pair<std::int64_t, Series>> posts;  // the held parts by their key
  std::vector<SeriesContents> contents;                // by name
};
// Worked out from the titles that `visible` allows.
KeyedSeries series_of_category(Database& database, const std::string& blog, const std::string& category,
                               const Visible& visible);

// check.cpp
std::optional<std::int64_t> expiry_of(std::string_view address);  // expires= of a signed address
std::vector<MissingImage> missing_images(Database& database, const Visible& visible);
std::vector<CategoryCount> category_counts(Database& database, const Visible& visible,
                                           const std::vector<MissingPost>& missing);
BlogCheck check_blog(Database& database, const std::string& blog, const Visible& visible);

// stats.cpp; sizes on disk are left to the caller.
std::vector<BlogSummary> blog_summaries(Database& database, const Visible& visible,
                                        const std::vector<MissingPost>& missing);
ArchiveStats post_stats(Database& database, const Visible& visible);

}  // namespace seogo::archive
