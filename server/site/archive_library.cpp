// The archive on disk as the routes see it: opened when it is first asked for, filtered by what this server
// may show.
#include "site/archive_library.h"

#include <utility>

namespace seogo::http {

Visible visible_to(bool loopback, bool unknown_is_public) {
  return Visible{
      .public_ = true, .protected_ = false, .private_ = false, .unknown = loopback || unknown_is_public};
}

ArchiveLibrary::ArchiveLibrary(std::filesystem::path folder, Visible visible)
    : folder_(std::move(folder)), visible_(visible) {}

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

}  // namespace seogo::http
