// The commands `backup` and `restore`: a whole archive in one tar file.
//
//   seogo-backup.json   what this is: program, time, archive, counts
//   archive.sqlite      the database as it was at one moment
//   media/ab/cdef…      every file that the database names
//   synonyms.txt        where there is one
#include <algorithm>
#include <chrono>

#include "archive/files.h"
#include "archive/guard.h"
#include "archive/media.h"
#include "archive/snapshot.h"
#include "archive/writer.h"
#include "importer/disk/tar_file.h"
#include "library/catch_up.h"
#include "post/digest.h"
#include "seogo/archive.h"
#include "seogo/upkeep.h"
#include "seogo/version.h"

namespace seogo {
namespace {

namespace fs = std::filesystem;
using archive::take;

constexpr const char* label_name = "seogo-backup.json";
constexpr const char* database_name = "archive.sqlite";
constexpr const char* synonyms_name = "synonyms.txt";
constexpr std::uint64_t largest_label = std::uint64_t{64} << 10;

// Removed when it goes, unless told to stay.
class Passing {
 public:
  explicit Passing(fs::path path) : path_(std::move(path)) { remove(); }
  ~Passing() {
    if (!kept_) remove();
  }
  Passing(const Passing&) = delete;
  Passing& operator=(const Passing&) = delete;

  const fs::path& path() const { return path_; }
  void keep() { kept_ = true; }

 private:
  void remove() const {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }

  fs::path path_;
  bool kept_ = false;
};

fs::path beside(const fs::path& path, const char* what) {
  fs::path plain = fs::absolute(path).lexically_normal();
  if (!plain.has_filename()) plain = plain.parent_path();
  return plain.parent_path() / ("." + plain.filename().string() + what);
}

void check_stop(const WriteOptions& write) {
  if (write.stop.stop_requested()) archive::raise(ErrorCode::stopped, {"Stopped.", "멈췄습니다."});
}

void tell(const WriteOptions& write, std::uint64_t done, std::uint64_t total, const std::string& path) {
  if (write.progress) write.progress({Progress::Stage::copying, done, total, path});
}

std::string media_name(const std::string& sha256) {
  return "media/" + sha256.substr(0, 2) + "/" + sha256.substr(2);
}

bool lies_inside(const fs::path& path, const fs::path& folder) {
  const fs::path inside = fs::weakly_canonical(path).lexically_relative(fs::weakly_canonical(folder));
  return !inside.empty() && *inside.begin() != "..";
}

std::string label(const ArchiveState& state, std::uint64_t posts, std::uint64_t media) {
  const auto now =
      std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch());
  return "{\"seogo_backup\":1,\"program\":\"" + std::string(version) + "\",\"made\":\"" +
         to_string(date_from_unix(now.count())) + "\",\"archive_id\":\"" + state.archive_id +
         "\",\"posts\":" + std::to_string(posts) + ",\"media\":" + std::to_string(media) + "}\n";
}

// The files of media/ that the copied database names.
void pack_media(importer::TarWriter& tar, const fs::path& archive, const std::vector<std::string>& media,
                const WriteOptions& write, BackupReport& report) {
  for (const std::string& sha256 : media) {
    check_stop(write);
    const fs::path file = archive::media_file(media_folder(archive), sha256);
    std::error_code error;
    if (!fs::is_regular_file(file, error)) {
      report.lacking.push_back(file.string());
      continue;
    }
    take(tar.add_file(media_name(sha256), file));
    tell(write, ++report.media, media.size(), file.string());
  }
}

// Where a member of the tar goes; nothing for what no backup holds.
std::optional<fs::path> place_of(const std::string& name) {
  if (name == database_name || name == synonyms_name) return fs::path(name);
  if (name.starts_with("media/") && name.size() == 6 + 65 && name[8] == '/' &&
      is_sha256(name.substr(6, 2) + name.substr(9)))
    return fs::path(name);
  return std::nullopt;
}

void check_media(const fs::path& file, const std::string& name) {
  if (file_sha256(file) == name.substr(6, 2) + name.substr(9)) return;
  archive::raise(ErrorCode::bad_input, {"The file " + name + " in the backup is damaged.",
                                        "백업 속 파일이 손상되었습니다: " + name});
}

void unpack(const fs::path& file, const fs::path& folder, const WriteOptions& write, BackupReport& report) {
  importer::TarReader tar = take(importer::TarReader::open(file));
  bool is_backup = false;
  while (take(tar.next())) {
    check_stop(write);
    if (tar.name() == label_name) {
      is_backup = take(tar.bytes(largest_label)).find("\"seogo_backup\":1") != std::string::npos;
      continue;
    }
    const auto place = place_of(tar.name());
    if (!is_backup || !place) break;
    fs::create_directories((folder / *place).parent_path());
    take(tar.save(folder / *place));
    if (!tar.name().starts_with("media/")) continue;
    check_media(folder / *place, tar.name());
    tell(write, ++report.media, 0, tar.name());
  }
  if (!is_backup || !fs::exists(folder / database_name))
    archive::raise(
        ErrorCode::bad_input,
        {file.string() + " is no backup of seogo.", "seogo의 백업이 아닙니다: " + file.string()},
        {"To take a blog's backup in: seogo index PATH", "블로그 백업을 넣으려면: seogo index 경로"});
}

void check_archive_is_free(const fs::path& archive) {
  std::error_code error;
  if (!fs::exists(archive, error) || (fs::is_directory(archive, error) && fs::is_empty(archive, error)))
    return;
  archive::raise(ErrorCode::bad_usage,
                 {"There is something at " + archive.string() + " already; nothing was changed.",
                  "이미 무언가 있어 아무것도 바꾸지 않았습니다: " + archive.string()},
                 {"Name another folder with --archive, or move this one away.",
                  "--archive로 다른 폴더를 지정하거나 그 폴더를 옮기세요."});
}

}  // namespace

