// Asks the index: counts what matches a plan, and ranks a page of it.
//
// All is done by Xapian's Enquire, with its own operators, weights and spies, which a remote database serves
// as well as a local one.
#pragma once

#include <xapian.h>

#include <set>
#include <string>
#include <vector>

#include "query/deadline.h"
#include "query/plan.h"
#include "seogo/searcher.h"

namespace seogo::query {

struct Page {
  Sort sort = Sort::relevance;
  std::size_t offset = 0, limit = 10;
  bool facets = false;
};

struct Found {
  std::size_t total = 0;          // posts with all telling words
  std::size_t partial_total = 0;  // posts with some of them, up to most_partial_counted
  Facets facets;                  // of the posts with all; of those with some, where none has all
  Xapian::MSet page;
};

// What is found by the deadline.
Found find(const Xapian::Database& database, const Plan& plan, const Page& page, const Deadline& deadline);

// How many posts match: exact up to some, then an estimate.
std::size_t count(const Xapian::Database& database, const Xapian::Query& query);

// Those of a page's posts, whose ids are given in its order, that match the plan in full.
std::set<Xapian::docid> full_among(const Xapian::Database& database, const Plan& plan,
                                   const std::vector<std::string>& ids);

// How the words of a plan weigh in some posts: asked for its terms when a hit is explained.
Xapian::Enquire ranking_of(const Xapian::Database& database, const Plan& plan,
                           const Xapian::Query& candidates);

}  // namespace seogo::query
