// The archive on disk as the routes see it: opened when it is first asked for, filtered by what this server
// may show.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>

#include "site/library.h"

namespace seogo::http {

class ArchiveLibrary : public Library {
 public:
  ArchiveLibrary(std::filesystem::path folder, Visible visible);

  Result<SearchResults> search(SearchRequest request) const override;
  Result<Post> post(std::string_view id) const override;
  Result<std::vector<Version>> versions(std::string_view id) const override;
  Result<MediaFile> media(std::string_view sha256) const override;
  Result<std::vector<BlogSummary>> blogs() const override;
  Result<SearchResults> similar(std::string_view id, std::size_t limit) const override;
  Result<std::string> source(std::string_view id) const override;
  Result<ArchiveStats> stats() const override;
  Result<Missing> missing() const override;
  Result<std::vector<CategoryCount>> categories() const override;
  Result<std::vector<SeriesContents>> series() const override;
  Result<std::optional<SeriesContents>> series_of(std::string_view id) const override;
  Result<std::vector<Suggestion>> suggest(std::string_view typed, std::size_t limit) const override;
  Result<std::vector<Marked>> mark(const Query& query, const std::vector<std::string>& texts) const override;
  Result<Standing> standing() const override;
  std::uint64_t revision() const override;

 private:
  Result<std::shared_ptr<const Archive>> archive() const;
  Result<std::shared_ptr<const Searcher>> searcher() const;

  std::filesystem::path folder_;
  Visible visible_;
  std::filesystem::path stub_;                  // names the generation of the index that is in use
  std::vector<std::filesystem::path> watched_;  // the other files whose change makes other answers
  // Opened once there is something to open: a server may be started before the first `seogo index`.  Shared
  // with the requests that are using them.
  mutable std::mutex opening_;
  mutable std::shared_ptr<const Archive> archive_;
  mutable std::shared_ptr<const Searcher> searcher_;
};

}  // namespace seogo::http
