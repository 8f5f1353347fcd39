// Counting the values of all matches.
#pragma once

#include <xapian.h>

#include "seogo/searcher.h"

namespace seogo::query {

// Counts while an Enquire runs: attach before get_mset, ask for the facets after it.
class FacetCounter {
 public:
  void attach(Xapian::Enquire& enquire);
  Facets facets() const;

 private:
  // Xapian's own spies, since a remote backend takes no others.
  Xapian::ValueCountMatchSpy blog_{slot::blog}, category_{slot::category}, tags_{slot::tags},
      month_{slot::month};
};

}  // namespace seogo::query
