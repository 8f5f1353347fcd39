#include "importer/input_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>

#include <algorithm>
#include <system_error>
#include <utility>
#include <vector>

#include "post/digest.h"

namespace seogo::importer {

namespace {
constexpr std::size_t piece_size = 128 * 1024;
}

Error system_error(int error) {
  switch (error) {
    case EACCES:
    case EPERM:
      return {ErrorCode::io,
              {"It may not be read: permission denied.", "읽을 권한이 없습니다."},
              {"Give yourself the right to read it, for example with chmod.",
               "chmod 등으로 읽기 권한을 주세요."}};
    case ENOENT:
      return {ErrorCode::io, {"It was gone before it could be read.", "읽기 전에 사라졌습니다."}, {}};
    default: {
      const std::string why = std::generic_category().message(error);
      return {ErrorCode::io, {"It could not be read: " + why + ".", "읽지 못했습니다: " + why}, {}};
    }
  }
}

Result<std::string> read_up_to(const ByteSource& source, std::size_t limit) {
  std::string bytes;
  while (bytes.size() < limit) {
    const std::size_t before = bytes.size();
    const std::size_t step = std::min(piece_size, limit - before);
    bytes.resize(before + step);
    Result<std::size_t> got = source(bytes.data() + before, step);
    if (!got) return Unexpected{got.error()};
    bytes.resize(before + *got);
    if (*got == 0) break;
  }
  return bytes;
}

Result<InputFile> InputFile::open(const std::string& path, bool follow) {
  // Without blocking: a FIFO must not hold the run up.
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | (follow ? 0 : O_NOFOLLOW));
  if (descriptor < 0) return Unexpected{system_error(errno)};
  InputFile file(descriptor);
  struct stat status = {};
  if (fstat(descriptor, &status) != 0) return Unexpected{system_error(errno)};
  if (!S_ISREG(status.st_mode))
    return fail(ErrorCode::io, {"It is no regular file.", "보통 파일이 아닙니다."});
  return file;
}

InputFile::InputFile(InputFile&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

InputFile& InputFile::operator=(InputFile&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

InputFile::~InputFile() {
  if (descriptor_ >= 0) close(descriptor_);
}

Result<void> InputFile::rewind() {
  if (lseek(descriptor_, 0, SEEK_SET) != 0) return Unexpected{system_error(errno)};
  return {};
}

Result<std::size_t> InputFile::read(char* buffer, std::size_t size) {
  for (;;) {
    const ssize_t got = ::read(descriptor_, buffer, size);
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno != EINTR) return Unexpected{system_error(errno)};
  }
}

ByteSource InputFile::source() {
  return [this](char* buffer, std::size_t size) { return read(buffer, size); };
}

Result<std::string> InputFile::head(std::size_t limit) {
  if (Result<void> back = rewind(); !back) return Unexpected{back.error()};
  return read_up_to(source(), limit);
}

Result<std::string> InputFile::digest(std::stop_token stop) {
  if (Result<void> back = rewind(); !back) return Unexpected{back.error()};
  Sha256 sum;
  std::vector<char> piece(piece_size);
  for (;;) {
    if (stop.stop_requested()) return fail(ErrorCode::stopped, {"Stopped.", "중단했습니다."});
    Result<std::size_t> got = read(piece.data(), piece.size());
    if (!got) return Unexpected{got.error()};
    if (*got == 0) return sum.finish();
    sum.update({piece.data(), *got});
  }
}

}  // namespace seogo::importer
