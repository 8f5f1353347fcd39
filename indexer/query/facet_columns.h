// What each post counts under, in memory: a search with thousands of matches counts them in a thousandth of
// the time that reading their values takes.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "query/revision.h"

namespace seogo::query {

using FacetCounts = std::map<std::string, std::size_t>;

// The names that a slot's value counts under: itself, a category and those above it, each tag.
using NamesOfValue = std::vector<std::string> (*)(std::string_view value);
std::vector<std::string> names_of_blog(std::string_view value);
std::vector<std::string> names_of_category(std::string_view value);
std::vector<std::string> names_of_tags(std::string_view value);
std::vector<std::string> names_of_month(std::string_view value);  // 2024-05

// One slot of all posts.  Never changes; safe to read from many threads.
class FacetColumn {
 public:
  FacetColumn(const Xapian::Database& database, Xapian::valueno slot, NamesOfValue names_of);

  FacetCounts count(const std::vector<Xapian::docid>& documents) const;

 private:
  std::vector<std::uint32_t> value_of_;               // by document id; 0: none
  std::vector<std::vector<std::uint32_t>> names_of_;  // by value
  std::vector<std::string> names_;
};

struct FacetColumns {
  explicit FacetColumns(const Xapian::Database& database);

  FacetColumn blog, category, tags, month;
};

// The columns of the revision that is searched now, shared by the readers of an index.  Safe from many
// threads.
class FacetColumnsCache {
 public:
  // Null where they are not worth it or not there yet: at the first search of a revision, while another
  // thread reads them, and in an index of more posts than can be read while somebody waits.
  std::shared_ptr<const FacetColumns> of(const Xapian::Database& database);

 private:
  std::mutex mutex_;
  Revision revision_;
  bool is_being_read_ = false;
  std::shared_ptr<const FacetColumns> columns_;  // shared with the searches that count by them
};

}  // namespace seogo::query
