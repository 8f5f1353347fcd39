// The tables of archive.sqlite.  A change here raises schema_version, brings an upgrade with it, and is told
// in docs/format.md.
#include "archive/schema.h"

#include <array>
#include <random>

#include "archive/media.h"

namespace seogo::archive {
namespace {

// "seog": lets file(1) and check_schema know the database.
constexpr int application_id = 0x73656f67;

constexpr const char* tables = R"sql(
-- One value each: schema, archive_id, counter (the number of the last change), related (the number up to
-- which series and near-copies are worked out).
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- One row for each run of a writing command.  undone = the run that took it back.
CREATE TABLE runs(
  id INTEGER PRIMARY KEY, command TEXT NOT NULL, started INTEGER NOT NULL, finished INTEGER,
  program TEXT NOT NULL, report TEXT, undone INTEGER);

-- Every file that was ever met below a path: containers and plain files.  A refused or passed-over record
-- inside a container has a row of its own, `within` its container.  outcome: reading (a run was cut here),
-- read, skipped, rejected.
CREATE TABLE inputs(
  id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, within INTEGER, size INTEGER NOT NULL,
  modified_ns INTEGER NOT NULL, sha256 TEXT NOT NULL, outcome TEXT NOT NULL, taken_for TEXT,
  reason_en TEXT, reason_ko TEXT, importer INTEGER NOT NULL, run INTEGER NOT NULL);
CREATE INDEX inputs_by_digest ON inputs(sha256) WHERE outcome = 'rejected';
CREATE INDEX inputs_within ON inputs(within) WHERE within IS NOT NULL;

-- The bytes of records: each content once.  sha256 is of the bytes as they came; kept is zstd, secrets
-- blanked where blanked = 1.
CREATE TABLE contents(
  id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, size INTEGER NOT NULL, blanked INTEGER NOT NULL,
  kept BLOB NOT NULL);

-- Every record from which posts are derived, with all that import_record was told about it.  undone = the run
-- that took it back: it is kept, but says nothing.
CREATE TABLE sources(
  id INTEGER PRIMARY KEY, input INTEGER NOT NULL REFERENCES inputs(id), path TEXT NOT NULL,
  folder TEXT NOT NULL, format TEXT NOT NULL, blog TEXT NOT NULL, blog_is_guess INTEGER NOT NULL,
  number INTEGER, saved_address TEXT NOT NULL, file_time INTEGER NOT NULL, as_of INTEGER NOT NULL,
  content INTEGER NOT NULL REFERENCES contents(id), met_in TEXT NOT NULL, importer INTEGER NOT NULL,
  run INTEGER NOT NULL, gone INTEGER, post INTEGER REFERENCES posts(key), undone INTEGER);
CREATE INDEX sources_by_content ON sources(content, path);
CREATE INDEX sources_by_post ON sources(post);
CREATE INDEX sources_by_input ON sources(input);

-- What a source says about which post it is: ids (id:BLOG/NUMBER) and addresses (at:HOST/PATH).  proven = 0
-- where the blog's name is a guess.
CREATE TABLE identities(
  key TEXT NOT NULL, source INTEGER NOT NULL REFERENCES sources(id), proven INTEGER NOT NULL,
  PRIMARY KEY(key, source)) WITHOUT ROWID;
CREATE INDEX identities_by_source ON identities(source);

-- The posts.  state: 0 held, 1 removed by its owner, 2 hidden (no source left), 3 joined with another or
-- purged.  series… and copy_of (the key of another post) follow from all posts together.
CREATE TABLE posts(
  key INTEGER PRIMARY KEY, id TEXT UNIQUE, state INTEGER NOT NULL, sequence INTEGER NOT NULL UNIQUE,
  blog TEXT NOT NULL, blog_is_guess INTEGER NOT NULL, number INTEGER, slug TEXT NOT NULL, title TEXT NOT NULL,
  published TEXT, visibility TEXT NOT NULL, kind TEXT NOT NULL, category TEXT NOT NULL,
  words INTEGER NOT NULL, images INTEGER NOT NULL, images_held INTEGER NOT NULL, post BLOB,
  series TEXT, series_number INTEGER, series_last INTEGER, series_count INTEGER, copy_of INTEGER);
CREATE INDEX posts_by_blog ON posts(blog, title);
CREATE INDEX posts_by_original ON posts(copy_of) WHERE copy_of IS NOT NULL;
CREATE TABLE post_tags(post INTEGER NOT NULL, tag TEXT NOT NULL, PRIMARY KEY(post, tag)) WITHOUT ROWID;
CREATE TABLE post_media(
  sha256 TEXT NOT NULL, post INTEGER NOT NULL, PRIMARY KEY(sha256, post)) WITHOUT ROWID;
CREATE INDEX post_media_by_post ON post_media(post);

-- Every id and address under which a post was ever known, as in identities.
CREATE TABLE aliases(key TEXT PRIMARY KEY, post INTEGER NOT NULL REFERENCES posts(key)) WITHOUT ROWID;
CREATE INDEX aliases_by_post ON aliases(post);

-- Pictures and attachments: the file is media/ab/cdef…, named by sha256.
CREATE TABLE media(
  sha256 TEXT PRIMARY KEY, type TEXT NOT NULL, size INTEGER NOT NULL, width INTEGER NOT NULL,
  height INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE source_media(
  source INTEGER NOT NULL REFERENCES sources(id), reference TEXT NOT NULL, sha256 TEXT NOT NULL,
  PRIMARY KEY(source, reference)) WITHOUT ROWID;

-- Known posts: what a source tells of others, by address, or by date and title where no address is told.
CREATE TABLE edges(
  source INTEGER NOT NULL REFERENCES sources(id), blog TEXT NOT NULL, url TEXT NOT NULL, key TEXT,
  title TEXT NOT NULL, published TEXT, category TEXT NOT NULL, comment_count INTEGER,
  relation TEXT NOT NULL);
CREATE INDEX edges_by_source ON edges(source);
CREATE INDEX edges_by_key ON edges(key) WHERE key IS NOT NULL;
CREATE INDEX edges_by_blog ON edges(blog, category);
CREATE INDEX edges_by_title ON edges(blog, title) WHERE key IS NULL;

-- Blogs that are one: an old name, or the host of a custom domain, and the name that stands for it.  why: user, page.
CREATE TABLE blog_names(name TEXT PRIMARY KEY, blog TEXT NOT NULL, why TEXT NOT NULL) WITHOUT ROWID;

-- What `remove` took out: a post with one of these sources stays out.
CREATE TABLE tombstones(source INTEGER PRIMARY KEY REFERENCES sources(id), id TEXT NOT NULL, run INTEGER NOT NULL);
)sql";

// What came with version 2; `tables` above holds its columns and indexes already.
constexpr const char* tables_of_2 = R"sql(
-- Digests of contents that were purged: their bytes are not taken in again.
CREATE TABLE purged(sha256 TEXT PRIMARY KEY, run INTEGER NOT NULL) WITHOUT ROWID;

-- Under which hashes the texts of posts are found that are much alike, the oldest first (library/likeness.h).
CREATE TABLE likeness(
  band INTEGER NOT NULL, age INTEGER NOT NULL, post INTEGER NOT NULL, PRIMARY KEY(band, age, post)) WITHOUT ROWID;
CREATE INDEX likeness_by_post ON likeness(post);

-- Categories of which posts or known posts changed since their series were worked out.
CREATE TABLE unsettled(blog TEXT NOT NULL, category TEXT NOT NULL, PRIMARY KEY(blog, category)) WITHOUT ROWID;

-- For `undo`: what a run changed of sources and names that were there before it.  blog is NULL for a name that
-- was not there.
CREATE TABLE undo_sources(
  run INTEGER NOT NULL, source INTEGER NOT NULL, source_run INTEGER NOT NULL, met_in TEXT NOT NULL,
  gone INTEGER, undone INTEGER, file_time INTEGER NOT NULL, as_of INTEGER NOT NULL, blog TEXT NOT NULL,
  blog_is_guess INTEGER NOT NULL, PRIMARY KEY(run, source)) WITHOUT ROWID;
CREATE TABLE undo_tombstones(
  run INTEGER NOT NULL, source INTEGER NOT NULL, id TEXT NOT NULL, buried_in INTEGER NOT NULL,
  PRIMARY KEY(run, source)) WITHOUT ROWID;
CREATE TABLE undo_names(
  run INTEGER NOT NULL, name TEXT NOT NULL, blog TEXT, why TEXT, PRIMARY KEY(run, name)) WITHOUT ROWID;

INSERT INTO meta VALUES('related', '0');
INSERT INTO unsettled SELECT DISTINCT blog, category FROM posts;
)sql";

// What the tables of version 1 lack.
constexpr const char* from_1_to_2 = R"sql(
ALTER TABLE runs ADD COLUMN undone INTEGER;
ALTER TABLE sources ADD COLUMN undone INTEGER;
ALTER TABLE posts ADD COLUMN series TEXT;
ALTER TABLE posts ADD COLUMN series_number INTEGER;
ALTER TABLE posts ADD COLUMN series_last INTEGER;
ALTER TABLE posts ADD COLUMN series_count INTEGER;
ALTER TABLE posts ADD COLUMN copy_of INTEGER;
CREATE INDEX posts_by_original ON posts(copy_of) WHERE copy_of IS NOT NULL;
CREATE INDEX edges_by_blog ON edges(blog, category);
CREATE INDEX edges_by_title ON edges(blog, title) WHERE key IS NULL;
)sql";

