// zstd: see compress.h.
#include "archive/compress.h"

#include <zstd.h>

#include <memory>
#include <new>

namespace seogo::archive {
namespace {

constexpr int level = 3;  // a third better than none at 140 MB/s; higher levels gain little on single posts

struct FreeContext {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

Unexpected damaged() {
  return fail(
      ErrorCode::damaged,
      {"A row of the archive cannot be unpacked.", "서고에 저장된 내용 하나의 압축을 풀 수 없습니다."},
      {"Restore the archive from a backup.", "백업에서 서고를 되살리세요."});
}

}  // namespace

std::string compress(std::string_view bytes) {
  thread_local std::unique_ptr<ZSTD_CCtx, FreeContext> context;
  if (!context) {
    context.reset(ZSTD_createCCtx());
    if (!context) throw std::bad_alloc();
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, level);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
  }
  std::string frame(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size =
      ZSTD_compress2(context.get(), frame.data(), frame.size(), bytes.data(), bytes.size());
  if (ZSTD_isError(size) != 0) throw std::bad_alloc();  // the bound is always enough
  frame.resize(size);
  return frame;
}

Result<std::string> decompress(std::string_view frame) {
  const unsigned long long size = ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > largest_row)
    return damaged();
  thread_local std::unique_ptr<ZSTD_DCtx, FreeContext> context;
  if (!context) context.reset(ZSTD_createDCtx());
  if (!context) throw std::bad_alloc();
  std::string bytes(static_cast<std::size_t>(size), '\0');
  const std::size_t got =
      ZSTD_decompressDCtx(context.get(), bytes.data(), bytes.size(), frame.data(), frame.size());
  if (ZSTD_isError(got) != 0 || got != bytes.size()) return damaged();
  return bytes;
}

}  // namespace seogo::archive
