#include "index/disk.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace seogo::index {
namespace {

// A file descriptor that is closed when it goes.
struct OpenFile {
  explicit OpenFile(int file) : number(file) {}
  ~OpenFile() {
    if (number >= 0) ::close(number);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  const int number;
};

}  // namespace

Unexpected system_failure(int error, const std::filesystem::path& path) {
  const std::string what = std::generic_category().message(error);
  const std::string name = path.string();
  if (error == EROFS || error == EACCES || error == EPERM)
    return fail(ErrorCode::read_only,
                {"There is no right to use " + name + " (" + what + ").",
                 name + "에 대한 권한이 없습니다(" + what + ")."},
                {"Look at the rights of the folder: ls -ld " + path.parent_path().string(),
                 "폴더의 권한을 확인하세요: ls -ld " + path.parent_path().string()});
  if (error == ENOSPC || error == EDQUOT)
    return fail(ErrorCode::io,
                {"The disk is full; " + name + " could not be written.",
                 "디스크가 가득 차서 " + name + "에 쓰지 못했습니다."},
                {"Make room and run the command again; nothing is lost.",
                 "공간을 비우고 명령을 다시 실행하세요. 잃은 것은 없습니다."});
  return fail(ErrorCode::io, {"The system refused " + name + " (" + what + ").",
                              name + "을(를) 읽거나 쓸 수 없습니다(" + what + ")."});
}

Result<std::string> read_whole_file(const std::filesystem::path& path) {
  const OpenFile file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number < 0) return system_failure(errno, path);
  std::string bytes;
  char piece[16384];
  for (;;) {
    const ssize_t got = ::read(file.number, piece, sizeof piece);
    if (got == 0) return bytes;
    if (got > 0)
      bytes.append(piece, static_cast<std::size_t>(got));
    else if (errno != EINTR)
      return system_failure(errno, path);
  }
}

Result<void> write_synced(const std::filesystem::path& path, std::string_view bytes) {
  const OpenFile file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
  if (file.number < 0) return system_failure(errno, path);
  while (!bytes.empty()) {
    const ssize_t put = ::write(file.number, bytes.data(), bytes.size());
    if (put >= 0)
      bytes.remove_prefix(static_cast<std::size_t>(put));
    else if (errno != EINTR)
      return system_failure(errno, path);
  }
  if (::fsync(file.number) != 0) return system_failure(errno, path);
  return {};
}

Result<void> sync(const std::filesystem::path& path) {
  const OpenFile file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number < 0 || ::fsync(file.number) != 0) return system_failure(errno, path);
  return {};
}

}  // namespace seogo::index
