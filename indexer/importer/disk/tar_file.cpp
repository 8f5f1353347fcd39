// Tar by libarchive: see tar_file.h.
#include "importer/disk/tar_file.h"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>

namespace seogo::importer {
namespace {

constexpr std::size_t tar_piece = std::size_t{1} << 18;

Unexpected refused(const std::filesystem::path& path, ::archive* handle) {
  const char* said = archive_error_string(handle);
  const std::string why = said == nullptr ? "unknown" : said;
  return fail(ErrorCode::io, {"Writing or reading " + path.string() + " failed: " + why + ".",
                              "파일을 쓰거나 읽지 못했습니다: " + path.string() + " (" + why + ")"});
}

Unexpected no_tar(const std::filesystem::path& path) {
  return fail(ErrorCode::bad_input,
              {path.string() + " is no complete tar file.", "온전한 tar 파일이 아닙니다: " + path.string()});
}

Unexpected system_failure(const std::filesystem::path& path) {
  const std::string why = std::strerror(errno);  // NOLINT(concurrency-mt-unsafe): glibc's is safe
  return fail(ErrorCode::io, {"The system refused " + path.string() + ": " + why + ".",
                              "시스템이 작업을 거부했습니다: " + path.string() + " (" + why + ")"});
}

struct FreeWriter {
  void operator()(::archive* handle) const { archive_write_free(handle); }
};
struct FreeReader {
  void operator()(::archive* handle) const { archive_read_free(handle); }
};
struct FreeEntry {
  void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};

}  // namespace

struct TarWriter::Impl {
  std::filesystem::path path;
  std::unique_ptr<::archive, FreeWriter> handle;

  Result<void> begin(std::string_view name, std::uint64_t size) {
    const std::unique_ptr<archive_entry, FreeEntry> entry(archive_entry_new());
    archive_entry_set_pathname(entry.get(), std::string(name).c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(size));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    if (archive_write_header(handle.get(), entry.get()) != ARCHIVE_OK) return refused(path, handle.get());
    return {};
  }
  Result<void> put(std::string_view bytes) {
    const la_ssize_t written = archive_write_data(handle.get(), bytes.data(), bytes.size());
    if (written != static_cast<la_ssize_t>(bytes.size())) return refused(path, handle.get());
    return {};
  }
};

TarWriter::TarWriter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
TarWriter::TarWriter(TarWriter&&) noexcept = default;
TarWriter::~TarWriter() = default;

Result<TarWriter> TarWriter::create(const std::filesystem::path& path) {
  auto impl = std::make_unique<Impl>();
  impl->path = path;
  impl->handle.reset(archive_write_new());
  archive_write_set_format_pax_restricted(impl->handle.get());
  if (archive_write_open_filename(impl->handle.get(), path.c_str()) != ARCHIVE_OK)
    return refused(path, impl->handle.get());
  return TarWriter(std::move(impl));
}

Result<void> TarWriter::add(std::string_view name, std::string_view bytes) {
  if (Result<void> begun = impl_->begin(name, bytes.size()); !begun) return begun;
  return impl_->put(bytes);
}

Result<void> TarWriter::add_file(std::string_view name, const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary | std::ios::ate);
  if (!in) return system_failure(file);
  const auto size = static_cast<std::uint64_t>(in.tellg());
  in.seekg(0);
  if (Result<void> begun = impl_->begin(name, size); !begun) return begun;
  std::string piece(tar_piece, '\0');
  std::uint64_t left = size;
  while (left > 0 && (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0)) {
    const auto got = std::min<std::uint64_t>(static_cast<std::uint64_t>(in.gcount()), left);
    if (Result<void> put = impl_->put(std::string_view(piece).substr(0, got)); !put) return put;
    left -= got;
  }
  if (left > 0) return system_failure(file);
  return {};
}

Result<void> TarWriter::finish() {
  if (archive_write_close(impl_->handle.get()) != ARCHIVE_OK)
    return refused(impl_->path, impl_->handle.get());
  return {};
}

struct TarReader::Impl {
  std::filesystem::path path;
  std::unique_ptr<::archive, FreeReader> handle;
  archive_entry* entry = nullptr;  // the handle's own
  std::string name;

  // Gives the present file's bytes to `use`, piece by piece.
  template <class Use>
  Result<void> each_piece(Use use) {
    std::string piece(tar_piece, '\0');
    while (true) {
      const la_ssize_t got = archive_read_data(handle.get(), piece.data(), piece.size());
      if (got == 0) return {};
      if (got < 0) return no_tar(path);
      if (Result<void> used = use(std::string_view(piece).substr(0, static_cast<std::size_t>(got))); !used)
        return used;
    }
  }
};

TarReader::TarReader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
TarReader::TarReader(TarReader&&) noexcept = default;
TarReader::~TarReader() = default;

Result<TarReader> TarReader::open(const std::filesystem::path& path) {
  auto impl = std::make_unique<Impl>();
  impl->path = path;
  if (::access(path.c_str(), R_OK) != 0) return system_failure(path);
  impl->handle.reset(archive_read_new());
  archive_read_support_format_tar(impl->handle.get());
  archive_read_support_filter_gzip(impl->handle.get());
  archive_read_support_filter_zstd(impl->handle.get());
  if (archive_read_open_filename(impl->handle.get(), path.c_str(), tar_piece) != ARCHIVE_OK)
    return no_tar(path);
  return TarReader(std::move(impl));
}

Result<bool> TarReader::next() {
  while (true) {
    const int code = archive_read_next_header(impl_->handle.get(), &impl_->entry);
    if (code == ARCHIVE_EOF) return false;
    if (code != ARCHIVE_OK) return no_tar(impl_->path);
    if (archive_entry_filetype(impl_->entry) != AE_IFREG) continue;
    const char* name = archive_entry_pathname(impl_->entry);
    impl_->name = name == nullptr ? "" : name;
    return true;
  }
}

const std::string& TarReader::name() const { return impl_->name; }

std::uint64_t TarReader::size() const {
  return static_cast<std::uint64_t>(std::max<la_int64_t>(archive_entry_size(impl_->entry), 0));
}

Result<std::string> TarReader::bytes(std::uint64_t limit) {
  std::string bytes;
  const Result<void> read = impl_->each_piece([&](std::string_view piece) -> Result<void> {
    if (bytes.size() + piece.size() > limit) return no_tar(impl_->path);
    bytes.append(piece);
    return {};
  });
  if (!read) return Unexpected{read.error()};
  return bytes;
}

Result<void> TarReader::save(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
  if (descriptor < 0) return system_failure(file);
  Result<void> saved = impl_->each_piece([&](std::string_view piece) -> Result<void> {
    while (!piece.empty()) {
      const ssize_t written = ::write(descriptor, piece.data(), piece.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) return system_failure(file);
      piece.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
  });
  if (saved && ::fsync(descriptor) != 0) saved = system_failure(file);
  ::close(descriptor);
  return saved;
}

}  // namespace seogo::importer
