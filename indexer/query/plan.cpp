#include "query/plan.h"

#include "query/combine.h"

namespace seogo::query {
namespace {

using XQuery = Xapian::Query;

XQuery under(const XQuery& query, const std::vector<XQuery>& conditions) {
  return conditions.empty() ? query : XQuery(XQuery::OP_FILTER, query, all(conditions));
}

}  // namespace

std::vector<XQuery> Plan::telling() const {
  std::vector<XQuery> queries;
  for (const Unit& unit : units)
    if (unit.is_telling) queries.push_back(unit.match);
  return queries;
}

XQuery Plan::full() const { return under(all(telling()), conditions); }

XQuery Plan::some() const { return under(units.empty() ? match_all() : any(telling()), conditions); }

XQuery Plan::near() const {
  std::vector<XQuery> queries = telling();
  for (const Unit& unit : units)
    if (unit.is_telling && unit.inside) queries.push_back(*unit.inside);
  return under(units.empty() ? match_all() : any(queries), conditions);
}

XQuery Plan::ranking(const XQuery& candidates) const {
  if (units.empty()) return candidates;
  std::vector<XQuery> weighed = bonuses, words = telling(), loose;
  for (const Unit& unit : units) {
    if (unit.inside) weighed.push_back(scaled(*unit.inside, weights.inside));
    weighed.push_back(unit.match);
    if (unit.is_telling)
      loose.push_back(unit.inside ? any({unit.match, scaled(*unit.inside, weights.inside)}) : unit.match);
  }
  if (words.size() > 1 && weights.all > 0) weighed.push_back(scaled(all(words), weights.all));
  if (words.size() > 1 && weights.all_inside > 0) weighed.push_back(scaled(all(loose), weights.all_inside));
  return {XQuery::OP_FILTER, any(weighed), candidates};
}

}  // namespace seogo::query
