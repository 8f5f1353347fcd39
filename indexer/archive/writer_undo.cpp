// Taking a run back: what it brought falls silent, what it changed becomes what it was.  Bytes stay; they
// leave by purge alone.
#include "archive/writer_impl.h"

namespace seogo::archive {

std::optional<PastRun> Writer::last_run() {
  // A run that left nothing behind, such as one that met nothing new, is none that one would take back.
  Rows rows = impl_->db().query(
      "SELECT id, command, started FROM runs r WHERE undone IS NULL AND id <> ? AND "
      "(command = 'purge' OR EXISTS(SELECT 1 FROM sources WHERE run = r.id AND undone IS NULL) OR "
      "EXISTS(SELECT 1 FROM sources WHERE gone = r.id) OR EXISTS(SELECT 1 FROM tombstones WHERE run = r.id) "
      "OR "
      "EXISTS(SELECT 1 FROM undo_sources WHERE run = r.id) OR EXISTS(SELECT 1 FROM undo_names WHERE run = "
      "r.id) OR "
      "EXISTS(SELECT 1 FROM undo_tombstones WHERE run = r.id)) ORDER BY id DESC LIMIT 1",
      impl_->run);
  if (!rows.next()) return std::nullopt;
  return PastRun{rows.integer(0), rows.text(1), rows.integer(2)};
}

std::vector<std::string> Writer::silence(SourceId id) {
  begin();
  std::vector<std::string> keys;
  for (const IdentityKey& key : identities(id)) keys.push_back(key.key);
  set_identities(id, {});
  set_edges(id, {});
  return keys;
}

Undone Writer::undo_run(std::int64_t run) {
  begin();
  Database& db = impl_->db();
  Undone undone;
  undone.silenced =
      ids_of(db.query("SELECT id FROM sources WHERE run = ?1 AND undone IS NULL AND NOT EXISTS(SELECT 1 FROM "
                      "undo_sources u WHERE "
                      "u.run = ?1 AND u.source = id) ORDER BY id",
                      run));
  for (const SourceId id : undone.silenced)
    db.execute("UPDATE sources SET undone = ? WHERE id = ?", impl_->run, id);
  undone.marked = ids_of(db.query(
      "SELECT id FROM sources WHERE gone = ?1 UNION SELECT source FROM tombstones WHERE run = ?1 UNION "
      "SELECT source FROM undo_tombstones WHERE run = ?1 ORDER BY 1",
      run));
  db.execute("UPDATE sources SET gone = NULL WHERE gone = ?", run);
  undone.restored = ids_of(db.query("SELECT source FROM undo_sources WHERE run = ? ORDER BY source", run));
  db.execute(
      "UPDATE sources SET run = u.source_run, met_in = u.met_in, gone = u.gone, undone = u.undone, "
      "file_time = u.file_time, as_of = u.as_of, blog = u.blog, blog_is_guess = u.blog_is_guess "
      "FROM undo_sources u WHERE u.run = ? AND u.source = sources.id",
      run);
  for (const SourceId id : undone.restored)
    if (source(id).undone) undone.silenced.push_back(id);
  std::erase_if(undone.restored, [&](SourceId id) { return source(id).undone; });
  db.execute("DELETE FROM tombstones WHERE run = ?", run);
  db.execute(
      "INSERT OR REPLACE INTO tombstones(source, id, run) SELECT source, id, buried_in FROM undo_tombstones "
      "WHERE "
      "run = ?",
      run);
  {
    Rows rows = db.query("SELECT name, blog, why FROM undo_names WHERE run = ?", run);
    while (rows.next()) {
      undone.blogs.push_back(rows.text(0));
      Rows present = db.query("SELECT blog FROM blog_names WHERE name = ?", rows.text(0));
      if (present.next()) undone.blogs.push_back(present.text(0));
    }
  }
  db.execute("DELETE FROM blog_names WHERE name IN (SELECT name FROM undo_names WHERE run = ?)", run);
  db.execute(
      "INSERT INTO blog_names(name, blog, why) SELECT name, blog, why FROM undo_names WHERE run = ? AND blog "
      "IS "
      "NOT NULL",
      run);
  // The files are looked at again by the next run, whatever they hold.
  db.execute("DELETE FROM inputs WHERE run = ? AND id NOT IN (SELECT input FROM sources)", run);
  db.execute("UPDATE inputs SET sha256 = '' WHERE run = ?", run);
  for (const char* sql :
       {"DELETE FROM undo_sources WHERE run = ?", "DELETE FROM undo_tombstones WHERE run = ?",
        "DELETE FROM undo_names WHERE run = ?"})
    db.execute(sql, run);
  db.execute("UPDATE runs SET undone = ? WHERE id = ?", impl_->run, run);
  return undone;
}

void Writer::hide_post(PostKey key) {
  begin();
  Database& db = impl_->db();
  if (!db.number("SELECT 1 FROM posts WHERE key = ? AND state IN (0, 1)", key)) return;
  impl_->unsettle_post(key);
  db.execute("UPDATE posts SET state = 2, sequence = ? WHERE key = ?", ++impl_->counter, key);
  db.execute("DELETE FROM post_tags WHERE post = ?", key);
  db.execute("DELETE FROM post_media WHERE post = ?", key);
  db.execute("DELETE FROM aliases WHERE post = ?", key);  // nothing tells of it any more
}

void Writer::drop_alias_of_no_source(const std::string& key) {
  begin();
  impl_->db().execute(
      "DELETE FROM aliases WHERE key = ?1 AND NOT EXISTS(SELECT 1 FROM identities WHERE key = ?1) AND NOT "
      "EXISTS(SELECT 1 FROM posts WHERE 'id:' || id = ?1 AND state = 0)",
      key);
}

void Writer::unbury(SourceId id) {
  begin();
  impl_->db().execute(
      "INSERT OR IGNORE INTO undo_tombstones(run, source, id, buried_in) SELECT ?, source, id, run FROM "
      "tombstones "
      "WHERE source = ?",
      impl_->run, id);
  impl_->db().execute("DELETE FROM tombstones WHERE source = ?", id);
}

}  // namespace seogo::archive
