// The words, phrases and beginnings that a query asks for.
#pragma once

#include <cstddef>
#include <vector>

#include "seogo/query.h"

namespace seogo::query {

inline bool asks_for_words(const Query& node) {
  return node.kind == Query::Kind::word || node.kind == Query::Kind::phrase ||
         node.kind == Query::Kind::prefix;
}

enum class Leaves {
  all,
  wanted,  // without what is excluded
  needed,  // nor what stands in an OR, of which one is enough
};

// Calls take(node) for each in the order of the query.  `Node` is Query or const Query.
template <class Node, class Take>
void each_leaf(Node& query, Leaves which, Take take) {
  if (asks_for_words(query)) take(query);
  if (query.kind == Query::Kind::any_of && which == Leaves::needed) return;
  const bool excludes = query.kind == Query::Kind::without && which != Leaves::all;
  const std::size_t count = excludes ? 1 : query.children.size();
  for (std::size_t i = 0; i < count; ++i) each_leaf(query.children[i], which, take);
}

template <class Node>
std::vector<Node*> leaves_of(Node& query, Leaves which) {
  std::vector<Node*> leaves;
  each_leaf(query, which, [&](Node& leaf) { leaves.push_back(&leaf); });
  return leaves;
}

}  // namespace seogo::query
