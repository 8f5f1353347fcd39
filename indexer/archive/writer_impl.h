// What the files of the Writer share.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "archive/rows.h"
#include "archive/schema.h"
#include "archive/writer.h"

namespace seogo::archive {

// The first column of all rows.
inline std::vector<std::int64_t> ids_of(Rows rows) {
  std::vector<std::int64_t> ids;
  while (rows.next()) ids.push_back(rows.integer(0));
  return ids;
}

struct Writer::Impl {
  std::filesystem::path folder;
  std::optional<WriterLock> lock;  // none for a dry run where there is no archive
  std::optional<Database> database;
  std::optional<MediaStore> media;
  std::optional<Transaction> transaction;
  bool made = false;
  bool dry_run = false;
  std::uint64_t counter = 0;
  std::uint64_t saved_counter = 0;
  std::int64_t run = 0;

  std::set<std::pair<std::string, std::string>> unsettled;  // blog and category; in the table already

  Database& db() { return *database; }

  // Notes that the series of a category are to be worked out again.
  void unsettle(const std::string& blog, const std::string& category) {
    if (!blog.empty() && unsettled.emplace(blog, category).second)
      db().execute("INSERT OR IGNORE INTO unsettled(blog, category) VALUES(?, ?)", blog, category);
  }

  // The same for the category in which a post stands now, for those whose posts name it as one that is known,
  // and for those in which it names others.
  void unsettle_post(PostKey key) {
    Rows rows = db().query(
        "SELECT blog, category FROM posts WHERE key = ?1 UNION "
        "SELECT e.blog, e.category FROM aliases a JOIN edges e ON e.key = a.key WHERE a.post = ?1 UNION "
        "SELECT e.blog, e.category FROM posts p JOIN edges e ON e.blog = p.blog AND e.title = p.title WHERE "
        "p.key = ?1 AND e.key IS NULL UNION "
        "SELECT e.blog, e.category FROM sources s JOIN edges e ON e.source = s.id WHERE s.post = ?1",
        key);
    while (rows.next()) unsettle(rows.text(0), rows.text(1));
  }
};

}  // namespace seogo::archive
