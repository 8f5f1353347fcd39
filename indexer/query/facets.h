// Counting the values of the posts that match, by Xapian's own spies.
#pragma once

#include <xapian.h>

#include "seogo/searcher.h"

namespace seogo::query {

// Spies to be added to an Enquire before it is asked, and what they have seen after it.
class FacetSpies {
 public:
  void watch(Xapian::Enquire& asked);
  Facets facets() const;

 private:
  Xapian::ValueCountMatchSpy blog_{slot::blog}, category_{slot::category}, tags_{slot::tags},
      month_{slot::month};
};

}  // namespace seogo::query
