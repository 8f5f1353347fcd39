// The members of a ZIP, one after the other.  The only file that knows libarchive.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "importer/input_file.h"
#include "seogo/result.h"

namespace seogo::importer {

struct ZipMember {
  enum class Kind : std::uint8_t { file, folder, link, other };
  std::string name;  // as it stands there: UTF-8 or CP949, not yet decoded
  Kind kind = Kind::file;
  bool encrypted = false;
  std::uint64_t size = 0;     // unpacked, as the ZIP claims; 0 when it does not say
  std::int64_t modified = 0;  // Unix seconds; 0 when not told
};

// Not safe for several threads.  Works alike under every locale.
class ZipReader {
 public:
  // Reads from the beginning of an open file, which must outlive the reader.
  static Result<ZipReader> open(int descriptor);

  // The next member; false at the end.  Fails with damaged when the rest cannot be read.
  Result<bool> next(ZipMember& member);

  // The bytes of the present member.  A failure concerns this member; the next one may be whole.
  Result<std::size_t> read(char* buffer, std::size_t size);
  ByteSource source();

  ZipReader(ZipReader&&) noexcept;
  ZipReader& operator=(ZipReader&&) noexcept;
  ~ZipReader();

 private:
  struct Impl;
  explicit ZipReader(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace seogo::importer
