#include "index/generation.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <system_error>
#include <utility>

#include "index/disk.h"

namespace seogo::index {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view stub_start = "auto ";

fs::path stub_of(const fs::path& folder) { return folder / "XAPIANDB"; }

// g0001, g0002 … g9999, g10000: the number, or nothing for other names.
std::optional<unsigned long> number_of(std::string_view name) {
  if (name.size() < 5 || name.size() > 10 || name[0] != 'g') return std::nullopt;
  unsigned long number = 0;
  for (const char c : name.substr(1)) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + static_cast<unsigned long>(c - '0');
  }
  return number;
}

// The names of all generations that have a folder.
std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
    if (std::string name = at->path().filename().string(); number_of(name)) names.push_back(std::move(name));
  return names;
}

// A lock on a generation's `in_use`: LOCK_SH or LOCK_EX, never waiting.  The error is errno.
struct LockAttempt {
  FileLock lock;
  int error = 0;
};
LockAttempt try_lock(const fs::path& generation, int kind) {
  const int file = ::open((generation / "in_use").c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return {FileLock(), errno};
  FileLock lock(file);
  if (::flock(file, kind | LOCK_NB) != 0) return {FileLock(), errno};
  return {std::move(lock), 0};
}

Unexpected incomplete(const fs::path& folder) {
  return fail(ErrorCode::damaged,
              {"The index in " + folder.string() + " is incomplete.",
               folder.string() + "의 색인이 온전하지 않습니다."},
              {"Build it anew with: seogo reindex", "다시 만드세요: seogo reindex"});
}

}  // namespace

FileLock::FileLock(FileLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
  std::swap(file_, other.file_);
  return *this;
}

FileLock::~FileLock() {
  if (file_ >= 0) ::close(file_);  // the lock goes with the last descriptor
}

Result<std::string> current_name(const fs::path& folder) {
  Result<std::string> stub = read_whole_file(stub_of(folder));
  if (!stub) {
    std::error_code error;
    if (fs::exists(stub_of(folder), error) || error) return stub;
    return fail(ErrorCode::no_index,
                {"There is no index in " + folder.string() + ".", folder.string() + "에 색인이 없습니다."},
                {"Build one with: seogo reindex", "만드세요: seogo reindex"});
  }
  std::string_view line = *stub;
  if (!line.starts_with(stub_start) || !line.ends_with('\n')) return incomplete(folder);
  line.remove_prefix(stub_start.size());
  line.remove_suffix(1);
  if (!number_of(line)) return incomplete(folder);
  return std::string(line);
}

Result<Generation> open_current(const fs::path& folder) {
  // A writer may swap between our reading the name and our holding the lock; then the name has changed.
  for (int attempt = 0; attempt < 100; ++attempt) {
    Result<std::string> name = current_name(folder);
    if (!name) return Unexpected{name.error()};
    LockAttempt got = try_lock(folder / *name, LOCK_SH);
    Result<std::string> name_now = current_name(folder);
    if (!name_now) return Unexpected{name_now.error()};
    if (*name_now != *name) continue;
    if (got.error == ENOENT) return incomplete(folder);
    if (got.error == EWOULDBLOCK) continue;
    if (got.error != 0) return system_failure(got.error, folder / *name / "in_use");
    return Generation{*name, folder / *name, std::move(got.lock)};
  }
  return incomplete(folder);
}

Result<Lexicon> read_lexicon(const Generation& generation) {
  Result<std::string> bytes = read_whole_file(generation.path / "lexicon");
  if (!bytes) return Unexpected{bytes.error()};
  return Lexicon::from_bytes(*bytes);
}

Result<Generation> create_next(const fs::path& folder, const Lexicon& lexicon) {
  unsigned long number = 0;
  for (const std::string& name : names_in(folder)) number = std::max(number, number_of(name).value_or(0));
  if (Result<std::string> current = current_name(folder))
    number = std::max(number, number_of(*current).value_or(0));

  Generation generation;
  generation.name = fmt::format("g{:04}", number + 1);
  generation.path = folder / generation.name;
  std::error_code error;
  fs::create_directories(generation.path, error);
  if (error) return system_failure(error.value(), generation.path);
  if (Result<void> done = write_synced(generation.path / "lexicon", lexicon.to_bytes()); !done)
    return Unexpected{done.error()};
  if (Result<void> done = write_synced(generation.path / "in_use", ""); !done)
    return Unexpected{done.error()};
  LockAttempt got = try_lock(generation.path, LOCK_SH);
  if (got.error != 0) return system_failure(got.error, generation.path / "in_use");
  generation.lock = std::move(got.lock);
  return generation;
}

Result<void> swap_in(const fs::path& folder, const Generation& generation) {
  std::error_code error;
  for (fs::directory_iterator at(generation.path, error), end; !error && at != end; at.increment(error))
    if (Result<void> done = sync(at->path()); !done) return done;
  if (error) return system_failure(error.value(), generation.path);
  if (Result<void> done = sync(generation.path); !done) return done;

  const fs::path fresh = folder / "XAPIANDB.new";
  const std::string line = std::string(stub_start) + generation.name + '\n';
  if (Result<void> done = write_synced(fresh, line); !done) return done;
  // The new generation's folder must be on the disk before the stub names it.
  if (Result<void> done = sync(folder); !done) return done;
  fs::rename(fresh, stub_of(folder), error);
  if (error) return system_failure(error.value(), stub_of(folder));
  return sync(folder);
}

void sweep(const fs::path& folder) {
  std::error_code ignored;
  fs::remove_all(building_folder(folder), ignored);
  fs::remove(folder / "XAPIANDB.new", ignored);

  const Result<std::string> current = current_name(folder);
  // Where the stub cannot be read, nothing tells which generation is still needed.
  if (!current && current.error().code != ErrorCode::no_index) return;
  for (const std::string& name : names_in(folder)) {
    if (current && name == *current) continue;
    const LockAttempt got = try_lock(folder / name, LOCK_EX);
    if (got.error == 0 || got.error == ENOENT) fs::remove_all(folder / name, ignored);
  }
}

fs::path building_folder(const fs::path& folder) { return folder / "building"; }

}  // namespace seogo::index
