// One state of an archive for those who read it from beginning to end: export, backup, versions.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/source_rows.h"
#include "archive/sqlite.h"
#include "seogo/archive.h"

namespace seogo::archive {

// What a list needs of a post.
struct PostEntry {
  std::int64_t key = 0;
  std::string id;
  std::string blog;
  std::optional<std::uint64_t> number;
  std::string slug;
  std::string title;
  std::optional<Date> published;
  std::string category;  // "A/B"
  Visibility visibility = Visibility::unknown;
};

// Has a connection of its own and sees nothing of later commits.  One thread at a time.  Throws Failure.
class Snapshot {
 public:
  explicit Snapshot(const std::filesystem::path& folder);

  // Of a copy of the database of the archive at `folder`.
  static Snapshot of_file(const std::filesystem::path& file, const std::filesystem::path& folder) {
    return {file, folder, Access::read_immutable};
  }

  // Held posts by blog, number and id; of one blog where one is named.
  std::vector<PostEntry> posts(const Visible& visible, const std::string& blog = {});
  Post post(std::int64_t key);
  // The held post that an id or address leads to.
  std::optional<std::int64_t> post_at(std::string_view id_or_address);

  // Those from which a post follows or followed, the oldest state first; what undo took back is left out.
  std::vector<SourceRow> sources(std::int64_t post);
  std::string kept_bytes(SourceId id);
  std::vector<std::pair<std::string, std::string>> source_media(SourceId id);  // reference, sha256
  std::vector<std::pair<std::string, std::string>> blog_names();

  std::optional<MediaFile> media(const std::string& sha256);
  std::vector<std::string> all_media();

  ArchiveState state();
  const std::filesystem::path& folder() const { return folder_; }

 private:
  Snapshot(const std::filesystem::path& file, const std::filesystem::path& folder, Access access);

  std::filesystem::path folder_;
  Database database_;
  Transaction transaction_;
};

// Writes the database as it is now into `file`, which must not exist; goes on while a writer works.
void copy_database(const std::filesystem::path& folder, const std::filesystem::path& file);

// Gives a database that was copied an id of its own, and this program's tables where it is of an older one;
// it is closed and synced when this returns.
void renew_archive_id(const std::filesystem::path& file);

// Whether there is an archive whose tables an older program made.
bool is_of_older_schema(const std::filesystem::path& folder);

}  // namespace seogo::archive
