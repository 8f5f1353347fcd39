// Counting the values of all matches.
#pragma once

#include <xapian.h>

#include <memory>
#include <vector>

#include "query/facet_columns.h"
#include "seogo/searcher.h"

namespace seogo::query {

// Counts while an Enquire runs: attach before get_mset, ask for the facets after it.
class FacetCounter {
 public:
  // Without columns Xapian's own spies count, which take some microseconds for each match.
  explicit FacetCounter(std::shared_ptr<const FacetColumns> columns) : columns_(std::move(columns)) {}

  void attach(Xapian::Enquire& enquire);
  Facets facets(const std::vector<Xapian::docid>& matches) const;  // those of the Enquire

 private:
  std::shared_ptr<const FacetColumns> columns_;  // shared with the searches beside this one
  Xapian::ValueCountMatchSpy blog_{slot::blog}, category_{slot::category}, tags_{slot::tags},
      month_{slot::month};
};

}  // namespace seogo::query