void check_application(Database& database, const std::string& folder) {
  if (database.number("PRAGMA application_id") == application_id) return;
  raise(ErrorCode::damaged,
        {"archive.sqlite in " + folder + " is no archive of seogo.",
         folder + "의 archive.sqlite는 seogo 서고가 아닙니다."},
        {"Name another folder with --archive.", "--archive로 다른 폴더를 지정하세요."});
}

}  // namespace

std::string random_id() {
  static constexpr char digits[] = "0123456789abcdef";
  std::random_device device;
  std::string id;
  for (int word = 0; word < 4; ++word) {
    std::uint32_t bits = device();
    for (int digit = 0; digit < 8; ++digit, bits >>= 4) id += digits[bits & 15];
  }
  return id;
}

bool is_empty(Database& database) {
  return database.number("SELECT count(*) FROM sqlite_master").value_or(0) == 0;
}

void create_schema(Database& database) {
  database.script("PRAGMA application_id = " + std::to_string(application_id));
  Transaction transaction(database);
  database.script(tables);
  database.script(tables_of_2);
  database.execute("INSERT INTO meta VALUES('schema', ?), ('archive_id', ?), ('counter', '0')",
                   std::to_string(schema_version), random_id());
  transaction.commit();
}

void check_schema(Database& database, const std::string& folder) {
  check_application(database, folder);
  const int version = schema_of(database);
  if (version == schema_version) return;
  const Sentence message{
      "The archive at " + folder + " was written by another version of seogo (schema " +
          std::to_string(version) + "; this program reads " + std::to_string(schema_version) + ").",
      "서고 " + folder + "는 다른 버전의 seogo가 만들었습니다(스키마 " + std::to_string(version) +
          ", 이 프로그램은 " + std::to_string(schema_version) + ")."};
  if (version < schema_version)
    raise(ErrorCode::archive_version, message,
          {"Bring it up to date with any command that writes, such as: seogo compact.  A copy is kept.",
           "쓰는 명령(예: seogo compact)을 한 번 실행하면 새 형식으로 바뀝니다. 옛 사본은 남겨 둡니다."});
  raise(ErrorCode::archive_version, message,
        {"Use the newer program; this one changes nothing.",
         "더 새로운 프로그램을 쓰세요. 이 프로그램은 아무것도 바꾸지 않습니다."});
}

