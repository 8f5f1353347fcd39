// The commands `purge` and `compact`: bytes leave the archive.
#include <set>

#include "index/generation.h"
#include "library/upkeep.h"
#include "seogo/archive.h"
#include "seogo/upkeep.h"

namespace seogo {
namespace {

namespace fs = std::filesystem;

// Generations of the index besides the one in use: a reader has them open.
bool has_old_generations(const fs::path& folder) {
  index::sweep(folder);
  const auto current = index::current_name(folder);
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
    if (at->is_directory() && at->path().filename().string().starts_with("g") &&
        (!current || at->path().filename() != *current))
      return true;
  return false;
}

std::uint64_t bytes_of(const fs::path& archive) {
  std::uint64_t bytes = 0;
  std::error_code error;
  for (fs::recursive_directory_iterator at(archive, error), end; !error && at != end; at.increment(error)) {
    std::error_code ignored;
    const std::string place = at->path().lexically_relative(archive).string();
    if (!place.starts_with("media") && at->is_regular_file(ignored)) bytes += at->file_size(ignored);
  }
  return bytes;
}

std::vector<archive::PostKey> keys_of(archive::Writer& writer, const std::vector<std::string>& ids) {
  std::set<archive::PostKey> keys;
  for (const std::string& id : ids) {
    const auto key = writer.any_post(id);
    if (!key)
      archive::raise(ErrorCode::not_found,
                     {"There is no post under " + id + "; nothing was erased.",
                      "그런 글이 없어 아무것도 지우지 않았습니다: " + id},
                     {"Look for it with: seogo search WORDS", "seogo search 낱말 로 찾아보세요."});
    keys.insert(*key);
  }
  return {keys.begin(), keys.end()};
}

archive::Writer open(const fs::path& archive, const WriteOptions& write) {
  archive::WriterOptions options;
  options.lock = {write.wait, write.unsafe_locks, write.stop};
  return archive::take(archive::Writer::open(archive, options));
}

// Index anew, pages anew, log emptied: what was deleted before stands in none of them.  True where a reader
// keeps an old state open.
bool leave_nothing_behind(archive::Writer& writer, const WriteOptions& write) {
  writer.remove_copies_of_older_schemas();
  // Not to be stopped: half of an erasure is none.
  WriteOptions unstoppable = write;
  unstoppable.stop = {};
  archive::take(library::catch_up(writer.folder(), writer.archive_id(), unstoppable, true));
  const bool emptied = writer.vacuum();
  return has_old_generations(index_folder(writer.folder())) || !emptied;
}

}  // namespace

Result<PurgeReport> purge_posts(const fs::path& archive, const std::vector<std::string>& ids,
                                const WriteOptions& write) {
  return archive::guard([&]() -> Result<PurgeReport> {
    archive::Writer writer = open(archive, write);
    writer.start_run("purge");
    PurgeReport report;
    std::set<fs::path> files;
    for (const archive::PostKey key : keys_of(writer, ids)) {
      archive::Purged purged = writer.purge(key);
      files.insert(purged.files.begin(), purged.files.end());
      report.sources += purged.sources;
      ++report.posts;
    }
    library::relate(writer, {});
    writer.finish_run("");
    writer.commit();
    for (const fs::path& file : files) {
      std::error_code error;
      report.media += fs::remove(file, error) ? 1 : 0;
      if (error) throw archive::Failure{archive::io_error(file, error)};
    }
    report.readers_hold_old = leave_nothing_behind(writer, write);
    return report;
  });
}

Result<CompactReport> compact(const fs::path& archive, const WriteOptions& write) {
  return archive::guard([&]() -> Result<CompactReport> {
    archive::Writer writer = open(archive, write);
    CompactReport report;
    report.before = bytes_of(archive);
    writer.start_run("compact");
    writer.remove_orphan_rows();
    library::relate(writer, write.stop);
    writer.finish_run("");
    writer.commit();
    report.readers_hold_old = leave_nothing_behind(writer, write);
    report.after = bytes_of(archive);
    return report;
  });
}

}  // namespace seogo
