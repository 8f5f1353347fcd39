// What the routes ask the engine for, as they need it: an interface, so that they are tested without an
// index.
#pragma once

#include <string_view>
#include <vector>

#include "seogo/archive.h"
#include "seogo/searcher.h"

namespace seogo::http {

// Safe to use from many threads at once.  Whoever implements it decides what may be seen; the routes below
// cannot ask for more.
class Library {
 public:
  virtual ~Library() = default;

  // `request.visible` is overruled.
  virtual Result<SearchResults> search(SearchRequest request) const = 0;
  virtual Result<Post> post(std::string_view id) const = 0;
  virtual Result<MediaFile> media(std::string_view sha256) const = 0;
  virtual Result<std::vector<BlogSummary>> blogs() const = 0;
};

}  // namespace seogo::http
