// One state of an archive: see snapshot.h.
#include "archive/snapshot.h"

#include "archive/compress.h"
#include "archive/files.h"
#include "archive/lookup.h"
#include "archive/media.h"
#include "archive/rows.h"
#include "archive/schema.h"
#include "seogo/post_json.h"

namespace seogo::archive {
namespace {

const std::filesystem::path& checked(const std::filesystem::path& folder) {
  if (!std::filesystem::exists(database_file(folder))) throw Failure{no_archive(folder)};
  return folder;
}

}  // namespace

Snapshot::Snapshot(const std::filesystem::path& folder)
    : Snapshot(database_file(checked(folder)), folder, access_to(folder)) {}

Snapshot::Snapshot(const std::filesystem::path& file, const std::filesystem::path& folder, Access access)
    : folder_(folder), database_(file, access), transaction_(database_, false) {
  if (is_empty(database_)) throw Failure{no_archive(folder)};
  check_schema(database_, folder.string());
}

std::vector<PostEntry> Snapshot::posts(const Visible& visible, const std::string& blog) {
  Rows rows = database_.query(
      ("SELECT key, id, blog, number, slug, title, published, category, visibility FROM posts WHERE " +
       allowed(visible) + " AND (?1 = '' OR blog = ?1) ORDER BY blog, number IS NULL, number, id")
          .c_str(),
      blog);
  std::vector<PostEntry> posts;
  while (rows.next()) {
    PostEntry entry;
    entry.key = rows.integer(0);
    entry.id = rows.text(1);
    entry.blog = rows.text(2);
    if (!rows.is_null(3)) entry.number = static_cast<std::uint64_t>(rows.integer(3));
    entry.slug = rows.text(4);
    entry.title = rows.text(5);
    entry.published = parse_iso_date(rows.view(6));
    entry.category = rows.text(7);
    entry.visibility = visibility_named(rows.view(8)).value_or(Visibility::unknown);
    posts.push_back(std::move(entry));
  }
  return posts;
}

Post Snapshot::post(std::int64_t key) {
  Rows rows = database_.query("SELECT post FROM posts WHERE key = ?", key);
  if (!rows.next()) raise(ErrorCode::damaged, {"A post's row is missing.", "글의 기록이 없습니다."});
  return take(post_from_json(take(decompress(rows.view(0)))));
}

std::optional<std::int64_t> Snapshot::post_at(std::string_view id_or_address) {
  const auto key = find_post(database_, id_or_address);
  if (!key || !database_.number("SELECT 1 FROM posts WHERE key = ? AND state = 0", *key)) return std::nullopt;
  return key;
}

std::vector<SourceRow> Snapshot::sources(std::int64_t post) {
  std::vector<SourceId> ids;
  {
    Rows rows = database_.query(
        "SELECT s.id FROM sources s JOIN contents c ON c.id = s.content WHERE s.post = ? AND s.undone IS "
        "NULL "
        "ORDER BY s.as_of, c.sha256, s.path",
        post);
    while (rows.next()) ids.push_back(rows.integer(0));
  }
  std::vector<SourceRow> sources;
  sources.reserve(ids.size());
  for (const SourceId id : ids) sources.push_back(read_source(database_, id));
  return sources;
}

std::string Snapshot::kept_bytes(SourceId id) { return archive::kept_bytes(database_, id); }

std::vector<std::pair<std::string, std::string>> Snapshot::source_media(SourceId id) {
  Rows rows = database_.query("SELECT reference, sha256 FROM source_media WHERE source = ?", id);
  std::vector<std::pair<std::string, std::string>> media;
  while (rows.next()) media.emplace_back(rows.text(0), rows.text(1));
  return media;
}

std::vector<std::pair<std::string, std::string>> Snapshot::blog_names() {
  Rows rows = database_.query("SELECT name, blog FROM blog_names");
  std::vector<std::pair<std::string, std::string>> names;
  while (rows.next()) names.emplace_back(rows.text(0), rows.text(1));
  return names;
}

std::optional<MediaFile> Snapshot::media(const std::string& sha256) {
  Rows rows = database_.query("SELECT type, size FROM media WHERE sha256 = ?", sha256);
  if (!rows.next()) return std::nullopt;
  return MediaFile{media_file(media_folder(folder_), sha256), rows.text(0),
                   static_cast<std::uint64_t>(rows.integer(1))};
}

std::vector<std::string> Snapshot::all_media() {
  Rows rows = database_.query("SELECT sha256 FROM media ORDER BY sha256");
  std::vector<std::string> media;
  while (rows.next()) media.push_back(rows.text(0));
  return media;
}

ArchiveState Snapshot::state() {
  return {meta(database_, "archive_id"), std::stoull(meta(database_, "counter"))};
}

void copy_database(const std::filesystem::path& folder, const std::filesystem::path& file) {
  Database database(database_file(checked(folder)), access_to(folder));
  if (is_empty(database)) throw Failure{no_archive(folder)};
  check_schema(database, folder.string());
  database.execute("VACUUM INTO ?", file.string());
  take(sync_file(file));
}

bool is_of_older_schema(const std::filesystem::path& folder) {
  if (!std::filesystem::exists(database_file(folder))) return false;
  Database database(database_file(folder), access_to(folder));
  return !is_empty(database) && database.number("SELECT 1 FROM sqlite_master WHERE name = 'meta'") &&
         schema_of(database) < schema_version;
}

void renew_archive_id(const std::filesystem::path& file) {
  {
    Database database(file, Access::write);
    upgrade_schema(database, file);
    check_schema(database, file.parent_path().string());
    Transaction transaction(database);
    database.execute("UPDATE meta SET value = ? WHERE key = 'archive_id'", random_id());
    transaction.commit();
  }
  take(sync_file(file));
}

}  // namespace seogo::archive
