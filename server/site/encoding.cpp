// Which encoding a client takes, and bytes in it.  zlib and zstd are known here for the wire alone.
#include "site/encoding.h"

#include <zlib.h>
#include <zstd.h>

#include <array>
#include <stdexcept>

#include "site/preferences.h"

namespace seogo::http {

namespace {

constexpr std::size_t least_size = 1024;  // below it the fields cost more than is saved
constexpr int gzip_level = 6;
constexpr int zstd_level = 6;

std::string gzipped(std::string_view bytes) {
  z_stream stream{};
  // 16 above the window's bits asks for gzip's own frame.
  if (deflateInit2(&stream, gzip_level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::runtime_error("deflateInit2");
  std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int end = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (end != Z_STREAM_END) throw std::runtime_error("deflate");
  return out;
}

std::string zstd_of(std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size = ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), zstd_level);
  if (ZSTD_isError(size) != 0) throw std::runtime_error("ZSTD_compress");
  out.resize(size);
  return out;
}

}  // namespace

std::string_view name_of(Encoding encoding) {
  static constexpr std::array<std::string_view, 3> names{"", "gzip", "zstd"};
  return names[static_cast<std::size_t>(encoding)];
}

Encoding choose_encoding(std::string_view accept) {
  double gzip = 0, zstd = 0, any = 0;
  bool names_gzip = false, names_zstd = false;
  for (const auto& [name, weight] : preferences(accept)) {
    if (name == "gzip" || name == "x-gzip") gzip = weight, names_gzip = true;
    if (name == "zstd") zstd = weight, names_zstd = true;
    if (name == "*") any = weight;
  }
  if (!names_gzip) gzip = any;
  if (!names_zstd) zstd = any;
  if (zstd > 0 && zstd >= gzip) return Encoding::zstd;
  return gzip > 0 ? Encoding::gzip : Encoding::plain;
}

std::string encoded(std::string_view bytes, Encoding encoding) {
  switch (encoding) {
    case Encoding::plain:
      return std::string(bytes);
    case Encoding::gzip:
      return gzipped(bytes);
    case Encoding::zstd:
      return zstd_of(bytes);
  }
  return {};
}

bool is_worth_encoding(std::string_view content_type, std::size_t size) {
  if (size < least_size) return false;
  for (const std::string_view type : {"text/", "application/json", "application/atom+xml", "application/xml",
                                      "application/opensearchdescription+xml", "image/svg+xml"})
    if (content_type.starts_with(type)) return true;
  return false;
}

}  // namespace seogo::http
