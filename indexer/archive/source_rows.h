// Rows of the table `sources`, as readers and the writer take them.
#pragma once

#include <cstdint>
#include <string>

#include "archive/sqlite.h"
#include "seogo/importer.h"

namespace seogo::archive {

using SourceId = std::int64_t;
using PostKey = std::uint32_t;  // 0 is none

// A row of `sources`.  The record's bytes are empty; kept_bytes() brings them.
struct SourceRow {
  SourceId id = 0;
  std::int64_t input = 0;
  Record record;
  std::int64_t as_of = 0;
  std::string sha256;    // of the bytes as they came
  bool blanked = false;  // what is kept is not quite what came
  std::int64_t run = 0;
  bool gone = false;        // its file is no longer where it stood, and prune was told so
  bool undone = false;      // the run that brought it was taken back
  bool tombstoned = false;  // its owner removed the post
  PostKey post = 0;
};

// `id` is 0 in the answer when there is no such source.
SourceRow read_source(Database& database, SourceId id);

std::string kept_bytes(Database& database, SourceId id);

}  // namespace seogo::archive
