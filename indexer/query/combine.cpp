#include "query/combine.h"

namespace seogo::query {

using XQuery = Xapian::Query;

XQuery match_all() { return XQuery(std::string()); }

XQuery all(const std::vector<XQuery>& parts) {
  if (parts.empty()) return match_all();
  return parts.size() == 1 ? parts.front() : XQuery(XQuery::OP_AND, parts.begin(), parts.end());
}

XQuery any(const std::vector<XQuery>& parts) {
  if (parts.empty()) return XQuery::MatchNothing;
  return parts.size() == 1 ? parts.front() : XQuery(XQuery::OP_OR, parts.begin(), parts.end());
}

XQuery scaled(const XQuery& query, double weight) {
  return weight == 1 ? query : XQuery(XQuery::OP_SCALE_WEIGHT, query, weight);
}

}  // namespace seogo::query
