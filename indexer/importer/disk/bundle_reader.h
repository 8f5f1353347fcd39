// The members of a ZIP or a tar, one after the other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "importer/disk/input_file.h"
#include "seogo/result.h"

namespace seogo::importer {

struct Member {
  enum class Kind : std::uint8_t { file, folder, link, other };
  std::string name;  // as it stands there: UTF-8 or CP949, not yet decoded
  Kind kind = Kind::file;
  bool encrypted = false;
  std::uint64_t size = 0;     // unpacked, as the bundle claims; 0 when it does not say
  std::int64_t modified = 0;  // Unix seconds; 0 when not told
};

enum class BundleKind : std::uint8_t { zip, tar };

// Not safe for several threads.  Works alike under every locale and in every time zone.
class BundleReader {
 public:
  // Reads from the beginning of an open file, which must outlive the reader.  A tar may be packed with gzip,
  // zstd, bzip2 or xz.
  static Result<BundleReader> open(int descriptor, BundleKind kind);

  // The next member; false at the end.  Fails with damaged when the rest cannot be read.
  Result<bool> next(Member& member);

  // The bytes of the present member.  A failure concerns this member; the next one may be whole.
  Result<std::size_t> read(char* buffer, std::size_t size);
  ByteSource source();

  BundleReader(BundleReader&&) noexcept;
  BundleReader& operator=(BundleReader&&) noexcept;
  ~BundleReader();

 private:
  struct Impl;
  explicit BundleReader(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace seogo::importer
