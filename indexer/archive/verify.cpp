// The checks of the truth: see verify.h.  docs/format.md says what the tables promise each other.
#include "archive/verify.h"

#include <array>
#include <utility>

#include "archive/compress.h"
#include "archive/files.h"
#include "archive/schema.h"
#include "post/digest.h"
#include "seogo/post_json.h"

namespace seogo::archive {
namespace {

namespace fs = std::filesystem;

// A reference of one table to another: counted rows contradict it.
struct Reference {
  const char* kind;
  const char* sql;
  const char* en;
  const char* ko;
  bool orphan = true;  // nothing is lost when such rows go, and --repair removes them
};

constexpr std::array references{
    Reference{"source_without_content",
              "SELECT count(*) FROM sources WHERE content NOT IN (SELECT id FROM contents)",
              " sources have lost their bytes.", "개 원본의 내용이 없습니다.", false},
    Reference{
        "source_without_post",
        "SELECT count(*) FROM sources WHERE post IS NOT NULL AND post NOT IN (SELECT key FROM posts WHERE "
        "state <> 3)",
        " sources belong to a post that is not there.", "개 원본이 없는 글에 딸려 있습니다.", false},
    Reference{
        "post_without_source",
        "SELECT count(*) FROM posts WHERE state = 0 AND NOT EXISTS(SELECT 1 FROM sources WHERE post = key)",
        " posts have no source.", "편의 글에 원본이 없습니다.", false},
    Reference{"post_media_unknown",
              "SELECT count(*) FROM post_media WHERE sha256 NOT IN (SELECT sha256 FROM media)",
              " pictures of posts are not in the list of media.", "개 그림이 미디어 목록에 없습니다.", false},
    Reference{
        "source_media_unknown",
        "SELECT count(*) FROM source_media WHERE sha256 <> '' AND sha256 NOT IN (SELECT sha256 FROM media)",
        " pictures of sources are not in the list of media.", "개 원본 그림이 미디어 목록에 없습니다.",
        false},
    Reference{"alias_without_post", "SELECT count(*) FROM aliases WHERE post NOT IN (SELECT key FROM posts)",
              " old ids or addresses lead to no post.", "개의 옛 번호나 주소가 가리키는 글이 없습니다."},
    Reference{"identity_without_source",
              "SELECT count(*) FROM identities WHERE source NOT IN (SELECT id FROM sources)",
              " keys of sources have lost their source.", "개 식별자의 원본이 없습니다."},
    Reference{"edge_without_source",
              "SELECT count(*) FROM edges WHERE source NOT IN (SELECT id FROM sources)",
              " references to other posts have lost their source.", "개 글 연결의 원본이 없습니다."},
    Reference{"media_of_no_source",
              "SELECT count(*) FROM source_media WHERE source NOT IN (SELECT id FROM sources)",
              " references to pictures have lost their source.", "개 그림 연결의 원본이 없습니다."},
    Reference{"detail_without_post",
              "SELECT (SELECT count(*) FROM post_tags WHERE post NOT IN (SELECT key FROM posts)) + "
              "(SELECT count(*) FROM post_media WHERE post NOT IN (SELECT key FROM posts))",
              " tags or pictures belong to no post.", "개 태그나 그림이 딸린 글이 없습니다."},
    Reference{"content_without_source",
              "SELECT count(*) FROM contents WHERE id NOT IN (SELECT content FROM sources)",
              " kept contents belong to no source.", "개 내용에 딸린 원본이 없습니다."},
};

void add(TruthCheck& check, std::string kind, std::string where, Sentence message, bool harmless = false) {
  check.report.findings.push_back({std::move(kind), std::move(where), std::move(message), harmless, false});
}

void pause(const std::stop_token& stop) {
  if (stop.stop_requested()) raise(ErrorCode::stopped, {"Stopped.", "멈췄습니다."});
}

void check_pages(TruthCheck& check, Database& database) {
  Rows rows = database.query("PRAGMA integrity_check(20)");
  while (rows.next())
    if (const std::string said = rows.text(0); said != "ok")
      add(check, "database_damaged", "archive.sqlite",
          {"archive.sqlite is damaged: " + said + ".", "archive.sqlite가 손상되었습니다: " + said + "."});
}

void check_contents(TruthCheck& check, Database& database, const std::stop_token& stop) {
  Rows rows = database.query(
      "SELECT c.sha256, c.size, c.blanked, c.kept, (SELECT path FROM sources s WHERE s.content = c.id LIMIT "
      "1) "
      "FROM contents c");
  while (rows.next()) {
    pause(stop);
    ++check.report.contents;
    const auto kept = decompress(rows.view(3));
    // Where secrets were blanked the bytes as they came are no longer there: the frame's own checksum must
    // do.
    const bool whole =
        kept && (rows.integer(2) != 0 || (kept->size() == static_cast<std::uint64_t>(rows.integer(1)) &&
                                          sha256(*kept) == rows.text(0)));
    if (whole) continue;
    check.sources_whole = false;
    const std::string path = rows.text(4);
    add(check, "content_damaged", path,
        {"The kept bytes of " + path + " are damaged.", "보관한 원본이 손상되었습니다: " + path});
  }
}

void check_posts(TruthCheck& check, Database& database, const std::stop_token& stop) {
  Rows rows = database.query("SELECT key, id, post FROM posts WHERE state = 0 ORDER BY key");
  while (rows.next()) {
    pause(stop);
    ++check.report.posts;
    const auto json = decompress(rows.view(2));
    const auto post = json ? post_from_json(*json) : Result<Post>(Unexpected{json.error()});
    if (post && post->id == rows.text(1)) continue;
    check.damaged_posts.push_back(static_cast<PostKey>(rows.integer(0)));
    add(check, "post_damaged", rows.text(1),
        {"The row of post " + rows.text(1) + " is damaged.", "글의 기록이 손상되었습니다: " + rows.text(1)});
  }
  const auto last =
      static_cast<std::uint64_t>(database.number("SELECT max(sequence) FROM posts").value_or(0));
  if (last > check.counter)
    add(check, "counter_behind", "archive.sqlite",
        {"The counter of changes stands behind the posts.", "변경 번호가 글보다 뒤처져 있습니다."});
}

void check_references(TruthCheck& check, Database& database) {
  for (const Reference& reference : references) {
    const std::int64_t rows = database.number(reference.sql).value_or(0);
    if (rows == 0) continue;
    check.has_orphan_rows = check.has_orphan_rows || reference.orphan;
    add(check, reference.kind, "archive.sqlite",
        {std::to_string(rows) + reference.en, std::to_string(rows) + reference.ko});
  }
}

void check_media(TruthCheck& check, Database& database, const fs::path& media, const std::stop_token& stop) {
  Rows rows = database.query(
      "SELECT m.sha256, (SELECT p.id FROM post_media pm JOIN posts p ON p.key = pm.post WHERE pm.sha256 = "
      "m.sha256 LIMIT 1) FROM media m ORDER BY m.sha256");
  while (rows.next()) {
    pause(stop);
    ++check.report.media;
    const std::string name = rows.text(0);
    const fs::path file = media_file(media, name);
    const std::string id = rows.text(1);
    const std::string of_en = id.empty() ? "" : " (shown by " + id + ")";
    const std::string of_ko = id.empty() ? "" : " (" + id + "의 그림)";
    std::error_code error;
    if (!fs::is_regular_file(file, error))
      add(check, "media_missing", file.string(),
          {"The file " + file.string() + " is missing" + of_en + ".",
           "미디어 파일이 없습니다: " + file.string() + of_ko});
    else if (file_sha256(file) != name)
      add(check, "media_damaged", file.string(),
          {"The file " + file.string() + " is not what it was" + of_en + ".",
           "미디어 파일의 내용이 달라졌습니다: " + file.string() + of_ko});
  }
}

// Files that a run left which was cut before it wrote their rows.
void find_strays(TruthCheck& check, Database& database, const fs::path& media) {
  std::error_code error;
  for (fs::directory_iterator folder(media, error), end; !error && folder != end; folder.increment(error)) {
    const std::string first = folder->path().filename().string();
    if (first.size() != 2 || !folder->is_directory()) continue;
    std::error_code inside;
    for (fs::directory_iterator file(folder->path(), inside), last; !inside && file != last;
         file.increment(inside)) {
      const std::string name = first + file->path().filename().string();
      if (!is_sha256(name) || database.number("SELECT 1 FROM media WHERE sha256 = ?", name)) continue;
      check.stray_files.push_back(file->path());
      add(check, "media_orphan", file->path().string(),
          {"No row names the file " + file->path().string() + ".",
           "어느 기록에도 없는 파일입니다: " + file->path().string()},
          true);
    }
  }
}

}  // namespace

TruthCheck check_truth(const fs::path& folder, const std::stop_token& stop) {
  if (!fs::exists(database_file(folder))) throw Failure{no_archive(folder)};
  Database database(database_file(folder), access_to(folder));
  if (is_empty(database)) throw Failure{no_archive(folder)};
  check_schema(database, folder.string());
  const Transaction snapshot(database, false);
  TruthCheck check;
  check.archive_id = meta(database, "archive_id");
  check.counter = std::stoull(meta(database, "counter"));
  check_pages(check, database);
  check_contents(check, database, stop);
  check_references(check, database);
  check_posts(check, database, stop);
  check_media(check, database, media_folder(folder), stop);
  find_strays(check, database, media_folder(folder));
  return check;
}

}  // namespace seogo::archive
