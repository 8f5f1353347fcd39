// Pictures and attachments on disk: one file for each content, named by its SHA-256.
#pragma once

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <set>
#include <string>
#include <string_view>

#include "archive/media_type.h"
#include "seogo/result.h"

namespace seogo::archive {

struct StoredMedia {
  std::string sha256;
  MediaType type;
  std::uint64_t size = 0;
};

// Where a file stands below the media folder: ab/cdef….
std::filesystem::path media_file(const std::filesystem::path& media, std::string_view sha256);

// Writes media.  Safe to use from many threads.
class MediaStore {
 public:
  // With `keep` false nothing is written: contents are only measured.
  MediaStore(std::filesystem::path media, bool keep) : media_(std::move(media)), keep_(keep) {}

  // Throws away what a run that was cut left half-written.  For the one writer, before its first put.
  void clean() const;

  // The file is on disk and synced when this returns; its name is after sync_folders().
  Result<StoredMedia> put(std::string_view bytes);

  // To be called before a row that names the media is committed.
  Result<void> sync_folders();

 private:
  std::filesystem::path media_;
  bool keep_;
  std::mutex mutex_;
  std::set<std::filesystem::path> unsynced_;
  std::uint64_t counter_ = 0;
};

// Brings a file's bytes to the disk.
Result<void> sync_file(const std::filesystem::path& file);

// Makes a name that was created or renamed in `folder` last.
Result<void> sync_folder(const std::filesystem::path& folder);

}  // namespace seogo::archive
