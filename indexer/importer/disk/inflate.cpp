#include "importer/disk/inflate.h"

#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "importer/disk/bundle.h"

namespace seogo::importer {
namespace {

constexpr int gzip_alone = 15 + 16;
constexpr int gzip_or_zlib = 15 + 32;
constexpr int bare = -15;

Error cut_off() {
  return {ErrorCode::damaged,
          {"The gzip data is damaged or cut off; what was whole before was read.",
           "gzip 데이터가 손상되었거나 중간에 잘렸습니다. 그 앞의 온전한 부분은 읽었습니다."},
          {"Download or copy it once more.", "파일을 다시 내려받거나 복사해 보세요."}};
}

class Stream {
 public:
  explicit Stream(int window) { ready_ = inflateInit2(&zlib_, window) == Z_OK; }
  ~Stream() {
    if (ready_) inflateEnd(&zlib_);
  }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  bool ready() const { return ready_; }
  bool restart() { return inflateReset(&zlib_) == Z_OK; }
  z_stream& operator*() { return zlib_; }

 private:
  z_stream zlib_ = {};
  bool ready_ = false;
};

// zlib's pointers are not const, though it only reads.
Bytef* input_of(const char* bytes) { return reinterpret_cast<Bytef*>(const_cast<char*>(bytes)); }

class Gunzip {
 public:
  explicit Gunzip(ByteSource source) : source_(std::move(source)), packed_(unpacked_piece) {
    if (!stream_.ready()) failed_ = cut_off();
  }

  Result<std::size_t> read(char* buffer, std::size_t size) {
    z_stream& zlib = *stream_;
    const std::size_t room = std::min(size, unpacked_piece);
    zlib.next_out = reinterpret_cast<Bytef*>(buffer);
    zlib.avail_out = static_cast<uInt>(room);
    while (zlib.avail_out > 0 && !failed_ && !done_) step(zlib);
    const std::size_t got = room - zlib.avail_out;
    if (got == 0 && failed_) return Unexpected{*failed_};
    unpacked_ += got;
    if (unpacked_ > most_unpacked || (unpacked_ > ratio_matters_from && unpacked_ / highest_ratio >= taken_))
      failed_ = unpacking_trap();
    return got;
  }

 private:
  void step(z_stream& zlib) {
    if (zlib.avail_in == 0 && !ended_) fill(zlib);
    if (failed_) return;
    if (between_members_) {
      done_ = zlib.avail_in == 0 || *zlib.next_in != 0x1F;
      between_members_ = false;
      if (done_) return;
      if (!stream_.restart()) failed_ = cut_off();
    }
    const int answer = inflate(&zlib, Z_NO_FLUSH);
    if (answer == Z_STREAM_END)
      between_members_ = true;
    else if ((answer != Z_OK && answer != Z_BUF_ERROR) ||
             (ended_ && zlib.avail_in == 0 && zlib.avail_out > 0))
      failed_ = cut_off();
  }

  void fill(z_stream& zlib) {
    const Result<std::size_t> got = source_(packed_.data(), packed_.size());
    if (!got) {
      failed_ = got.error();
      return;
    }
    ended_ = *got == 0;
    taken_ += *got;
    zlib.next_in = input_of(packed_.data());
    zlib.avail_in = static_cast<uInt>(*got);
  }

  ByteSource source_;
  std::vector<char> packed_;
  Stream stream_{gzip_alone};
  std::uint64_t taken_ = 0;
  std::uint64_t unpacked_ = 0;
  bool ended_ = false;  // the source has no more
  bool done_ = false;
  bool between_members_ = false;
  std::optional<Error> failed_;
};

std::optional<std::string> inflate_as(int window, std::string_view packed, std::size_t limit) {
  Stream stream(window);
  if (!stream.ready() || packed.size() > UINT32_MAX) return std::nullopt;
  z_stream& zlib = *stream;
  zlib.next_in = input_of(packed.data());
  zlib.avail_in = static_cast<uInt>(packed.size());
  std::string bytes;
  for (int answer = Z_OK; answer != Z_STREAM_END && bytes.size() <= limit;) {
    const std::size_t before = bytes.size();
    const std::size_t step = std::min(unpacked_piece, limit + 1 - before);
    bytes.resize(before + step);
    zlib.next_out = reinterpret_cast<Bytef*>(bytes.data() + before);
    zlib.avail_out = static_cast<uInt>(step);
    answer = inflate(&zlib, Z_NO_FLUSH);
    bytes.resize(before + step - zlib.avail_out);
    if (answer != Z_OK && answer != Z_STREAM_END) return std::nullopt;
  }
  return bytes;
}

}  // namespace

Error unpacking_trap() {
  return {ErrorCode::bad_input,
          {"It unpacks to more than 64 GiB or 200 times its size; the rest was refused as a trap.",
           "압축을 풀면 64GiB 또는 제 크기의 200배를 넘습니다. 압축 폭탄으로 보고 나머지는 읽지 않았습니다."},
          {}};
}

ByteSource gunzip(ByteSource source) {
  auto state = std::make_shared<Gunzip>(std::move(source));
  return [state](char* buffer, std::size_t size) { return state->read(buffer, size); };
}

std::optional<std::string> inflate_body(std::string_view packed, std::size_t limit) {
  if (std::optional<std::string> bytes = inflate_as(gzip_or_zlib, packed, limit)) return bytes;
  return inflate_as(bare, packed, limit);
}

}  // namespace seogo::importer
