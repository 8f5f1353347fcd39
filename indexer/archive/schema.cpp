// The tables of archive.sqlite.  A change here raises schema_version, brings an upgrade with it, and is told
// in docs/format.md.
#include "archive/schema.h"

#include <array>
#include <random>

namespace seogo::archive {
namespace {

// "seog": lets file(1) and check_schema know the database.
constexpr int application_id = 0x73656f67;

constexpr const char* tables = R"sql(
-- One value each: schema, archive_id, counter (the number of the last change).
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- One row for each run of a writing command.
CREATE TABLE runs(
  id INTEGER PRIMARY KEY, command TEXT NOT NULL, started INTEGER NOT NULL, finished INTEGER,
  program TEXT NOT NULL, report TEXT);

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

-- Every record from which posts are derived, with all that import_record was told about it.
CREATE TABLE sources(
  id INTEGER PRIMARY KEY, input INTEGER NOT NULL REFERENCES inputs(id), path TEXT NOT NULL,
  folder TEXT NOT NULL, format TEXT NOT NULL, blog TEXT NOT NULL, blog_is_guess INTEGER NOT NULL,
  number INTEGER, saved_address TEXT NOT NULL, file_time INTEGER NOT NULL, as_of INTEGER NOT NULL,
  content INTEGER NOT NULL REFERENCES contents(id), met_in TEXT NOT NULL, importer INTEGER NOT NULL,
  run INTEGER NOT NULL, gone INTEGER, post INTEGER REFERENCES posts(key));
CREATE INDEX sources_by_content ON sources(content, path);
CREATE INDEX sources_by_post ON sources(post);
CREATE INDEX sources_by_input ON sources(input);

-- What a source says about which post it is: ids (id:BLOG/NUMBER) and addresses (at:HOST/PATH).  proven = 0
-- where the blog's name is a guess.
CREATE TABLE identities(
  key TEXT NOT NULL, source INTEGER NOT NULL REFERENCES sources(id), proven INTEGER NOT NULL,
  PRIMARY KEY(key, source)) WITHOUT ROWID;
CREATE INDEX identities_by_source ON identities(source);

-- The posts.  state: 0 held, 1 removed by its owner, 2 hidden (no source left), 3 joined with another.
CREATE TABLE posts(
  key INTEGER PRIMARY KEY, id TEXT UNIQUE, state INTEGER NOT NULL, sequence INTEGER NOT NULL UNIQUE,
  blog TEXT NOT NULL, blog_is_guess INTEGER NOT NULL, number INTEGER, slug TEXT NOT NULL, title TEXT NOT NULL,
  published TEXT, visibility TEXT NOT NULL, kind TEXT NOT NULL, category TEXT NOT NULL,
  words INTEGER NOT NULL, images INTEGER NOT NULL, images_held INTEGER NOT NULL, post BLOB);
CREATE INDEX posts_by_blog ON posts(blog, title);
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

-- Blogs that are one: an old name, or the host of a custom domain, and the name that stands for it.  why: user, page.
CREATE TABLE blog_names(name TEXT PRIMARY KEY, blog TEXT NOT NULL, why TEXT NOT NULL) WITHOUT ROWID;

-- What `remove` took out: a post with one of these sources stays out.
CREATE TABLE tombstones(source INTEGER PRIMARY KEY REFERENCES sources(id), id TEXT NOT NULL, run INTEGER NOT NULL);
)sql";

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

}  // namespace

bool is_empty(Database& database) {
  return database.number("SELECT count(*) FROM sqlite_master").value_or(0) == 0;
}

void create_schema(Database& database) {
  database.script("PRAGMA application_id = " + std::to_string(application_id));
  Transaction transaction(database);
  database.script(tables);
  database.execute("INSERT INTO meta VALUES('schema', ?), ('archive_id', ?), ('counter', '0')",
                   std::to_string(schema_version), random_id());
  transaction.commit();
}

void check_schema(Database& database, const std::string& folder) {
  const auto application = database.number("PRAGMA application_id");
  if (application != application_id)
    raise(ErrorCode::damaged,
          {"archive.sqlite in " + folder + " is no archive of seogo.",
           folder + "의 archive.sqlite는 seogo 서고가 아닙니다."},
          {"Name another folder with --archive.", "--archive로 다른 폴더를 지정하세요."});
  const std::string version = meta(database, "schema");
  if (version != std::to_string(schema_version))
    raise(ErrorCode::archive_version,
          {"The archive at " + folder + " was written by another version of seogo (schema " + version +
               "; this program reads " + std::to_string(schema_version) + ").",
           "서고 " + folder + "는 다른 버전의 seogo가 만들었습니다(스키마 " + version + ", 이 프로그램은 " +
               std::to_string(schema_version) + ")."},
          {"Use the newer program; this one changes nothing.",
           "더 새로운 프로그램을 쓰세요. 이 프로그램은 아무것도 바꾸지 않습니다."});
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