int schema_of(Database& database) { return std::stoi(meta(database, "schema")); }

void upgrade_schema(Database& database, const std::filesystem::path& file) {
  check_application(database, file.parent_path().string());
  const int version = schema_of(database);
  if (version >= schema_version) return;
  const std::filesystem::path copy = file.string() + ".schema" + std::to_string(version);
  // A copy that is there was made before an upgrade that was cut: the database is still as it was.
  if (!std::filesystem::exists(copy)) {
    const std::filesystem::path unfinished = copy.string() + ".part";
    std::filesystem::remove(unfinished);
    database.execute("VACUUM INTO ?", unfinished.string());
    take(sync_file(unfinished));
    std::filesystem::rename(unfinished, copy);
    take(sync_folder(copy.parent_path()));
  }
  Transaction transaction(database);
  if (version < 2) {
    database.script(from_1_to_2);
    database.script(tables_of_2);
  }
  database.execute("UPDATE meta SET value = ? WHERE key = 'schema'", std::to_string(schema_version));
  transaction.commit();
}

std::string meta(Database& database, const char* key) {
  Rows rows = database.query("SELECT value FROM meta WHERE key = ?", key);
  if (!rows.next())
    raise(ErrorCode::damaged,
          {std::string("The archive lacks its ") + key + ".",
           std::string("서고에 있어야 할 값이 없습니다: ") + key},
          {"Restore it from a backup.", "백업에서 되살리세요."});
  return rows.text(0);
}

}  // namespace seogo::archive
