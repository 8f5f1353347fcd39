// Brings the index up to the archive: at the end of every writing command, by no one else (MODEL section 3).
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "seogo/library.h"

namespace seogo::library {

// Builds a new generation when there is no index, when it is of another archive, ahead of it, unreadable or
// of another version, when `anew`, or when the posts are 1.5 times those its lexicon was learnt from; else
// adds what changed.  Fails with stopped when asked to; the next writing command goes on then.
Result<void> catch_up(const std::filesystem::path& archive, const std::string& archive_id,
                      const WriteOptions& write, bool anew = false);

// 0 stands for one worker for each core.
unsigned worker_count(unsigned jobs);

}  // namespace seogo::library
