// The records of a web archive (WARC 1.0 and 1.1, ISO 28500), one after the other as they stream by.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "importer/disk/input_file.h"
#include "seogo/result.h"

namespace seogo::importer {

struct WarcRecord {
  std::string type;           // response, resource, revisit, request, metadata …; lower case
  std::string address;        // the target URI, without angle brackets
  std::string content_type;   // of the block; lower case
  std::int64_t saved_at = 0;  // Unix seconds; 0 when it is not told
};

class WarcReader {
 public:
  explicit WarcReader(ByteSource source) : source_(std::move(source)) {}

  // Goes to the next record; false at the end.  Fails with damaged where no record begins or the file is cut.
  Result<bool> next(WarcRecord& record);

  // At most `limit` bytes of the record's block, from where it was left.
  Result<std::string> block(std::size_t limit);

 private:
  Result<bool> fill();  // false at the end
  // Without its line end; false at the end of the file.  Fails beyond 64 KiB.
  Result<bool> line(std::string& line);
  Result<void> skip_block();
  Result<void> read_head(WarcRecord& record);

  ByteSource source_;
  std::string buffer_;
  std::size_t at_ = 0;      // in the buffer
  std::uint64_t rest_ = 0;  // of the block
};

// What a server answered, as a block of type application/http holds it.
struct HttpAnswer {
  int status = 0;
  std::string content_type;  // lower case, without parameters
  std::string encoding;      // lower case; empty when the body is as it was
  bool chunked = false;
  std::string_view body;  // in the block
};

// False when the block is no answer.
bool parse_http_answer(std::string_view block, HttpAnswer& answer);

// The body with chunks and packing undone, up to `limit` + 1 bytes.  Fails with damaged when the body is cut,
// with bad_input for a packing that seogo does not know (br, zstd).
Result<std::string> body_of(const HttpAnswer& answer, std::size_t limit);

}  // namespace seogo::importer
