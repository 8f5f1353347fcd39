// The Writer's sources: records as they came, what they say of themselves, and which post they belong to.
#include "archive/compress.h"
#include "archive/writer_impl.h"

namespace seogo::archive {

SourceId Writer::put_source(const NewSource& source, bool& is_new) {
  begin();
  Database& db = impl_->db();
  auto content = db.number("SELECT id FROM contents WHERE sha256 = ?", source.sha256);
  if (!content) {
    db.execute("INSERT INTO contents(sha256, size, blanked, kept) VALUES(?, ?, ?, ?)", source.sha256,
               source.size, source.blanked, Blob{source.packed});
    content = db.last_id();
  }
  // Lines of a JSON Lines file and posts of an XML file move up and down; they are known again by their
  // content.
  const Record& record = *source.record;
  const bool moves = record.format == Format::jsonl || record.format == Format::ttxml ||
                     record.format == Format::rss || record.format == Format::api;
  auto id = moves
                ? db.number("SELECT id FROM sources WHERE content = ? AND +input = ?", *content, source.input)
                : db.number("SELECT id FROM sources WHERE content = ? AND path = ?", *content, record.path);
  is_new = !id;
  if (id) {
    // Met again, perhaps with a newer time: the newest moment at which this was the state counts, in any
    // order.
    db.execute(
        "INSERT OR IGNORE INTO undo_sources(run, source, source_run, met_in, gone, undone, file_time, as_of, "
        "blog, "
        "blog_is_guess) SELECT ?1, id, run, met_in, gone, undone, file_time, as_of, blog, blog_is_guess FROM "
        "sources "
        "WHERE id = ?2 AND run <> ?1",
        impl_->run, *id);
    db.execute(
        "UPDATE sources SET run = CASE WHEN undone IS NULL THEN run ELSE ? END, undone = NULL, met_in = ?, "
        "gone = NULL, file_time = max(file_time, ?), as_of = max(as_of, ?), "
        "blog = CASE WHEN blog_is_guess THEN ? ELSE blog END, blog_is_guess = min(blog_is_guess, ?) WHERE id "
        "= ?",
        impl_->run, source.met_in, record.file_time, source.as_of, record.blog, record.blog_is_guess, *id);
    return *id;
  }
  db.execute(
      "INSERT INTO sources(input, path, folder, format, blog, blog_is_guess, number, saved_address, "
      "file_time, as_of, "
      "content, met_in, importer, run) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      source.input, record.path, record.folder, name_of(record.format), record.blog, record.blog_is_guess,
      record.number, record.saved_address, record.file_time, source.as_of, *content, source.met_in,
      importer_version, impl_->run);
  return db.last_id();
}

SourceRow Writer::source(SourceId id) { return read_source(impl_->db(), id); }

std::string Writer::kept_bytes(SourceId id) { return archive::kept_bytes(impl_->db(), id); }

void Writer::set_identities(SourceId id, const std::vector<IdentityKey>& keys) {
  begin();
  impl_->db().execute("DELETE FROM identities WHERE source = ?", id);
  for (const IdentityKey& key : keys)
    impl_->db().execute(
        "INSERT INTO identities(key, source, proven) VALUES(?, ?, ?) "
        "ON CONFLICT(key, source) DO UPDATE SET proven = max(proven, excluded.proven)",
        key.key, id, key.proven);
}

std::vector<IdentityKey> Writer::identities(SourceId id) {
  Rows rows = impl_->db().query("SELECT key, proven FROM identities WHERE source = ? ORDER BY key", id);
  std::vector<IdentityKey> keys;
  while (rows.next()) keys.push_back({rows.text(0), rows.integer(1) != 0});
  return keys;
}

void Writer::set_edges(SourceId id, const std::vector<Edge>& edges) {
  begin();
  {
    Rows rows = impl_->db().query("SELECT DISTINCT blog, category FROM edges WHERE source = ?", id);
    while (rows.next()) impl_->unsettle(rows.text(0), rows.text(1));
  }
  impl_->db().execute("DELETE FROM edges WHERE source = ?", id);
  for (const Edge& edge : edges) {
    impl_->unsettle(edge.blog, edge.category);
    impl_->db().execute(
        "INSERT INTO edges(source, blog, url, key, title, published, category, comment_count, relation) "
        "VALUES(?, ?, ?, nullif(?, ''), ?, ?, ?, ?, ?)",
        id, edge.blog, edge.url, edge.key, edge.title,
        edge.published ? std::optional(to_string(*edge.published)) : std::nullopt, edge.category,
        edge.comment_count, edge.relation);
  }
}

void Writer::put_media(const StoredMedia& media) {
  begin();
  impl_->db().execute("INSERT OR IGNORE INTO media(sha256, type, size, width, height) VALUES(?, ?, ?, ?, ?)",
                      media.sha256, media.type.type, media.size, media.type.width, media.type.height);
}

std::optional<StoredMedia> Writer::find_media(const std::string& sha256) {
  Rows rows = impl_->db().query("SELECT type, size, width, height FROM media WHERE sha256 = ?", sha256);
  if (!rows.next()) return std::nullopt;
  return StoredMedia{sha256,
                     {rows.text(0), static_cast<std::uint32_t>(rows.integer(2)),
                      static_cast<std::uint32_t>(rows.integer(3))},
                     static_cast<std::uint64_t>(rows.integer(1))};
}

// Never takes a picture away: what stood beside the source once is held, although it may be gone from the
// disk.
void Writer::set_source_media(SourceId id, const std::vector<std::pair<std::string, std::string>>& media) {
  begin();
  for (const auto& [reference, sha256] : media)
    impl_->db().execute(
        "INSERT INTO source_media(source, reference, sha256) VALUES(?, ?, ?) "
        "ON CONFLICT(source, reference) DO UPDATE SET sha256 = excluded.sha256 WHERE excluded.sha256 <> ''",
        id, reference, sha256);
}

std::vector<std::pair<std::string, std::string>> Writer::source_media(SourceId id) {
  Rows rows =
      impl_->db().query("SELECT reference, sha256 FROM source_media WHERE source = ? AND sha256 <> ''", id);
  std::vector<std::pair<std::string, std::string>> media;
  while (rows.next()) media.emplace_back(rows.text(0), rows.text(1));
  return media;
}

std::vector<std::string> Writer::references_without_file(std::int64_t input) {
  Rows rows = impl_->db().query(
      "SELECT DISTINCT m.reference FROM sources s JOIN source_media m ON m.source = s.id "
      "WHERE s.input = ? AND m.sha256 = ''",
      input);
  std::vector<std::string> references;
  while (rows.next()) references.push_back(rows.text(0));
  return references;
}

std::vector<SourceId> Writer::sources_with_key(const std::string& key) {
  return ids_of(impl_->db().query("SELECT source FROM identities WHERE key = ? ORDER BY source", key));
}

bool Writer::is_listed(const std::string& key) {
  return impl_->db()
      .number("SELECT 1 FROM edges WHERE key = ? AND relation = 'listed' LIMIT 1", key)
      .has_value();
}

void Writer::set_as_of(SourceId id, std::int64_t as_of) {
  begin();
  impl_->db().execute("UPDATE sources SET as_of = ?, importer = ? WHERE id = ?", as_of, importer_version, id);
}

void Writer::set_post(SourceId id, PostKey post) {
  begin();
  impl_->db().execute("UPDATE sources SET post = ? WHERE id = ?", post, id);
}

void Writer::set_gone(SourceId id, bool gone) {
  begin();
  impl_->db().execute("UPDATE sources SET gone = ? WHERE id = ?",
                      gone ? std::optional(impl_->run) : std::nullopt, id);
}

void Writer::bury(SourceId id, const std::string& post_id) {
  begin();
  impl_->db().execute("INSERT OR REPLACE INTO tombstones(source, id, run) VALUES(?, ?, ?)", id, post_id,
                      impl_->run);
}

std::vector<SourceId> Writer::connected(SourceId id) {
  return ids_of(impl_->db().query(
      "SELECT b.source FROM identities a JOIN identities b ON b.key = a.key WHERE a.source = ?1 "
      "UNION SELECT b.id FROM sources a JOIN sources b ON b.post = a.post WHERE a.id = ?1 UNION SELECT ?1 "
      "ORDER BY 1",
      id));
}

std::vector<SourceId> Writer::sources_of_post(PostKey post) {
  return ids_of(impl_->db().query("SELECT id FROM sources WHERE post = ? ORDER BY id", post));
}

std::vector<SourceId> Writer::sources_of_blog(const std::string& blog) {
  return ids_of(impl_->db().query(
      "SELECT id FROM sources WHERE blog = ?1 UNION "
      "SELECT s.id FROM posts p JOIN sources s ON s.post = p.key WHERE p.blog = ?1 ORDER BY 1",
      blog));
}

std::vector<SourceId> Writer::sources_after(SourceId id, std::size_t limit) {
  return ids_of(impl_->db().query("SELECT id FROM sources WHERE id > ? ORDER BY id LIMIT ?", id, limit));
}

std::vector<SourceId> Writer::outdated_sources(std::size_t limit) {
  return ids_of(impl_->db().query("SELECT id FROM sources WHERE importer < ? ORDER BY id LIMIT ?",
                                  importer_version, limit));
}

std::vector<SourceId> Writer::vanished_sources(std::int64_t input, const std::string& present_digest) {
  return ids_of(
      impl_->db().query("SELECT id FROM sources WHERE input = ? AND met_in <> ? AND gone IS NULL ORDER BY id",
                        input, present_digest));
}

std::vector<std::pair<std::string, std::string>> Writer::blog_names() {
  Rows rows = impl_->db().query("SELECT name, blog FROM blog_names");
  std::vector<std::pair<std::string, std::string>> names;
  while (rows.next()) names.emplace_back(rows.text(0), rows.text(1));
  return names;
}

void Writer::put_blog_name(const std::string& name, const std::string& blog, const std::string& why) {
  begin();
  for (const std::string& changed : {name, blog})
    impl_->db().execute(
        "INSERT OR IGNORE INTO undo_names(run, name, blog, why) SELECT ?1, ?2, (SELECT blog FROM blog_names "
        "WHERE "
        "name = ?2), (SELECT why FROM blog_names WHERE name = ?2)",
        impl_->run, changed);
  // A name that is given back is nobody's old name any more; otherwise the two would lead to each other.
  impl_->db().execute("DELETE FROM blog_names WHERE name = ?", blog);
  impl_->db().execute("INSERT OR REPLACE INTO blog_names(name, blog, why) VALUES(?, ?, ?)", name, blog, why);
}

}  // namespace seogo::archive
