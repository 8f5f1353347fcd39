// Erasing a post for good: every row that holds a byte of it, and the media that it alone showed.
#include <set>

#include "archive/files.h"
#include "archive/writer_impl.h"

namespace seogo::archive {
namespace {

std::vector<std::int64_t> numbers(Rows rows) {
  std::vector<std::int64_t> found;
  while (rows.next()) found.push_back(rows.integer(0));
  return found;
}

void purge_source(Database& db, std::int64_t source, std::int64_t run) {
  const auto content = db.number("SELECT content FROM sources WHERE id = ?", source);
  const auto input = db.number("SELECT input FROM sources WHERE id = ?", source);
  for (const char* sql :
       {"DELETE FROM identities WHERE source = ?", "DELETE FROM edges WHERE source = ?",
        "DELETE FROM source_media WHERE source = ?", "DELETE FROM tombstones WHERE source = ?",
        "DELETE FROM undo_sources WHERE source = ?", "DELETE FROM undo_tombstones WHERE source = ?",
        "DELETE FROM sources WHERE id = ?"})
    db.execute(sql, source);
  if (!db.number("SELECT 1 FROM sources WHERE content = ?", content)) {
    db.execute("INSERT OR IGNORE INTO purged(sha256, run) SELECT sha256, ? FROM contents WHERE id = ?", run,
               content);
    db.execute("DELETE FROM contents WHERE id = ?", content);
  }
  // A path may tell the title.  A container that holds others' records too is read again, and those are
  // passed over whose digest is known as purged.
  if (!db.number("SELECT 1 FROM sources WHERE input = ?", input)) {
    db.execute("DELETE FROM inputs WHERE id = ?1 OR within = ?1", input);
  } else {
    db.execute("UPDATE inputs SET sha256 = '' WHERE id = ?", input);
  }
}

}  // namespace

Purged Writer::purge(PostKey post) {
  begin();
  Database& db = impl_->db();
  Purged purged;
  std::set<std::string> media;
  const std::vector<std::int64_t> sources = numbers(db.query("SELECT id FROM sources WHERE post = ?", post));
  {
    Rows rows = db.query(
        "SELECT sha256 FROM post_media WHERE post = ?1 UNION SELECT m.sha256 FROM source_media m JOIN "
        "sources s ON "
        "s.id = m.source WHERE s.post = ?1",
        post);
    while (rows.next()) media.insert(rows.text(0));
  }
  impl_->unsettle_post(post);
  for (const std::int64_t source : sources) purge_source(db, source, impl_->run);
  for (const char* sql : {"DELETE FROM post_tags WHERE post = ?", "DELETE FROM post_media WHERE post = ?",
                          "DELETE FROM aliases WHERE post = ?", "DELETE FROM likeness WHERE post = ?"})
    db.execute(sql, post);
  // The row stays as a trace, so that its number is never given to another and the index hears of its end.
  db.execute(
      "UPDATE posts SET id = NULL, state = 3, sequence = ?, number = NULL, slug = '', title = '', published "
      "= NULL, "
      "category = '', words = 0, images = 0, images_held = 0, post = NULL, series = NULL, series_number = "
      "NULL, "
      "series_last = NULL, series_count = NULL, copy_of = NULL WHERE key = ?",
      ++impl_->counter, post);
  for (const std::string& sha256 : media) {
    if (db.number(
            "SELECT 1 FROM post_media WHERE sha256 = ?1 UNION ALL SELECT 1 FROM source_media WHERE sha256 = "
            "?1 LIMIT 1",
            sha256))
      continue;
    db.execute("DELETE FROM media WHERE sha256 = ?", sha256);
    purged.files.push_back(media_file(media_folder(impl_->folder), sha256));
  }
  purged.sources = sources.size();
  return purged;
}

bool Writer::was_purged(const std::string& sha256) {
  return impl_->db().number("SELECT 1 FROM purged WHERE sha256 = ?", sha256).has_value();
}

bool Writer::has_purged() { return impl_->db().number("SELECT 1 FROM purged LIMIT 1").has_value(); }

void Writer::forgive(const std::string& sha256) {
  begin();
  impl_->db().execute("DELETE FROM purged WHERE sha256 = ?", sha256);
}

bool Writer::vacuum() {
  Database& db = impl_->db();
  db.script("VACUUM");
  Rows rows = db.query("PRAGMA wal_checkpoint(TRUNCATE)");
  return rows.next() && rows.integer(0) == 0;  // else a reader still looks at the log
}

std::uint64_t Writer::remove_copies_of_older_schemas() {
  std::uint64_t removed = 0;
  for (int version = 1; version < schema_version; ++version) {
    std::error_code ignored;
    const std::string copy = database_file(impl_->folder).string() + ".schema" + std::to_string(version);
    removed += std::filesystem::remove(copy, ignored) ? 1 : 0;
  }
  return removed;
}

}  // namespace seogo::archive
