// Which state of an index is searched.
#pragma once

#include <xapian.h>

#include <string>

namespace seogo::query {

// Of one database and one of its commits: a restored archive may stand in the same folder with the same
// number.
struct Revision {
  std::string database;
  Xapian::rev number = 0;

  friend bool operator==(const Revision&, const Revision&) = default;
};

inline Revision revision_of(const Xapian::Database& database) {
  return {database.get_uuid(), database.get_revision()};
}

}  // namespace seogo::query
