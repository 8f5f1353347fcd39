// Posts in a Xapian database in memory: for tests that ask it without a Searcher.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "index/document.h"
#include "index/indexer.h"
#include "index/xapian_document.h"

namespace seogo::test {

inline Xapian::WritableDatabase memory_index(const std::vector<index::Change>& posts,
                                             const Analyzer& analyzer = Analyzer()) {
  Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  for (const index::Change& change : posts)
    database.replace_document(change.key,
                              index::to_xapian(index::make_document(change.key, change.post, analyzer)));
  return database;
}

// The keys of the posts that match, parted by blanks.
inline std::string keys_of(const Xapian::Database& database, const Xapian::Query& query) {
  Xapian::Enquire asked(database);
  asked.set_query(query);
  asked.set_weighting_scheme(Xapian::BoolWeight());
  asked.set_docid_order(Xapian::Enquire::ASCENDING);
  std::string keys;
  for (const Xapian::docid key : asked.get_mset(0, database.get_doccount()))
    keys += (keys.empty() ? "" : " ") + std::to_string(key);
  return keys;
}

}  // namespace seogo::test