Result<BackupReport> back_up(const fs::path& archive, const fs::path& file, const WriteOptions& write) {
  return archive::guard([&]() -> Result<BackupReport> {
    if (lies_inside(file, archive))
      return fail(ErrorCode::bad_usage,
                  {"A backup inside the archive would be lost with it.",
                   "서고 안에 백업을 두면 서고와 함께 사라집니다."},
                  {"Name a file elsewhere.", "다른 곳의 파일 이름을 쓰세요."});
    const Passing copied(beside(file, ".sqlite"));
    Passing packed(beside(file, ".part"));
    archive::copy_database(archive, copied.path());
    BackupReport report;
    archive::Snapshot snapshot = archive::Snapshot::of_file(copied.path(), archive);
    const std::vector<std::string> media = snapshot.all_media();
    report.posts = snapshot.posts({}).size();
    importer::TarWriter tar = take(importer::TarWriter::create(packed.path()));
    take(tar.add(label_name, label(snapshot.state(), report.posts, media.size())));
    take(tar.add_file(database_name, copied.path()));
    if (fs::exists(archive / synonyms_name)) take(tar.add_file(synonyms_name, archive / synonyms_name));
    pack_media(tar, archive, media, write, report);
    take(tar.finish());
    take(archive::sync_file(packed.path()));
    report.bytes = fs::file_size(packed.path());
    fs::rename(packed.path(), file);
    packed.keep();
    take(archive::sync_folder(packed.path().parent_path()));
    return report;
  });
}

Result<BackupReport> restore(const fs::path& file, const fs::path& archive, const WriteOptions& write) {
  return archive::guard([&]() -> Result<BackupReport> {
    check_archive_is_free(archive);
    BackupReport report;
    Passing made(beside(archive, ".restoring"));
    fs::create_directories(made.path());
    unpack(file, made.path(), write, report);
    archive::renew_archive_id(made.path() / database_name);
    {
      archive::Snapshot snapshot(made.path());
      report.posts = snapshot.posts({}).size();
      for (const std::string& sha256 : snapshot.all_media())
        if (const fs::path media = archive::media_file(media_folder(made.path()), sha256); !fs::exists(media))
          report.lacking.push_back(media_name(sha256));
    }
    archive::WriterOptions options;
    options.lock = {write.wait, write.unsafe_locks, write.stop};
    {
      archive::Writer writer = take(archive::Writer::open(made.path(), options));
      take(library::catch_up(made.path(), writer.archive_id(), write));
    }
    report.bytes = fs::file_size(file);
    std::error_code ignored;
    fs::remove(archive, ignored);  // an empty folder
    fs::rename(made.path(), archive);
    made.keep();
    take(archive::sync_folder(made.path().parent_path()));
    return report;
  });
}

Result<bool> upgrade(const fs::path& archive, const WriteOptions& write) {
  return archive::guard([&]() -> Result<bool> {
    if (!archive::is_of_older_schema(archive)) return false;
    archive::WriterOptions options;
    options.lock = {write.wait, write.unsafe_locks, write.stop};
    take(archive::Writer::open(archive, options));
    return true;
  });
}

}  // namespace seogo
