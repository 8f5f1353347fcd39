// Counts over the posts of an archive.
#include <algorithm>
#include <map>

#include "archive/rows.h"

namespace seogo::archive {
namespace {

std::uint64_t count_of(Rows& rows, int column) { return static_cast<std::uint64_t>(rows.integer(column)); }

std::vector<Count> counts(Database& database, const std::string& sql) {
  std::vector<Count> counted;
  Rows rows = database.query(sql.c_str());
  while (rows.next()) counted.push_back({rows.text(0), count_of(rows, 1)});
  return counted;
}

}  // namespace

std::vector<BlogSummary> blog_summaries(Database& database, const Visible& visible,
                                        const std::vector<MissingPost>& missing) {
  std::map<std::string, BlogSummary> blogs;
  const std::string sql = "SELECT blog, min(blog_is_guess), count(*), max(published) FROM posts WHERE " +
                          allowed(visible) + " GROUP BY blog";
  Rows rows = database.query(sql.c_str());
  while (rows.next()) {
    BlogSummary& blog = blogs[rows.text(0)];
    blog.name = rows.text(0);
    blog.is_guess = rows.integer(1) != 0;
    blog.posts = count_of(rows, 2);
    blog.newest = parse_iso_date(rows.view(3));
  }
  for (const MissingPost& post : missing)
    if (const auto blog = blogs.find(post.blog); blog != blogs.end()) ++blog->second.missing;
  std::vector<BlogSummary> summaries;
  summaries.reserve(blogs.size());
  for (auto& [name, blog] : blogs) summaries.push_back(std::move(blog));
  return summaries;
}

ArchiveStats post_stats(Database& database, const Visible& visible) {
  ArchiveStats stats;
  const std::string held = " FROM posts WHERE " + allowed(visible);
  {
    Rows rows = database.query(
        ("SELECT count(*), coalesce(sum(words), 0), coalesce(sum(images), 0), coalesce(sum(images_held), 0), "
         "coalesce(sum(visibility = 'unknown'), 0)" +
         held)
            .c_str());
    if (rows.next()) {
      stats.posts = count_of(rows, 0);
      stats.words = count_of(rows, 1);
      stats.images = count_of(rows, 2);
      stats.images_held = count_of(rows, 3);
      stats.unknown_visibility = count_of(rows, 4);
    }
  }
  stats.categories =
      counts(database, "SELECT category, count(*)" + held + " AND category <> '' GROUP BY 1 ORDER BY 1");
  stats.years = counts(database, "SELECT substr(published, 1, 4), count(*)" + held +
                                     " AND published IS NOT NULL GROUP BY 1 ORDER BY 1");
  stats.months = counts(database, "SELECT substr(published, 1, 7), count(*)" + held +
                                      " AND published IS NOT NULL GROUP BY 1 ORDER BY 1");
  stats.month_words = counts(database, "SELECT substr(published, 1, 7), sum(words)" + held +
                                           " AND published IS NOT NULL GROUP BY 1 ORDER BY 1");
  stats.tags =
      counts(database, "SELECT t.tag, count(*) FROM post_tags t JOIN posts ON posts.key = t.post WHERE " +
                           allowed(visible) + " GROUP BY 1 ORDER BY 2 DESC, 1");
  const std::vector<MissingPost> missing = missing_posts(database, visible);
  stats.missing = missing.size();
  stats.blogs = blog_summaries(database, visible, missing);
  return stats;
}

}  // namespace seogo::archive
