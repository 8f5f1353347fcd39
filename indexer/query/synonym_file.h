// The user's own synonyms.txt beside the index, read again when it changed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>

#include "query/synonyms.h"

namespace seogo::query {

class SynonymFile {
 public:
  explicit SynonymFile(std::filesystem::path file) : file_(std::move(file)) {}

  // The standard synonyms and those of the file as it is now; the standard ones alone when there is none.
  std::shared_ptr<const Synonyms> current();

 private:
  std::filesystem::path file_;
  std::mutex mutex_;
  std::shared_ptr<const Synonyms> read_;
  std::filesystem::file_time_type time_;
  std::uintmax_t size_ = 0;
};

}  // namespace seogo::query
