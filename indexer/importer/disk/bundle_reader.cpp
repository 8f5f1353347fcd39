#include "importer/disk/bundle_reader.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#include <unistd.h>
#include <cerrno>

#include <utility>

#include "importer/disk/zip_times.h"

namespace seogo::importer {
namespace {

// libarchive turns names marked as UTF-8 into the thread's character set, and loses Hangul under LC_ALL=C.
// While one of these lives, the thread's character set is UTF-8.
class Utf8Names {
 public:
  Utf8Names() : before_(uselocale(utf8())) {}
  ~Utf8Names() { uselocale(before_); }
  Utf8Names(const Utf8Names&) = delete;
  Utf8Names& operator=(const Utf8Names&) = delete;

 private:
  // Made once and kept for the life of the program.
  static locale_t utf8() {
    static const locale_t found = [] {
      for (const char* name : {"C.UTF-8", "C.utf8", "en_US.UTF-8", "ko_KR.UTF-8"})
        if (const locale_t made = newlocale(LC_CTYPE_MASK, name, nullptr); made != nullptr) return made;
      return static_cast<locale_t>(nullptr);  // uselocale then changes nothing
    }();
    return found;
  }

  locale_t before_;
};

Member::Kind kind_of(archive_entry* entry) {
  if (archive_entry_hardlink(entry) != nullptr || archive_entry_symlink(entry) != nullptr)
    return Member::Kind::link;
  switch (archive_entry_filetype(entry)) {
    case AE_IFREG:
      return Member::Kind::file;
    case AE_IFDIR:
      return Member::Kind::folder;
    case AE_IFLNK:
      return Member::Kind::link;
    default:
      return Member::Kind::other;
  }
}

Unexpected damaged(archive* handle, BundleKind kind) {
  const char* told = archive_error_string(handle);
  const std::string why = told == nullptr ? "unknown" : told;
  const bool is_zip = kind == BundleKind::zip;
  return fail(
      ErrorCode::damaged,
      {std::string("The ") + (is_zip ? "ZIP" : "tar archive") + " is damaged or cut off (" + why + ").",
       std::string(is_zip ? "ZIP" : "tar") + " 파일이 손상되었거나 중간에 잘렸습니다(" + why + ")."},
      {"Download or copy it once more.", "파일을 다시 내려받거나 복사해 보세요."});
}

struct Free {
  void operator()(archive* handle) const { archive_read_free(handle); }
};

}  // namespace

struct BundleReader::Impl {
  std::unique_ptr<archive, Free> handle;
  BundleKind kind = BundleKind::zip;
  // Of a ZIP.  libarchive takes the wall clock for that of this computer.
  std::optional<std::map<std::string, std::int64_t>> wall_clock;
};

BundleReader::BundleReader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
BundleReader::BundleReader(BundleReader&&) noexcept = default;
BundleReader& BundleReader::operator=(BundleReader&&) noexcept = default;
BundleReader::~BundleReader() = default;

Result<BundleReader> BundleReader::open(int descriptor, BundleKind kind) {
  if (lseek(descriptor, 0, SEEK_SET) != 0) return Unexpected{system_error(errno)};
  const Utf8Names names;
  auto impl = std::make_unique<Impl>();
  impl->handle.reset(archive_read_new());
  impl->kind = kind;
  archive* handle = impl->handle.get();
  if (kind == BundleKind::zip) {
    impl->wall_clock = wall_clock_times(descriptor);
    archive_read_support_format_zip(handle);
  } else {
    archive_read_support_format_tar(handle);
    archive_read_support_filter_gzip(handle);
    archive_read_support_filter_zstd(handle);
    archive_read_support_filter_bzip2(handle);
    archive_read_support_filter_xz(handle);
  }
  constexpr std::size_t block = std::size_t{128} << 10;
  if (archive_read_open_fd(handle, descriptor, block) != ARCHIVE_OK) return damaged(handle, kind);
  return BundleReader(std::move(impl));
}

Result<bool> BundleReader::next(Member& member) {
  const Utf8Names names;
  archive* handle = impl_->handle.get();
  archive_entry* entry = nullptr;
  const int answer = archive_read_next_header(handle, &entry);
  if (answer == ARCHIVE_EOF) return false;
  if (answer != ARCHIVE_OK && answer != ARCHIVE_WARN)
    return damaged(handle, impl_->kind);  // WARN: a name it cannot convert
  const char* name = archive_entry_pathname(entry);
  member.name = name == nullptr ? "" : name;
  member.kind = kind_of(entry);
  member.encrypted = archive_entry_is_encrypted(entry) != 0;
  member.size = archive_entry_size_is_set(entry) ? static_cast<std::uint64_t>(archive_entry_size(entry)) : 0;
  member.modified = archive_entry_mtime_is_set(entry) ? archive_entry_mtime(entry) : 0;
  if (impl_->kind != BundleKind::zip) return true;
  if (!impl_->wall_clock) {
    member.modified = 0;  // no telling which of the two clocks it was
  } else if (const auto told = impl_->wall_clock->find(member.name); told != impl_->wall_clock->end()) {
    member.modified = told->second;
  }
  return true;
}

Result<std::size_t> BundleReader::read(char* buffer, std::size_t size) {
  const Utf8Names names;
  const la_ssize_t got = archive_read_data(impl_->handle.get(), buffer, size);
  if (got < 0) return damaged(impl_->handle.get(), impl_->kind);
  return static_cast<std::size_t>(got);
}

ByteSource BundleReader::source() {
  return [this](char* buffer, std::size_t size) { return read(buffer, size); };
}

}  // namespace seogo::importer
