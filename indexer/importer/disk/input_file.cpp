#include "importer/disk/input_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include "post/digest.h"

namespace seogo::importer {

namespace {
constexpr std::size_t file_piece = std::size_t{128} << 10;
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

Result<InputFile> InputFile::copy_of(const ByteSource& source, const std::stop_token& stop) {
  const Error no_room{ErrorCode::io,
                      {"There was no room to unpack an archive inside another one for a moment.",
                       "안에 든 압축 파일을 잠시 풀어 둘 임시 공간이 없습니다."},
                      {"Make room in the folder for temporary files, or name another one in TMPDIR.",
                       "임시 폴더에 자리를 마련하거나 TMPDIR로 다른 폴더를 지정해 주세요."}};
  std::error_code ignored;
  std::string name = (std::filesystem::temp_directory_path(ignored) / "seogo-XXXXXX").string();
  const int descriptor = mkostemp(name.data(), O_CLOEXEC);
  if (descriptor < 0) return Unexpected{no_room};
  unlink(name.c_str());
  InputFile copy(descriptor);
  std::vector<char> piece(file_piece);
  for (;;) {
    if (stop.stop_requested()) return fail(ErrorCode::stopped, {"Stopped.", "중단했습니다."});
    const Result<std::size_t> got = source(piece.data(), piece.size());
    if (!got) return Unexpected{got.error()};
    if (*got == 0) return copy;
    for (std::size_t written = 0; written < *got;) {
      const ssize_t step = ::write(descriptor, piece.data() + written, *got - written);
      if (step < 0 && errno == EINTR) continue;
      if (step <= 0) return Unexpected{no_room};
      written += static_cast<std::size_t>(step);
    }
  }
}

std::uint64_t InputFile::size() const {
  struct stat status = {};
  return fstat(descriptor_, &status) == 0 ? static_cast<std::uint64_t>(std::max<off_t>(status.st_size, 0))
                                          : 0;
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

Result<std::string> InputFile::digest(const std::stop_token& stop) {
  if (Result<void> back = rewind(); !back) return Unexpected{back.error()};
  Sha256 sum;
  std::vector<char> piece(file_piece);
  for (;;) {
    if (stop.stop_requested()) return fail(ErrorCode::stopped, {"Stopped.", "중단했습니다."});
    Result<std::size_t> got = read(piece.data(), piece.size());
    if (!got) return Unexpected{got.error()};
    if (*got == 0) return sum.finish();
    sum.update({piece.data(), *got});
  }
}

}  // namespace seogo::importer
