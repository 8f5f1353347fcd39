#include "importer/disk/walk.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <cerrno>

#include <algorithm>
#include <memory>

#include "importer/common/bytes.h"
#include "importer/disk/backup_root.h"
#include "importer/disk/input_file.h"

namespace seogo::importer {
namespace {

// Deeper trees are made by mistakes or by malice; paths end at 4,096 bytes anyway.
constexpr int deepest = 200;

FolderEntry entry_of(const char* name, const struct stat& status) {
  FolderEntry entry;
  entry.name = name;
  entry.kind = S_ISREG(status.st_mode)   ? FolderEntry::Kind::file
               : S_ISDIR(status.st_mode) ? FolderEntry::Kind::folder
               : S_ISLNK(status.st_mode) ? FolderEntry::Kind::link
                                         : FolderEntry::Kind::other;
  entry.size = static_cast<std::uint64_t>(std::max<off_t>(status.st_size, 0));
  entry.modified_ns = status.st_mtim.tv_sec * std::int64_t{1'000'000'000} + status.st_mtim.tv_nsec;
  return entry;
}

std::string sort_key(const FolderEntry& entry) {
  return entry.kind == FolderEntry::Kind::folder ? entry.name + '/' : entry.name;
}

bool has_entry(const Folder& folder, std::string_view name, FolderEntry::Kind kind) {
  return std::any_of(folder.entries.begin(), folder.entries.end(),
                     [&](const FolderEntry& entry) { return entry.name == name && entry.kind == kind; });
}

bool is_archive(const Folder& folder) {
  return has_entry(folder, "archive.sqlite", FolderEntry::Kind::file) &&
         has_entry(folder, "media", FolderEntry::Kind::folder);
}

// "." and ".." have names too: those of the folders they stand for.
std::string own_name(const std::string& path) {
  const std::string_view last = last_name(path);
  if (last != "." && last != "..") return std::string(last);
  std::error_code ignored;
  return std::filesystem::canonical(path, ignored).filename().string();
}

bool holds_media(const Folder& folder, const std::string& name) {
  if (is_post_folder(own_name(folder.path), folder.html_files) && is_media_folder_of_post(name)) return true;
  const std::string page(page_of_files_folder(name));
  return !page.empty() && (has_entry(folder, page + ".html", FolderEntry::Kind::file) ||
                           has_entry(folder, page + ".htm", FolderEntry::Kind::file));
}

Skip skip_of(std::string path, std::string taken_for, Sentence reason) {
  return {std::move(path), std::move(taken_for), std::move(reason)};
}

class Walk {
 public:
  Walk(std::filesystem::path not_below, WalkVisitor& visitor, std::stop_token stop)
      : not_below_(std::move(not_below)), visitor_(visitor), stop_(std::move(stop)) {}

  void enter(const Folder& folder, int depth) {
    if (is_ours(folder)) return;
    for (const FolderEntry& entry : folder.entries) {
      if (stop_.stop_requested()) return;
      visit(folder, entry, depth);
    }
  }

 private:
  bool is_ours(const Folder& folder) {
    std::error_code ignored;
    const bool named = !not_below_.empty() && std::filesystem::equivalent(folder.path, not_below_, ignored);
    if (!named && !is_archive(folder)) return false;
    visitor_.skipped(skip_of(folder.path, "archive",
                             {"This folder is an archive of seogo itself.", "seogo의 보관소 폴더입니다."}));
    return true;
  }

  void visit(const Folder& folder, const FolderEntry& entry, int depth) {
    const std::string path = joined(folder.path, entry.name);
    if (entry.kind == FolderEntry::Kind::link) {
      visitor_.skipped(
          skip_of(path, "symbolic link",
                  {"A symbolic link; seogo does not follow it. Name its target to import it.",
                   "심볼릭 링크입니다. seogo는 링크를 따라가지 않으니, 원본을 직접 지정해 주세요."}));
    } else if (entry.name[0] == '.') {
      visitor_.skipped(skip_of(path,
                               entry.kind == FolderEntry::Kind::folder ? "hidden folder" : "hidden file",
                               {"Its name begins with a dot: hidden, and passed over.",
                                "이름이 점(.)으로 시작하는 숨은 항목이라 지나쳤습니다."}));
    } else if (entry.kind == FolderEntry::Kind::other) {
      visitor_.skipped(skip_of(path, "device",
                               {"This is no file but a device, a pipe or a socket.",
                                "파일이 아니라 장치, 파이프 또는 소켓입니다."}));
    } else if (entry.kind == FolderEntry::Kind::file) {
      visitor_.file(folder, entry);
    } else if (!holds_media(folder, entry.name)) {
      descend(path, depth + 1);
    }
  }

  void descend(const std::string& path, int depth) {
    if (depth > deepest) {
      visitor_.skipped(skip_of(path, "deep folder",
                               {"The folders are nested more than 200 deep.", "폴더가 200겹보다 깊습니다."}));
      return;
    }
    Result<Folder> folder = read_folder(path);
    if (folder)
      enter(*folder, depth);
    else
      visitor_.rejected({path, folder.error()});
  }

  std::filesystem::path not_below_;
  WalkVisitor& visitor_;
  std::stop_token stop_;
};

}  // namespace

std::string joined(const std::string& folder, const std::string& name) {
  if (folder.empty() || folder == ".") return name;
  return folder.back() == '/' ? folder + name : folder + '/' + name;
}

Result<Folder> read_folder(const std::string& path) {
  const std::unique_ptr<DIR, int (*)(DIR*)> opened(opendir(path.c_str()), closedir);
  if (!opened) return Unexpected{system_error(errno)};
  Folder folder;
  folder.path = path;
  errno = 0;
  while (const dirent* found = readdir(opened.get())) {
    const std::string_view name = found->d_name;
    if (name == "." || name == "..") continue;
    struct stat status = {};
    if (fstatat(dirfd(opened.get()), found->d_name, &status, AT_SYMLINK_NOFOLLOW) == 0)
      folder.entries.push_back(entry_of(found->d_name, status));
    errno = 0;
  }
  if (errno != 0) return Unexpected{system_error(errno)};
  std::sort(folder.entries.begin(), folder.entries.end(),
            [](const FolderEntry& a, const FolderEntry& b) { return sort_key(a) < sort_key(b); });
  folder.html_files = static_cast<std::size_t>(
      std::count_if(folder.entries.begin(), folder.entries.end(), [](const FolderEntry& entry) {
        return entry.kind == FolderEntry::Kind::file && entry.name[0] != '.' && is_html_name(entry.name);
      }));
  return folder;
}

Result<void> walk(const std::string& root, const std::filesystem::path& not_below, WalkVisitor& visitor,
                  std::stop_token stop) {
  Result<Folder> folder = read_folder(root);
  if (!folder) return Unexpected{folder.error()};
  Walk(not_below, visitor, std::move(stop)).enter(*folder, 0);
  return {};
}

}  // namespace seogo::importer
