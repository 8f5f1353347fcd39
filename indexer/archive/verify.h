// Is the truth whole?  Every kept byte against its digest, every row against the rows it names.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "archive/writer.h"
#include "seogo/library.h"

namespace seogo::archive {

struct TruthCheck {
  VerifyReport report;
  std::string archive_id;
  std::uint64_t counter = 0;
  std::vector<PostKey> damaged_posts;  // held, but their row cannot be read
  bool sources_whole = true;           // so that posts may be derived from them again
  bool has_orphan_rows = false;
  std::vector<std::filesystem::path> stray_files;  // below media/, and no row names them
};

// Reads one snapshot and every file of media/, and writes nothing.  Throws Failure; `stop` ends it with
// stopped.
TruthCheck check_truth(const std::filesystem::path& folder, const std::stop_token& stop);

}  // namespace seogo::archive
