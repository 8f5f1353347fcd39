// Reading an archive: see seogo/archive.h.  The schema stands in schema.cpp, in words in docs/format.md.
#include "seogo/archive.h"

#include <unistd.h>

#include <algorithm>
#include <mutex>

#include "archive/files.h"
#include "archive/lookup.h"
#include "archive/media.h"
#include "archive/rows.h"
#include "archive/schema.h"
#include "post/digest.h"

namespace seogo {

using archive::Access;
using archive::allowed;
using archive::Database;
using archive::decompress;
using archive::Failure;
using archive::guard;
using archive::Rows;
using archive::take;
using archive::Transaction;

struct Archive::Impl {
  std::filesystem::path folder;
  mutable std::mutex mutex;
  mutable Database database;

  Impl(std::filesystem::path where, Access access)
      : folder(std::move(where)), database(archive::database_file(folder), access) {}
};

Access archive::access_to(const std::filesystem::path& folder) {
  if (::access(folder.c_str(), W_OK) == 0) return Access::read;
  const std::filesystem::path log = archive::database_file(folder).string() + "-wal";
  std::error_code ignored;
  return std::filesystem::exists(log, ignored) ? Access::read : Access::read_immutable;
}

namespace {

Unexpected not_found(std::string_view id) {
  return fail(ErrorCode::not_found,
              {"There is no post under " + std::string(id) + ".", "그런 글이 없습니다: " + std::string(id)},
              {"Look for it with: seogo search WORDS", "seogo search 낱말 로 찾아보세요."});
}

Unexpected needs_grant(const std::filesystem::path& folder) {
  return fail(
      ErrorCode::read_only,
      {"The archive at " + folder.string() +
           " is being written or was left open by a writer, and cannot be read without writing beside it.",
       "서고를 다른 작업이 쓰고 있거나 쓰다 멈췄는데, 그 옆에 쓸 권한이 없어 읽을 수 없습니다: " +
           folder.string()},
      {"Grant this user write access to the folder and to archive.sqlite-wal and archive.sqlite-shm in it, "
       "or let the "
       "writer finish.",
       "폴더와 그 안의 archive.sqlite-wal, archive.sqlite-shm에 쓸 권한을 이 사용자에게 주거나, 쓰는 작업이 "
       "끝나기를 "
       "기다리세요."});
}

std::uint64_t bytes_below(const std::filesystem::path& folder) {
  std::uint64_t bytes = 0;
  std::error_code error;
  std::filesystem::recursive_directory_iterator at(folder, error);
  for (; !error && at != std::filesystem::recursive_directory_iterator(); at.increment(error)) {
    std::error_code ignored;
    if (at->is_regular_file(ignored)) bytes += at->file_size(ignored);
  }
  return bytes;
}

std::uint64_t size_of(const std::filesystem::path& file) {
  std::error_code error;
  const auto size = std::filesystem::file_size(file, error);
  return error ? 0 : size;
}

// The series of one post as a reader sees it who sees `visible`.
std::optional<SeriesContents> series_around(Database& database, std::int64_t key, const Visible& visible) {
  Rows rows = database.query("SELECT blog, category FROM posts WHERE key = ? AND series IS NOT NULL", key);
  if (!rows.next()) return std::nullopt;
  archive::KeyedSeries found = archive::series_of_category(database, rows.text(0), rows.text(1), visible);
  const auto mine = std::ranges::find(found.posts, key, &std::pair<std::int64_t, Series>::first);
  if (mine == found.posts.end()) return std::nullopt;
  const auto at = std::ranges::find(found.contents, mine->second.name, &SeriesContents::name);
  return std::optional(std::move(*at));
}

// What a post's row tells of other posts, as far as `visible` allows them.
void restrict_relations(Database& database, std::int64_t key, const Visible& visible, Post& post) {
  if (visible == Visible{}) return;
  if (post.series) {
    const auto series = series_around(database, key, visible);
    if (series)
      post.series->count = series->count;
    else
      post.series.reset();
  }
  const std::string sql = "SELECT 1 FROM posts WHERE id = ? AND " + allowed(visible);
  if (!post.copy_of.empty() && !database.number(sql.c_str(), post.copy_of)) post.copy_of.clear();
}

// One post's key if `visible` allows it.
std::optional<std::int64_t> visible_post(Database& database, std::string_view id, const Visible& visible) {
  const auto key = archive::find_post(database, id);
  if (!key) return std::nullopt;
  return database.number(("SELECT key FROM posts WHERE key = ? AND " + allowed(visible)).c_str(), *key);
}

}  // namespace

Archive::Archive(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;
Archive::~Archive() = default;

const std::filesystem::path& Archive::folder() const { return impl_->folder; }

Result<Archive> Archive::open(const std::filesystem::path& folder) {
  return guard([&]() -> Result<Archive> {
    if (!std::filesystem::exists(archive::database_file(folder)))
      return Unexpected{archive::no_archive(folder)};
    const Access access = archive::access_to(folder);
    try {
      auto impl = std::make_unique<Impl>(folder, access);
      if (archive::is_empty(impl->database)) return Unexpected{archive::no_archive(folder)};
      archive::check_schema(impl->database, folder.string());
      return Archive(std::move(impl));
    } catch (const Failure& failure) {
      if (failure.error.code == ErrorCode::read_only &&
          ::access(archive::database_file(folder).c_str(), R_OK) == 0)
        return needs_grant(folder);
      throw;
    }
  });
}

Result<Post> Archive::find(std::string_view id, Visible visible) const {
  return guard([&]() -> Result<Post> {
    const std::lock_guard lock(impl_->mutex);
    Database& database = impl_->database;
    const Transaction snapshot(database, false);
    const auto key = visible_post(database, id, visible);
    if (!key) return not_found(id);
    Rows rows = database.query("SELECT post FROM posts WHERE key = ?", *key);
    rows.next();
    Post post = take(post_from_json(take(decompress(rows.view(0)))));
    restrict_relations(database, *key, visible, post);
    return post;
  });
}

Result<std::vector<SeriesContents>> Archive::series(Visible visible) const {
  return guard([&]() -> Result<std::vector<SeriesContents>> {
    const std::lock_guard lock(impl_->mutex);
    Database& database = impl_->database;
    const Transaction snapshot(database, false);
    std::vector<std::pair<std::string, std::string>> categories;
    {
      Rows rows = database.query(
          "SELECT blog, category FROM posts WHERE series IS NOT NULL UNION "  // of posts that are known as
                                                                              // well
          "SELECT blog, category FROM edges WHERE category != '' ORDER BY 1, 2");
      while (rows.next()) categories.emplace_back(rows.text(0), rows.text(1));
    }
    std::vector<SeriesContents> all;
    for (const auto& [blog, category] : categories)
      for (SeriesContents& series : archive::series_of_category(database, blog, category, visible).contents)
        all.push_back(std::move(series));
    return all;
  });
}

Result<std::optional<SeriesContents>> Archive::series_of(std::string_view id, Visible visible) const {
  return guard([&]() -> Result<std::optional<SeriesContents>> {
    const std::lock_guard lock(impl_->mutex);
    const Transaction snapshot(impl_->database, false);
    const auto key = visible_post(impl_->database, id, visible);
    if (!key) return not_found(id);
    return series_around(impl_->database, *key, visible);
  });
}

Result<std::string> Archive::source(std::string_view id, Visible visible) const {
  return guard([&]() -> Result<std::string> {
    const std::lock_guard lock(impl_->mutex);
    Database& database = impl_->database;
    const Transaction snapshot(database, false);
    const auto key = visible_post(database, id, visible);
    if (!key) return not_found(id);
    Rows rows = database.query(
        "SELECT c.kept FROM sources s JOIN contents c ON c.id = s.content WHERE s.post = ? "
        "ORDER BY s.gone IS NOT NULL, s.as_of DESC, c.sha256 LIMIT 1",
        *key);
    if (!rows.next()) return not_found(id);
    return decompress(rows.view(0));
  });
}

Result<MediaFile> Archive::media(std::string_view sha256, Visible visible) const {
  return guard([&]() -> Result<MediaFile> {
    const std::lock_guard lock(impl_->mutex);
    const Unexpected unknown = fail(ErrorCode::not_found, {"There is no such picture or file in the archive.",
                                                           "서고에 그런 그림이나 파일이 없습니다."});
    if (!is_sha256(sha256)) return unknown;
    const std::string sql =
        "SELECT m.type, m.size FROM media m WHERE m.sha256 = ?1 AND EXISTS(SELECT 1 FROM post_media pm JOIN "
        "posts ON "
        "posts.key = pm.post WHERE pm.sha256 = ?1 AND " +
        allowed(visible) + ")";
    Rows rows = impl_->database.query(sql.c_str(), sha256);
    if (!rows.next()) return unknown;
    return MediaFile{archive::media_file(media_folder(impl_->folder), sha256), rows.text(0),
                     static_cast<std::uint64_t>(rows.integer(1))};
  });
}

Result<ArchiveStats> Archive::stats(Visible visible) const {
  return guard([&]() -> Result<ArchiveStats> {
    ArchiveStats stats;
    {
      const std::lock_guard lock(impl_->mutex);
      const Transaction snapshot(impl_->database, false);
      stats = archive::post_stats(impl_->database, visible);
    }
    stats.archive_bytes = size_of(archive::database_file(impl_->folder));
    stats.media_bytes = bytes_below(media_folder(impl_->folder));
    stats.index_bytes = bytes_below(index_folder(impl_->folder));
    return stats;
  });
}

Result<std::vector<BlogSummary>> Archive::blogs(Visible visible) const {
  return guard([&]() -> Result<std::vector<BlogSummary>> {
    const std::lock_guard lock(impl_->mutex);
    const Transaction snapshot(impl_->database, false);
    return archive::blog_summaries(impl_->database, visible,
                                   archive::missing_posts(impl_->database, visible));
  });
}

Result<std::vector<MissingPost>> Archive::missing(Visible visible) const {
  return guard([&]() -> Result<std::vector<MissingPost>> {
    const std::lock_guard lock(impl_->mutex);
    const Transaction snapshot(impl_->database, false);
    return archive::missing_posts(impl_->database, visible);
  });
}

Result<std::vector<MissingImage>> Archive::missing_images(Visible visible) const {
  return guard([&]() -> Result<std::vector<MissingImage>> {
    const std::lock_guard lock(impl_->mutex);
    const Transaction snapshot(impl_->database, false);
    return archive::missing_images(impl_->database, visible);
  });
}

Result<std::vector<CategoryCount>> Archive::categories(Visible visible) const {
  return guard([&]() -> Result<std::vector<CategoryCount>> {
    const std::lock_guard lock(impl_->mutex);
    const Transaction snapshot(impl_->database, false);
    return archive::category_counts(impl_->database, visible,
                                    archive::missing_posts(impl_->database, visible));
  });
}

Result<BlogCheck> Archive::check(const std::string& blog, Visible visible) const {
  return guard([&]() -> Result<BlogCheck> {
    const std::lock_guard lock(impl_->mutex);
    const Transaction snapshot(impl_->database, false);
    return archive::check_blog(impl_->database, blog, visible);
  });
}

Result<ArchiveState> Archive::state() const {
  return guard([&]() -> Result<ArchiveState> {
    const std::lock_guard lock(impl_->mutex);
    const Transaction snapshot(impl_->database, false);
    return ArchiveState{archive::meta(impl_->database, "archive_id"),
                        std::stoull(archive::meta(impl_->database, "counter"))};
  });
}

}  // namespace seogo
