// One tar file as a container of files, written and read piece by piece.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "seogo/result.h"

namespace seogo::importer {

// Writes a new file.  What was not finished is to be removed by the caller.
class TarWriter {
 public:
  static Result<TarWriter> create(const std::filesystem::path& path);

  Result<void> add(std::string_view name, std::string_view bytes);
  Result<void> add_file(std::string_view name, const std::filesystem::path& file);
  Result<void> finish();  // all of it is written, though not synced

  TarWriter(TarWriter&&) noexcept;
  ~TarWriter();

 private:
  struct Impl;
  explicit TarWriter(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// Reads the files of a tar (plain, gzip, zstd) one after another.  Fails with bad_input where it is none, or
// is cut.
class TarReader {
 public:
  static Result<TarReader> open(const std::filesystem::path& path);

  // The next plain file; links and folders are passed over.  False at the end.
  Result<bool> next();
  const std::string& name() const;
  std::uint64_t size() const;

  // The present file's bytes; `limit` is the most that is taken.
  Result<std::string> bytes(std::uint64_t limit);
  Result<void> save(const std::filesystem::path& file);  // anew, and synced

  TarReader(TarReader&&) noexcept;
  ~TarReader();

 private:
  struct Impl;
  explicit TarReader(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace seogo::importer
