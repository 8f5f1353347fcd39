// A file that is read as input, by pieces, from its beginning as often as needed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <string>
#include <string_view>

#include "importer/common/byte_source.h"
#include "seogo/result.h"

namespace seogo::importer {

class InputFile {
 public:
  // Opens a regular file; a symbolic link is refused unless `follow`.  Fails with io.
  static Result<InputFile> open(const std::string& path, bool follow);

  // What `source` gives, in a temporary file without a name.  Fails where the source does, with io where
  // there is no room, with stopped when asked to stop.
  static Result<InputFile> copy_of(const ByteSource& source, const std::stop_token& stop);

  InputFile(InputFile&& other) noexcept;
  InputFile& operator=(InputFile&& other) noexcept;
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;
  ~InputFile();

  // Goes back to the first byte.
  Result<void> rewind();
  // Reads on from where it is.
  Result<std::size_t> read(char* buffer, std::size_t size);
  ByteSource source();

  // From the beginning; at most `limit` bytes.
  Result<std::string> head(std::size_t limit);
  // SHA-256 of all bytes, in constant memory.  Fails with stopped when asked to stop.
  Result<std::string> digest(const std::stop_token& stop);

  // In bytes; 0 where the system does not tell.
  std::uint64_t size() const;
  int descriptor() const { return descriptor_; }

 private:
  explicit InputFile(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

// Why the system refused, as a sentence; `error` is an errno.
Error system_error(int error);

}  // namespace seogo::importer
