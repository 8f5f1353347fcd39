// Media on disk: written to a temporary name, synced, renamed; the folder is synced before the row.
#include "archive/media.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "archive/guard.h"
#include "post/digest.h"

namespace seogo::archive {
namespace {

Unexpected system_failure(const std::filesystem::path& path) {
  return Unexpected{io_error(path, std::error_code(errno, std::generic_category()))};
}

// A file descriptor that is closed when it goes.
struct File {
  int descriptor;
  ~File() {
    if (descriptor >= 0) ::close(descriptor);
  }
};

Result<void> write_synced(const std::filesystem::path& path, std::string_view bytes) {
  const File file{::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644)};
  if (file.descriptor < 0) return system_failure(path);
  while (!bytes.empty()) {
    const ssize_t written = ::write(file.descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return system_failure(path);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fsync(file.descriptor) != 0) return system_failure(path);
  return {};
}

std::filesystem::path incoming(const std::filesystem::path& media) { return media / ".incoming"; }

}  // namespace

std::filesystem::path media_file(const std::filesystem::path& media, std::string_view sha256) {
  return media / sha256.substr(0, 2) / sha256.substr(2);
}

Result<void> sync_folder(const std::filesystem::path& folder) {
  const File file{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (file.descriptor < 0) return system_failure(folder);
  if (::fsync(file.descriptor) != 0) return system_failure(folder);
  return {};
}

Result<void> sync_file(const std::filesystem::path& path) {
  const File file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (file.descriptor < 0) return system_failure(path);
  if (::fsync(file.descriptor) != 0) return system_failure(path);
  return {};
}

void MediaStore::clean() const {
  std::error_code ignored;
  if (keep_) std::filesystem::remove_all(incoming(media_), ignored);
}

Result<StoredMedia> MediaStore::put(std::string_view bytes) {
  StoredMedia stored{sha256(bytes), media_type(bytes), bytes.size()};
  if (!keep_) return stored;
  const std::filesystem::path file = media_file(media_, stored.sha256);
  // After the name is there, never before: a commit in between would take the folder for synced.  Also for a
  // file that was there already: a run that was cut may have left its name unsynced.
  const auto named = [&]() -> Result<StoredMedia> {
    const std::lock_guard lock(mutex_);
    unsynced_.insert(file.parent_path());
    unsynced_.insert(media_);
    return stored;
  };
  struct stat there {};
  if (::stat(file.c_str(), &there) == 0 && static_cast<std::uint64_t>(there.st_size) == bytes.size())
    return named();

  std::error_code error;
  std::filesystem::create_directories(incoming(media_), error);
  if (error) return Unexpected{io_error(incoming(media_), error)};
  if (std::filesystem::create_directory(file.parent_path(), error); error)
    return Unexpected{io_error(file.parent_path(), error)};
  std::uint64_t number = 0;
  {
    const std::lock_guard lock(mutex_);
    number = ++counter_;
  }
  const std::filesystem::path temporary = incoming(media_) / std::to_string(number);
  if (auto written = write_synced(temporary, bytes); !written) {
    ::unlink(temporary.c_str());
    return Unexpected{written.error()};
  }
  if (::rename(temporary.c_str(), file.c_str()) != 0) return system_failure(file);
  return named();
}

Result<void> MediaStore::sync_folders() {
  std::set<std::filesystem::path> folders;
  {
    const std::lock_guard lock(mutex_);
    folders = std::exchange(unsynced_, {});
  }
  for (const std::filesystem::path& folder : folders)
    if (auto synced = sync_folder(folder); !synced) return synced;
  return {};
}

}  // namespace seogo::archive
