// From paths to records: files, folders and standard input, in a fixed order.
#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <utility>

#include "importer/common/file_name.h"
#include "importer/disk/backup_root.h"
#include "importer/disk/bundle.h"
#include "importer/disk/input_file.h"
#include "importer/disk/intake.h"
#include "importer/disk/member_name.h"
#include "importer/disk/packed.h"
#include "importer/disk/prose.h"
#include "importer/disk/sniff.h"
#include "importer/disk/walk.h"
#include "post/digest.h"
#include "seogo/importer.h"

namespace seogo::importer {
namespace {

namespace fs = std::filesystem;

// So many texts of a folder tell what it holds; more are not opened for that.
constexpr std::size_t texts_that_tell = 1000;

struct Start {
  std::string path;  // as given
  fs::path real;     // without links, to know the same place again
  bool is_folder = false;
};

Unexpected no_such_path(const std::string& path) {
  return fail(ErrorCode::not_found,
              {"There is nothing at " + path + ".", path + ": 그런 파일이나 폴더가 없습니다."},
              {"Check the spelling, and put quotation marks around names with blanks.",
               "철자를 확인하고, 빈칸이 든 이름은 따옴표로 감싸 주세요."});
}

// "a/b" lies below "a", "ab" does not.
bool lies_below(const fs::path& path, const fs::path& folder) {
  const auto [end, ignored] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return end == folder.end();
}

std::string absolute_path(const std::string& path) {
  std::error_code failed;
  const fs::path found = fs::absolute(path, failed).lexically_normal();
  return failed ? path : found.string();
}

class Scan : public WalkVisitor {
 public:
  Scan(const ScanOptions& options, ScanVisitor& visitor, std::stop_token stop)
      : options_(options), intake_(options, visitor), stop_(std::move(stop)) {}

  Result<void> run(const std::vector<Start>& starts) {
    for (const Start& start : starts)
      if (!start.is_folder) named_.insert(start.real);
    for (const Start& start : starts) {
      if (stop_.stop_requested()) return {};
      if (Result<void> done = begin(start); !done) return done;
    }
    return {};
  }

  void file(const Folder& folder, const FolderEntry& entry) override {
    if (is_post_folder(last_name(absolute_path(folder.path)), folder.html_files) &&
        is_picture_name(entry.name))
      return;
    const std::string path = joined(folder.path, entry.name);
    if (!named_.empty() && named_.count(real_root_ / fs::path(path).lexically_relative(root_)) > 0) return;
    take(path, &folder, entry);
  }
  void skipped(Skip skip) override {
    skip.path = shown_path(skip.path);
    intake_.visitor().skipped(std::move(skip));
  }
  void rejected(Rejection rejection) override {
    rejection.path = shown_path(rejection.path);
    intake_.visitor().rejected(std::move(rejection));
  }

 private:
  // Beside the page of a backup lie its pictures, when they are not in img/.
  static bool is_picture_name(std::string_view name) {
    const std::string ext = extension(name);
    return ext == "png" || ext == "jpg" || ext == "jpeg" || ext == "gif" || ext == "webp" || ext == "bmp";
  }

  Result<void> begin(const Start& start) {
    if (start.path == "-") {
      standard_input();
      return {};
    }
    if (!options_.not_below.empty()) {
      std::error_code ignored;
      const fs::path archive = fs::canonical(options_.not_below, ignored);
      if (!archive.empty() && lies_below(start.real, archive)) {
        intake_.skip(start.path, "archive",
                     {"This is a part of the archive itself.", "보관소 자신의 일부입니다."});
        return {};
      }
    }
    root_ = start.path;
    real_root_ = start.real;
    if (start.is_folder) return walk(start.path, options_.not_below, *this, stop_);
    named_file(start.path);
    return {};
  }

  void standard_input() {
    Place place;
    place.path = "-";
    const ByteSource source = [](char* buffer, std::size_t size) -> Result<std::size_t> {
      const ssize_t got = ::read(STDIN_FILENO, buffer, size);
      if (got < 0) return Unexpected{system_error(errno)};
      return static_cast<std::size_t>(got);
    };
    intake_.give_lines(place, source, stop_);
  }

