// The archive on disk as the routes see it: opened when it is first asked for, filtered by what this server
// may show.
#include "site/archive_library.h"

#include <sys/stat.h>

#include <fstream>
#include <utility>

namespace seogo::http {

ArchiveLibrary::ArchiveLibrary(std::filesystem::path folder, Visible visible)
    : folder_(std::move(folder)), visible_(visible), stub_(index_folder(folder_) / "XAPIANDB") {
  for (const char* name : {"archive.sqlite", "archive.sqlite-wal", "synonyms.txt", "stopwords.txt"})
    watched_.push_back(folder_ / name);
}

Result<std::shared_ptr<const Archive>> ArchiveLibrary::archive() const {
  const std::lock_guard lock(opening_);
  if (!archive_) {
    Result<Archive> opened = Archive::open(folder_);
    if (!opened) return Unexpected{opened.error()};
    archive_ = std::make_shared<const Archive>(std::move(opened).value());
  }
  return archive_;
}

Result<std::shared_ptr<const Searcher>> ArchiveLibrary::searcher() const {
  // Without an archive there is nothing to say about its index.
  if (const auto opened = archive(); !opened) return Unexpected{opened.error()};
  const std::lock_guard lock(opening_);
  if (!searcher_) {
    Result<Searcher> opened = Searcher::open(index_folder(folder_));
    if (!opened) return Unexpected{opened.error()};
    searcher_ = std::make_shared<const Searcher>(std::move(opened).value());
  }
  return searcher_;
}

Result<SearchResults> ArchiveLibrary::search(SearchRequest request) const {
  const auto open = searcher();
  if (!open) return Unexpected{open.error()};
  request.visible = visible_;
  return (*open)->search(request);
}

Result<Post> ArchiveLibrary::post(std::string_view id) const {
  const auto open = archive();
  if (!open) return Unexpected{open.error()};
  return (*open)->find(id, visible_);
}

Result<std::vector<Version>> ArchiveLibrary::versions(std::string_view id) const {
  if (const auto seen = post(id); !seen) return Unexpected{seen.error()};
  auto all = seogo::versions(folder_, id);
  if (all) std::erase_if(*all, [&](const Version& it) { return !visible_.allows(it.post.visibility); });
  return all;
}

Result<MediaFile> ArchiveLibrary::media(std::string_view sha256) const {
  const auto open = archive();
  if (!open) return Unexpected{open.error()};
  return (*open)->media(sha256, visible_);
}

Result<std::vector<BlogSummary>> ArchiveLibrary::blogs() const {
  const auto open = archive();
  if (!open) return Unexpected{open.error()};
  return (*open)->blogs(visible_);
}

Result<SearchResults> ArchiveLibrary::similar(std::string_view id, std::size_t limit) const {
  const auto open = searcher();
  if (!open) return Unexpected{open.error()};
  return (*open)->similar({.id = std::string(id), .limit = limit, .visible = visible_});
}

Result<std::string> ArchiveLibrary::source(std::string_view id) const {
  const auto open = archive();
  if (!open) return Unexpected{open.error()};
  return (*open)->source(id, visible_);
}

Result<ArchiveStats> ArchiveLibrary::stats() const {
  const auto open = archive();
  if (!open) return Unexpected{open.error()};
  return (*open)->stats(visible_);
}

Result<Missing> ArchiveLibrary::missing() const {
  const auto open = archive();
  if (!open) return Unexpected{open.error()};
  Result<std::vector<MissingPost>> posts = (*open)->missing(visible_);
  if (!posts) return Unexpected{posts.error()};
  Result<std::vector<MissingImage>> images = (*open)->missing_images(visible_);
  if (!images) return Unexpected{images.error()};
  Result<std::vector<CategoryCount>> categories = (*open)->categories(visible_);
  if (!categories) return Unexpected{categories.error()};
  return Missing{std::move(*posts), std::move(*images), std::move(*categories)};
}

Result<std::vector<CategoryCount>> ArchiveLibrary::categories() const {
  const auto open = archive();
  if (!open) return Unexpected{open.error()};
  return (*open)->categories(visible_);
}

Result<std::vector<SeriesContents>> ArchiveLibrary::series() const {
  const auto open = archive();
  if (!open) return Unexpected{open.error()};
  return (*open)->series(visible_);
}

Result<std::optional<SeriesContents>> ArchiveLibrary::series_of(std::string_view id) const {
  const auto open = archive();
  if (!open) return Unexpected{open.error()};
  return (*open)->series_of(id, visible_);
}

Result<std::vector<Suggestion>> ArchiveLibrary::suggest(std::string_view typed, std::size_t limit) const {
  const auto open = searcher();
  if (!open) return Unexpected{open.error()};
  return (*open)->suggest({.typed = std::string(typed), .limit = limit, .visible = visible_});
}

Result<std::vector<Marked>> ArchiveLibrary::mark(const Query& query,
                                                 const std::vector<std::string>& texts) const {
  const auto open = searcher();
  if (!open) return Unexpected{open.error()};
  return (*open)->mark(query, texts);
}

Result<Standing> ArchiveLibrary::standing() const {
  const auto open = archive();
  if (!open) return Unexpected{open.error()};
  const auto search = searcher();
  if (!search) return Unexpected{search.error()};
  const Result<ArchiveState> truth = (*open)->state();
  if (!truth) return Unexpected{truth.error()};
  const Result<Searcher::State> index = (*search)->state();
  if (!index) return Unexpected{index.error()};
  // An archive without pictures has no such folder.
  std::error_code problem;
  if (!std::filesystem::is_directory(media_folder(folder_), problem)) {
    const Result<ArchiveStats> held = (*open)->stats(visible_);
    if (!held) return Unexpected{held.error()};
    if (held->images_held > 0)
      return fail(ErrorCode::io, {"The archive's media folder is missing.", "서고의 media 폴더가 없습니다."},
                  {"Restore it from a backup.", "백업에서 되살려 주세요."});
  }
  const SearchRequest all{.query = {}, .limit = 0, .facets = false, .visible = visible_};
  const Result<SearchResults> seen = (*search)->search(all);
  if (!seen) return Unexpected{seen.error()};
  return Standing{truth->counter, index->counter, seen->total};
}

namespace {

void mix(std::uint64_t& sum, std::uint64_t value) { sum = (sum ^ value) * 0x100000001b3U; }

void mix_file(std::uint64_t& sum, const std::filesystem::path& file) {
  struct stat now {};
  if (::stat(file.c_str(), &now) != 0) return mix(sum, 1);
  mix(sum, now.st_ino);
  mix(sum, static_cast<std::uint64_t>(now.st_size));
  mix(sum, static_cast<std::uint64_t>(now.st_mtim.tv_sec));
  mix(sum, static_cast<std::uint64_t>(now.st_mtim.tv_nsec));
}

}  // namespace

// Looks at times and places of files alone: no database is opened here, since the threads that serve sockets
// ask. Xapian puts a new file iamglass in place with each commit, the index a new stub file with each
// generation.
std::uint64_t ArchiveLibrary::revision() const {
  std::uint64_t sum = 0xcbf29ce484222325U;
  for (const std::filesystem::path& file : watched_) mix_file(sum, file);
  mix_file(sum, stub_);
  std::ifstream in(stub_);
  std::string generation;
  for (std::string word; in >> word;) generation = word;
  if (!generation.empty()) mix_file(sum, stub_.parent_path() / generation / "iamglass");
  return sum;
}

}  // namespace seogo::http
