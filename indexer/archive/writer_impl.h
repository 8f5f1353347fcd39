// What the files of the Writer share.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "archive/rows.h"
#include "archive/schema.h"
#include "archive/writer.h"

namespace seogo::archive {

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

  std::set<std::string> unsettled;  // blogs that are in unsettled_blogs already

  Database& db() { return *database; }

  // Notes that the series of a blog are to be worked out again.
  void unsettle(const std::string& blog) {
    if (!blog.empty() && unsettled.insert(blog).second)
      db().execute("INSERT OR IGNORE INTO unsettled_blogs(blog) VALUES(?)", blog);
  }
};

}  // namespace seogo::archive
