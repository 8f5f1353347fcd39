#include "query/posting_lists.h"

namespace seogo::query {

PostingLists::List& PostingLists::list(const std::string& term) {
  const auto [known, is_new] = lists_.try_emplace(term);
  if (is_new) known->second.count = database_.get_termfreq(term);
  return known->second;
}

}  // namespace seogo::query
