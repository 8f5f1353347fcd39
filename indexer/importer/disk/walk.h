// Which files lie below a folder?  In bytewise order of their paths, without leaving it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include "seogo/importer.h"
#include "seogo/result.h"

namespace seogo::importer {

struct FolderEntry {
  enum class Kind : std::uint8_t { file, folder, link, other };
  std::string name;
  Kind kind = Kind::file;
  std::uint64_t size = 0;
  std::int64_t modified_ns = 0;
};

// A folder and what stands in it, sorted as the whole paths sort ("a.txt" before "a/b").
struct Folder {
  std::string path;
  std::vector<FolderEntry> entries;
  std::size_t html_files = 0;
};

Result<Folder> read_folder(const std::string& path);

// How a path below a folder is written.
std::string joined(const std::string& folder, const std::string& name);

class WalkVisitor {
 public:
  virtual ~WalkVisitor() = default;
  virtual void file(const Folder& folder, const FolderEntry& entry) = 0;
  virtual void skipped(Skip skip) = 0;
  virtual void rejected(Rejection rejection) = 0;
};

// Visits the files below `root`.  Symbolic links, hidden files and folders, archives of seogo and devices are
// told as skipped; media folders of backups and of saved pages are passed over in silence: their files are no
// inputs of their own.  Fails only when `root` itself cannot be read.
Result<void> walk(const std::string& root, const std::filesystem::path& not_below, WalkVisitor& visitor,
                  std::stop_token stop);

}  // namespace seogo::importer
