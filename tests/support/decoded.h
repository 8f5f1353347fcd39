// Bytes as they were before the server encoded them, by the libraries themselves.
#pragma once

#include <gtest/gtest.h>
#include <zlib.h>
#include <zstd.h>

#include <string>
#include <string_view>

#include "site/encoding.h"

namespace seogo::test {

inline std::string decoded(std::string_view bytes, http::Encoding encoding) {
  std::string out(1 << 20, '\0');
  if (encoding == http::Encoding::zstd) {
    out.resize(ZSTD_decompress(out.data(), out.size(), bytes.data(), bytes.size()));
    return out;
  }
  z_stream stream{};
  inflateInit2(&stream, 15 + 16);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

}  // namespace seogo::test