  void named_file(const std::string& path) {
    struct stat status = {};
    if (stat(path.c_str(), &status) != 0) return intake_.reject(path, system_error(errno));
    FolderEntry entry;
    entry.name = std::string(last_name(path));
    entry.size = static_cast<std::uint64_t>(std::max<off_t>(status.st_size, 0));
    entry.modified_ns = status.st_mtim.tv_sec * std::int64_t{1'000'000'000} + status.st_mtim.tv_nsec;
    take(path, nullptr, entry);
  }

  // `folder` is null for a file that was named itself.
  void take(const std::string& path, const Folder* folder, const FolderEntry& entry) {
    const Place place = place_of(path, entry);
    const InputStat stat{place.path, entry.size, entry.modified_ns};
    if (!intake_.visitor().wants(stat)) return;
    Result<InputFile> file = InputFile::open(path, folder == nullptr);
    if (!file) return intake_.reject(place.path, file.error());
    Result<std::string> head = file->head(head_size);
    if (!head) return intake_.reject(place.path, head.error());
    const Shape seen = sniff(*head, entry.name);
    const Shape shape = folder == nullptr ? as_named(seen) : seen;
    if (is_bundle(shape) || is_packed(shape) || is_streamed(shape) || treatment(shape) == Treatment::refuse)
      take_large(place, shape, *file, stat);
    else if (treatment(shape) == Treatment::read || is_named_text(shape, folder))
      take_page(place, shape, *file, stat, folder);
    else
      intake_.turn_away(place, shape);
  }

  // A text with an unusual name is a post when it was named itself.
  static bool is_named_text(Shape shape, const Folder* folder) {
    return folder == nullptr && (shape == Shape::other_text || shape == Shape::list_text);
  }

  // What may be larger than memory: its digest is taken by pieces, then it is read once more.
  void take_large(const Place& place, Shape shape, InputFile& file, const InputStat& stat) {
    Result<std::string> digest = file.digest(stop_);
    if (!digest) {
      if (digest.error().code != ErrorCode::stopped) intake_.reject(place.path, digest.error());
      return;
    }
    if (!intake_.visitor().wants_digest(stat, *digest)) return;
    if (Result<void> back = file.rewind(); !back) return intake_.reject(place.path, back.error());
    if (is_bundle(shape))
      scan_bundle(file, place, shape, intake_, stop_);
    else if (is_packed(shape))
      scan_packed(file, place, intake_, stop_);
    else if (is_streamed(shape))
      take_stream(place, shape, file);
    else
      intake_.turn_away(place, shape);
  }

  void take_stream(const Place& place, Shape shape, InputFile& file) {
    if (holds_pictures_behind(shape)) {
      intake_.give_pictures(place, shape, file.source(), stop_);
      if (Result<void> back = file.rewind(); !back) return intake_.reject(place.path, back.error());
    }
    intake_.give_stream(place, shape, file.source(), stop_);
  }

  void take_page(const Place& place, Shape shape, InputFile& file, const InputStat& stat,
                 const Folder* folder) {
    Result<std::string> bytes = file.head(page_bound + 1);
    if (!bytes) return intake_.reject(place.path, bytes.error());
    if (bytes->size() > head_size) shape = sniff(bytes->substr(0, page_bound), place.name);
    if (is_named_text(shape, folder)) shape = Shape::text;
    if (treatment(shape) == Treatment::pass_over) return intake_.turn_away(place, shape);
    if (needs_company(shape) && folder != nullptr && !is_good_company(*folder))
      return intake_.pass_over_company(place, shape);
    const bool whole = bytes->size() <= page_bound;
    Result<std::string> digest = whole ? sha256(*bytes) : file.digest(stop_);
    if (!digest) return intake_.reject(place.path, digest.error());
    if (!intake_.visitor().wants_digest(stat, *digest)) return;
    if (!whole) return intake_.too_large(place);
    if (!record_format(shape)) return intake_.turn_away(place, shape);
    intake_.give(place, shape, std::move(*bytes));
  }

  // Looks at the beginnings of the texts of a folder, evenly spread where there are very many.
  bool is_good_company(const Folder& folder) {
    if (!judged_.insert(folder.path).second) return company_.is_good(folder.path);
    std::vector<const FolderEntry*> files;
    for (const FolderEntry& entry : folder.entries)
      if (entry.kind == FolderEntry::Kind::file && entry.name[0] != '.' && may_be_text(entry.name))
        files.push_back(&entry);
    const std::size_t step = std::max<std::size_t>(1, (files.size() + texts_that_tell - 1) / texts_that_tell);
    for (std::size_t i = 0; i < files.size(); i += step) judge(folder, *files[i]);
    return company_.is_good(folder.path);
  }

  static bool may_be_text(std::string_view name) {
    const std::string ext = extension(name);
    return ext.empty() || ext == "txt" || ext == "md" || ext == "markdown" || ext == "text" ||
           ext == "xhtml" || is_html_name(name);
  }

  void judge(const Folder& folder, const FolderEntry& entry) {
    Result<InputFile> file = InputFile::open(joined(folder.path, entry.name), false);
    if (!file) return;
    Result<std::string> head = file->head(head_size);
    if (!head) return;
    const Shape shape = sniff(*head, entry.name);
    // Names with days are those of posts, whatever stands in them.
    if (needs_company(shape))
      company_.add(folder.path,
                   reads_as_prose(*head, shape == Shape::plain_html) || file_name(entry.name).day);
  }

  Place place_of(const std::string& path, const FolderEntry& entry) const {
    Place place;
    place.path = shown_path(path);
    const std::string_view above = parent(path);
    place.folder = above.empty() ? (path.starts_with('/') ? "/" : ".") : std::string(above);
    place.root = fs::path(root_) == fs::path(path) ? place.folder : root_;
    place.backup_folder = std::string(parent(absolute_path(path)));
    place.name = entry.name;
    place.file_time = entry.modified_ns / 1'000'000'000;
    return place;
  }

  const ScanOptions& options_;
  Intake intake_;
  std::stop_token stop_;
  std::set<fs::path> named_;  // files that were named themselves, without links
  std::string root_;          // the path under which we are
  fs::path real_root_;
  std::set<std::string> judged_;  // the folders whose texts `company_` knows
  TextCompany company_;
};

Result<Start> start_at(const std::string& given) {
  Start start;
  start.path = given == "-" ? given : fs::path(given).lexically_normal().string();
  if (given == "-") return start;
  while (start.path.size() > 1 && start.path.back() == '/') start.path.pop_back();
  std::error_code failed;
  start.real = fs::canonical(given, failed);
  if (given.empty() || failed == std::errc::no_such_file_or_directory || failed == std::errc::not_a_directory)
    return no_such_path(given);
  if (failed) return Unexpected{system_error(failed.value())};
  start.is_folder = fs::is_directory(start.real, failed);
  return start;
}

// Sorted, each place once; folders below another one that was given are left to that one.
Result<std::vector<Start>> starts_of(const std::vector<std::string>& paths) {
  std::vector<Start> starts;
  for (const std::string& path : paths) {
    Result<Start> start = start_at(path);
    if (!start) return Unexpected{start.error()};
    starts.push_back(std::move(*start));
  }
  std::sort(starts.begin(), starts.end(), [](const Start& a, const Start& b) { return a.path < b.path; });
  std::vector<Start> kept;
  for (const Start& start : starts) {
    const bool covered = std::any_of(starts.begin(), starts.end(), [&](const Start& other) {
      return start.is_folder && other.is_folder && other.real != start.real &&
             lies_below(start.real, other.real);
    });
    const bool again = std::any_of(kept.begin(), kept.end(), [&](const Start& other) {
      return other.real == start.real && (other.path == "-") == (start.path == "-");
    });
    if (!covered && !again) kept.push_back(start);
  }
  return kept;
}

}  // namespace
}  // namespace seogo::importer

namespace seogo {

Result<void> scan(const std::vector<std::string>& paths, const ScanOptions& options, ScanVisitor& visitor,
                  std::stop_token stop) {
  Result<std::vector<importer::Start>> starts = importer::starts_of(paths);
  if (!starts) return Unexpected{starts.error()};
  return importer::Scan(options, visitor, std::move(stop)).run(*starts);
}

}  // namespace seogo
