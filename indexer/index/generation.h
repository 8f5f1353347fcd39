// The generations of an index: which one is in use, who still reads an old one, how a new one is swapped in.
//
//   index/XAPIANDB    a Xapian stub file: one line, "auto g0002".  Xapian and its tools open `index/` by it.
//   index/g0002/      the generation in use: a glass database, `lexicon`, `words`, `in_use`
//   index/g0001/      an old one, until a writer finds nobody reading it
//   index/building/   shards of a build under way; whatever stands there is thrown away by the next writer
//
// Numbers only rise.  A reader holds a shared flock on `in_use` for as long as it has the database open; a
// writer removes a generation only while it holds an exclusive one.  Taking the shared lock needs no
// right to write.
#pragma once

#include <filesystem>
#include <string>

#include "seogo/analyzer.h"
#include "seogo/result.h"

namespace seogo::index {

// A flock on an open file, given back when it goes.
class FileLock {
 public:
  FileLock() = default;
  explicit FileLock(int file) : file_(file) {}
  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&& other) noexcept;
  ~FileLock();

  bool held() const { return file_ >= 0; }

 private:
  int file_ = -1;
};

// A generation that is not removed as long as this lives.
struct Generation {
  std::string name;            // "g0002"
  std::filesystem::path path;  // of its folder
  FileLock lock;
};

// The name of the generation in use: one small file is read, so that a reader may ask before each search.
// Fails with no_index when there is none, with damaged when the stub is none of ours.
Result<std::string> current_name(const std::filesystem::path& folder);

// The generation in use, locked.  Also when a writer swaps or removes at the same moment.
Result<Generation> open_current(const std::filesystem::path& folder);

Result<Lexicon> read_lexicon(const Generation& generation);

// For writers, of whom the archive lets in one at a time.

// The folder for a new generation, with its `in_use` and `lexicon`; no database yet.
Result<Generation> create_next(const std::filesystem::path& folder, const Lexicon& lexicon);

// Brings all files of the generation to the disk, then makes it the one in use.
Result<void> swap_in(const std::filesystem::path& folder, const Generation& generation);

// Removes what is left of broken builds, and old generations that nobody reads.
void sweep(const std::filesystem::path& folder);

// Where a build may put its shards.
std::filesystem::path building_folder(const std::filesystem::path& folder);

}  // namespace seogo::index
