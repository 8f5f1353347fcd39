// One writer at a time: the lock on an archive's folder.
#pragma once

#include <chrono>
#include <filesystem>
#include <stop_token>
#include <utility>

#include "seogo/result.h"

namespace seogo::archive {

struct LockOptions {
  std::chrono::seconds wait{0};  // negative waits for ever
  bool unsafe_locks = false;
  std::stop_token stop = {};
};

// Held until it goes.  The system gives it back when the program ends, however it ends.
class WriterLock {
 public:
  // Fails with archive_locked (naming the holder where it is known), io, read_only, stopped, and with
  // bad_usage on a file system whose locks cannot be trusted.
  static Result<WriterLock> take(const std::filesystem::path& folder, const LockOptions& options);

  WriterLock(WriterLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  WriterLock& operator=(WriterLock&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }
  ~WriterLock();

 private:
  explicit WriterLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

// What the file system with this statfs() type is called, if its locks cannot be trusted; else nullptr.
const char* unsafe_file_system(long type);

}  // namespace seogo::archive
