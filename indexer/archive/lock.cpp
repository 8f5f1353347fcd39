// The writer's lock: a lock of the open file (F_OFD_SETLK) on archive.lock, in which the holder writes its
// number.
#include "archive/lock.h"

#include <fcntl.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string>
#include <thread>

#include "archive/guard.h"

namespace seogo::archive {
namespace {

constexpr std::chrono::milliseconds pause_between_tries{50};

bool try_lock(int descriptor) {
  struct flock whole {};
  whole.l_type = F_WRLCK;
  whole.l_whence = SEEK_SET;
  return ::fcntl(descriptor, F_OFD_SETLK, &whole) == 0;
}

std::string holder(int descriptor) {
  std::array<char, 32> text{};
  const ssize_t size = ::pread(descriptor, text.data(), text.size() - 1, 0);
  std::string number(text.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
  const std::size_t end = number.find_first_not_of("0123456789");
  return number.substr(0, end);
}

Unexpected locked(const std::filesystem::path& folder, const std::string& process) {
  const std::string en = process.empty() ? "" : " (process " + process + ")";
  const std::string ko = process.empty() ? "" : " (프로세스 " + process + ")";
  return fail(ErrorCode::archive_locked,
              {"Another writer" + en + " holds the archive at " + folder.string() + ".",
               "다른 작업" + ko + "이 서고 " + folder.string() + "에 쓰고 있습니다."},
              {"Wait for it with --wait, or try again later.", "--wait로 기다리거나 나중에 다시 해 보세요."});
}

Unexpected unsafe(const std::filesystem::path& folder, const char* name) {
  return fail(
      ErrorCode::bad_usage,
      {"The archive at " + folder.string() + " stands on " + name +
           ", whose locks do not keep two writers apart.",
       "서고가 " + std::string(name) + " 위에 있습니다(" + folder.string() +
           "). 이 파일 시스템의 잠금으로는 두 작업이 동시에 쓰는 것을 막을 수 없습니다."},
      {"Keep the archive on a local disk, or insist with --unsafe-locks and make sure that only one program "
       "writes.",
       "서고를 로컬 디스크에 두거나, 한 번에 한 프로그램만 쓴다고 확신하면 --unsafe-locks를 붙이세요."});
}

}  // namespace

const char* unsafe_file_system(long type) {
  switch (static_cast<unsigned long>(type) & 0xffffffffUL) {  // NOLINT: kernel constants, 32 bits wide
    case 0x6969:
      return "NFS";
    case 0x517B:
    case 0xFF534D42:
    case 0xFE534D42:
      return "SMB";
    case 0x01021997:
      return "9p (WSL /mnt)";
    case 0x53464846:
      return "drvfs (WSL /mnt)";
    default:
      return nullptr;
  }
}

Result<WriterLock> WriterLock::take(const std::filesystem::path& folder, const LockOptions& options) {
  struct statfs system {};
  if (!options.unsafe_locks && ::statfs(folder.c_str(), &system) == 0)
    if (const char* name = unsafe_file_system(static_cast<long>(system.f_type))) return unsafe(folder, name);

  const std::filesystem::path file = folder / "archive.lock";
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (descriptor < 0 && (errno == EACCES || errno == EROFS || errno == EPERM))
    return fail(ErrorCode::read_only,
                {"The archive at " + folder.string() + " may not be written.",
                 "서고 " + folder.string() + "에 쓸 수 없습니다."},
                {"Grant this user write access to the folder and the files in it.",
                 "폴더와 그 안의 파일에 쓸 권한을 이 사용자에게 주세요."});
  if (descriptor < 0) return Unexpected{io_error(file, std::error_code(errno, std::generic_category()))};
  WriterLock lock(descriptor);

  const auto give_up = std::chrono::steady_clock::now() + options.wait;
  while (!try_lock(descriptor)) {
    if (errno != EAGAIN && errno != EACCES && errno != EINTR)
      return Unexpected{io_error(file, std::error_code(errno, std::generic_category()))};
    if (options.stop.stop_requested())
      return fail(ErrorCode::stopped,
                  {"Stopped while waiting for another writer.", "다른 작업을 기다리다가 멈췄습니다."});
    if (options.wait.count() >= 0 && std::chrono::steady_clock::now() >= give_up)
      return locked(folder, holder(descriptor));
    std::this_thread::sleep_for(pause_between_tries);
  }
  const std::string number = std::to_string(::getpid()) + "\n";
  if (::ftruncate(descriptor, 0) != 0 ||
      ::pwrite(descriptor, number.data(), number.size(), 0) != static_cast<ssize_t>(number.size())) {
    // The number only serves the message that another writer gets.
  }
  return lock;
}

WriterLock::~WriterLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace seogo::archive
