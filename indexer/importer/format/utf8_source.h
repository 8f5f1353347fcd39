// A stream of unknown encoding as UTF-8, piece by piece.
#pragma once

#include <string>
#include <string_view>

#include "importer/common/byte_source.h"
#include "seogo/result.h"

namespace seogo::importer {

// Old backups mix encodings and hold bytes that XML forbids: what is no UTF-8 is read as CP949 (text/decode.h
// decides for each piece), control characters become blanks, U+FFFE and U+FFFF become U+FFFD.  Needs one
// piece of memory, however long the stream.
class Utf8Source {
 public:
  explicit Utf8Source(const ByteSource& source) : source_(source) {}

  // The next piece, good until the next call; empty at the end.  Never cuts a character.
  Result<std::string_view> next();

 private:
  Result<void> fill();
  void decode_piece();
  std::size_t cut() const;  // how much of raw_ may be decoded by itself

  const ByteSource& source_;
  std::string raw_;    // read, not yet handed out
  std::string piece_;  // handed out
  std::string mark_;   // the byte order mark of UTF-16
  bool begun_ = false;
  bool ended_ = false;
};

}  // namespace seogo::importer
