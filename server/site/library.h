// What the routes ask the engine for, as they need it: an interface, so that they are tested without an
// index.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "seogo/archive.h"
#include "seogo/searcher.h"
#include "seogo/upkeep.h"

namespace seogo::http {

// Where truth and index stand to each other.
struct Standing {
  std::uint64_t archive_counter = 0;
  std::uint64_t index_counter = 0;  // below the other: posts were changed that searches do not know of yet
  std::uint64_t posts = 0;          // that may be seen here
};

// What `seogo missing` tells.
struct Missing {
  std::vector<MissingPost> posts;
  std::vector<MissingImage> images;
  std::vector<CategoryCount> categories;
};

// Safe to use from many threads at once.  Whoever implements it decides what may be seen; the routes below
// cannot ask for more.
class Library {
 public:
  virtual ~Library() = default;

  // `request.visible` is overruled.
  virtual Result<SearchResults> search(SearchRequest request) const = 0;
  virtual Result<Post> post(std::string_view id) const = 0;
  // The different texts of it that are held, the oldest first, but for those that may not be seen.
  virtual Result<std::vector<Version>> versions(std::string_view id) const = 0;
  virtual Result<MediaFile> media(std::string_view sha256) const = 0;
  virtual Result<std::vector<BlogSummary>> blogs() const = 0;
  // Posts like the one with that id, the likest first.
  virtual Result<SearchResults> similar(std::string_view id, std::size_t limit) const = 0;
  virtual Result<std::string> source(std::string_view id) const = 0;
  virtual Result<ArchiveStats> stats() const = 0;
  virtual Result<Missing> missing() const = 0;
  virtual Result<std::vector<CategoryCount>> categories() const = 0;
  virtual Result<std::vector<SeriesContents>> series() const = 0;
  virtual Result<std::optional<SeriesContents>> series_of(std::string_view id) const = 0;
  virtual Result<std::vector<Suggestion>> suggest(std::string_view typed, std::size_t limit) const = 0;
  // The texts with the words of a query marked.
  virtual Result<std::vector<Marked>> mark(const Query& query,
                                           const std::vector<std::string>& texts) const = 0;

  // Fails when searches cannot be answered: no archive, no index, or its media folder is gone.
  virtual Result<Standing> standing() const = 0;
  // Another number after each change of archive or index; quick, and never fails.
  virtual std::uint64_t revision() const = 0;
};

}  // namespace seogo::http
