// Shared work of the exports: see export_job.h.
#include "library/export_job.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "archive/guard.h"
#include "post/digest.h"

namespace seogo::library {
namespace {

namespace fs = std::filesystem;
using archive::PostEntry;

constexpr std::size_t longest_name = 80;

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
         c == '.' || static_cast<unsigned char>(c) >= 0x80;
}

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return text;
}

std::string last_part(const PostEntry& post) {
  if (post.number) return std::to_string(*post.number);
  if (!post.slug.empty()) return post.slug;
  return post.id.starts_with(post.blog + "/") ? post.id.substr(post.blog.size() + 1) : post.id;
}

Error write_error(const fs::path& path) {
  return {ErrorCode::io,
          {"Writing " + path.string() + " failed.", "파일을 쓰지 못했습니다: " + path.string()},
          {"Is the disk full?", "디스크가 가득 찼는지 확인하세요."},
          {}};
}

}  // namespace

ExportJob::ExportJob(archive::Snapshot& snapshot, fs::path folder, const ExportOptions& options,
                     const WriteOptions& write, ExportReport& report)
    : snapshot_(snapshot),
      folder_(std::move(folder)),
      options_(options),
      write_(write),
      report_(report),
      posts_(snapshot.posts(options.visible, options.blog)) {
  std::set<std::string> taken;
  for (const PostEntry& post : posts_) {
    std::string place = plain_name(post.blog) + "/" + plain_name(last_part(post));
    if (!taken.insert(lower(place)).second) {
      place += "-" + sha256(post.id).substr(0, 12);
      taken.insert(lower(place));
    }
    places_.emplace(post.key, std::move(place));
  }
}

std::optional<std::int64_t> ExportJob::exported(std::string_view address) {
  const auto key = snapshot_.post_at(address);
  if (!key || !places_.contains(*key)) return std::nullopt;
  return key;
}

Post ExportJob::next(const PostEntry& entry) {
  if (write_.stop.stop_requested()) archive::raise(ErrorCode::stopped, {"Stopped.", "멈췄습니다."});
  Post post = snapshot_.post(entry.key);
  for (const Image& image : post.images) report_.lacking += image.media.empty() ? 1 : 0;
  ++report_.posts;
  if (write_.progress) write_.progress({Progress::Stage::copying, report_.posts, posts_.size(), post.id});
  return post;
}

void ExportJob::write(const fs::path& name, std::string_view bytes) {
  const fs::path path = folder_ / name;
  fs::create_directories(path.parent_path());
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) throw archive::Failure{write_error(path)};
  report_.bytes += bytes.size();
}

void ExportJob::append(const fs::path& name, std::string_view bytes) {
  const fs::path path = folder_ / name;
  std::ofstream out(path, std::ios::binary | std::ios::app);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) throw archive::Failure{write_error(path)};
  report_.bytes += bytes.size();
}

bool ExportJob::copy_media(const std::string& sha256, const fs::path& name) {
  if (copied_.contains(name)) return true;
  const auto media = snapshot_.media(sha256);
  std::error_code error;
  if (!media || !fs::is_regular_file(media->path, error)) return false;
  fs::create_directories((folder_ / name).parent_path());
  fs::copy_file(media->path, folder_ / name, fs::copy_options::overwrite_existing);
  copied_.insert(name);
  ++report_.media;
  report_.bytes += media->size;
  return true;
}

std::string ExportJob::media_name(const std::string& sha256) {
  const auto media = snapshot_.media(sha256);
  std::string type = media ? media->type : std::string();
  std::string ending;
  if (type.starts_with("image/")) {
    ending = "." + type.substr(6, type.find_first_of("+;") - 6);
    if (ending == ".jpeg") ending = ".jpg";
  } else if (type == "application/pdf" || type == "application/zip") {
    ending = "." + type.substr(12);
  }
  return sha256.substr(0, 2) + "/" + sha256.substr(2) + ending;
}

std::string read_whole(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::string plain_name(std::string_view text) {
  std::string out;
  for (const char c : text) out += is_plain(c) ? c : '-';
  while (out.starts_with('.')) out.erase(0, 1);
  if (out.size() > longest_name) {
    const std::string tail = sha256(text).substr(0, 12);
    std::size_t end = longest_name - tail.size() - 1;
    while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xc0) == 0x80) --end;
    out = out.substr(0, end) + "-" + tail;
  }
  return out.empty() ? "-" : out;
}

}  // namespace seogo::library

namespace seogo {

namespace {

namespace fs = std::filesystem;
constexpr const char* mark_name = ".seogo-export";

fs::path plain(const fs::path& folder) {
  fs::path path = fs::absolute(folder).lexically_normal();
  return path.has_filename() ? path : path.parent_path();
}

void check_is_free(const fs::path& folder) {
  std::error_code error;
  if (!fs::exists(folder, error) || (fs::is_directory(folder, error) && fs::is_empty(folder, error))) return;
  if (fs::exists(folder / mark_name, error)) return;  // an earlier export
  archive::raise(
      ErrorCode::bad_usage,
      {"There is something at " + folder.string() + " already; nothing was written.",
       "이미 무언가 있어 아무것도 쓰지 않았습니다: " + folder.string()},
      {"Name a new folder, or one of an earlier export.", "새 폴더나, 전에 내보낸 폴더를 지정하세요."});
}

void check_blog(archive::Snapshot& snapshot, const std::string& blog) {
  if (blog.empty() || !snapshot.posts({}, blog).empty()) return;
  archive::raise(ErrorCode::not_found,
                 {"There is no blog named " + blog + ".", "그런 블로그가 없습니다: " + blog},
                 {"List the blogs with: seogo blogs", "seogo blogs 로 목록을 볼 수 있습니다."});
}

struct RemovedUnlessKept {
  fs::path path;
  bool kept = false;
  ~RemovedUnlessKept() {
    std::error_code ignored;
    if (!kept) fs::remove_all(path, ignored);
  }
};

}  // namespace

std::optional<ExportFormat> export_format_named(std::string_view name) {
  if (name == "jsonl") return ExportFormat::jsonl;
  if (name == "markdown") return ExportFormat::markdown;
  if (name == "html") return ExportFormat::html;
  if (name == "warc") return ExportFormat::warc;
  return std::nullopt;
}

Result<ExportReport> export_archive(const fs::path& archive, const fs::path& folder,
                                    const ExportOptions& options, const WriteOptions& write) {
  return archive::guard([&]() -> Result<ExportReport> {
    const fs::path target = plain(folder);
    check_is_free(target);
    archive::Snapshot snapshot(archive);
    check_blog(snapshot, options.blog);
    RemovedUnlessKept unfinished{target.parent_path() / ("." + target.filename().string() + ".exporting")};
    fs::remove_all(unfinished.path);
    fs::create_directories(unfinished.path);
    ExportReport report;
    library::ExportJob job(snapshot, unfinished.path, options, write, report);
    switch (options.format) {
      case ExportFormat::jsonl:
        library::export_jsonl(job);
        break;
      case ExportFormat::markdown:
        library::export_markdown(job);
        break;
      case ExportFormat::html:
        library::export_html(job);
        break;
      case ExportFormat::warc:
        library::export_warc(job);
        break;
    }
    job.write(mark_name, "Written by seogo export, which may replace this folder.\n");
    fs::remove_all(target);
    fs::rename(unfinished.path, target);
    unfinished.kept = true;
    return report;
  });
}

}  // namespace seogo
