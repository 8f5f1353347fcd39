// Keeping an archive: take a run back, erase for good, save a copy, bring one back, make it small, look at
// older texts.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "seogo/library.h"
#include "seogo/post.h"
#include "seogo/result.h"

namespace seogo {

struct UndoReport {
  std::string command;        // of the run that was taken back
  std::string started;        // when it began, ISO 8601
  std::uint64_t gone = 0;     // posts that it had brought
  std::uint64_t changed = 0;  // posts that are again what they were, or are back
  std::uint64_t posts = 0;    // in the archive now
};

// Takes the last run of `index`, `remove` or `blogs rename` that changed anything back; again, the one before
// it.  Nothing is erased: what the run had brought is taken up again when it is met again.  Fails with
// not_found when there is no such run, and with bad_usage when a purge stands in the way, since its bytes are
// no longer there.
Result<UndoReport> undo(const std::filesystem::path& archive, const WriteOptions& write = {});

struct PurgeReport {
  std::uint64_t posts = 0;
  std::uint64_t sources = 0;
  std::uint64_t media = 0;  // files that only these posts showed
  bool readers_hold_old =
      false;  // a running reader still has the old index or log open; `seogo compact` later
};

// Erases posts for good: sources, versions, media that only they showed, the index, the log, free pages. They
// are not taken in again but by `index --revive`.  Takes ids of removed posts too.  Fails with not_found,
// naming the first unknown id, and erases none then.
Result<PurgeReport> purge_posts(const std::filesystem::path& archive, const std::vector<std::string>& ids,
                                const WriteOptions& write = {});

// One text of a post that the sources hold.
struct Version {
  std::uint32_t number = 0;  // from the oldest on
  bool shown = false;        // the one that the post has now
  std::int64_t as_of = 0;    // Unix seconds: when this was first the state of the post; 0 when not known
  std::vector<std::string> paths;  // of the sources that have it
  Post post;                       // as the first of these sources tells it
};

// The different texts of a post, the oldest first.  Reads only; fails with not_found.
Result<std::vector<Version>> versions(const std::filesystem::path& archive, std::string_view id);

struct BackupReport {
  std::uint64_t posts = 0;
  std::uint64_t media = 0;
  std::uint64_t bytes = 0;           // of the file
  std::vector<std::string> lacking;  // media files that the archive names and the disk lacks
};

// Writes the whole archive but its index, which is derived, into one tar file: the database as it is at one
// moment, every picture, the synonyms.  Goes on while a writer works.  `file` is replaced in one step; fails
// with bad_usage where it stands inside the archive.
Result<BackupReport> back_up(const std::filesystem::path& archive, const std::filesystem::path& file,
                             const WriteOptions& write = {});

// Makes an archive at `archive`, which must not exist or be empty, out of such a file, checks every picture
// against its digest, gives it a new id and builds the index.  Nothing is left where it fails.
Result<BackupReport> restore(const std::filesystem::path& file, const std::filesystem::path& archive,
                             const WriteOptions& write = {});

struct CompactReport {
  std::uint64_t before = 0;  // bytes of database and index
  std::uint64_t after = 0;
  bool readers_hold_old = false;
};

// Gives room back that nothing uses: rows and files that nothing names, free pages, copies kept by upgrades,
// a fragmented index.
Result<CompactReport> compact(const std::filesystem::path& archive, const WriteOptions& write = {});

// Brings an archive of an older program up to this one, keeping a copy of its database beside it.  True when
// there was something to do; an archive that is not there, or newer, is left alone.
Result<bool> upgrade(const std::filesystem::path& archive, const WriteOptions& write = {});

}  // namespace seogo
