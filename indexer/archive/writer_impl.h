// What the three files of the Writer share.
#pragma once

#include <optional>

#include "archive/schema.h"
#include "archive/writer.h"

namespace seogo::archive {

struct Writer::Impl {
  std::filesystem::path folder;
  std::optional<WriterLock> lock;  // none for a dry run where there is no archive
  std::optional<Database> database;
  std::optional<MediaStore> media;
  std::optional<Transaction> transaction;
  bool made = false;
  bool dry_run = false;
  std::uint64_t counter = 0;
  std::uint64_t saved_counter = 0;
  std::int64_t run = 0;

  Database& db() { return *database; }
};

}  // namespace seogo::archive
