// Where the parts of an archive stand, and the sentences about archives that are not there.
#pragma once

#include <filesystem>

#include "archive/sqlite.h"
#include "seogo/archive.h"
#include "seogo/result.h"

namespace seogo::archive {

inline std::filesystem::path database_file(const std::filesystem::path& folder) {
  return folder / "archive.sqlite";
}

// How readers have to open the database: SQLite's log needs a place to write even for them (archive.cpp).
Access access_to(const std::filesystem::path& folder);

inline Error no_archive(const std::filesystem::path& folder) {
  return {ErrorCode::no_archive,
          {"There is no archive at " + folder.string() + ".", "서고가 없습니다: " + folder.string()},
          {"Make one with: seogo index PATH", "seogo index 경로 로 만들 수 있습니다."},
          {}};
}

}  // namespace seogo::archive
