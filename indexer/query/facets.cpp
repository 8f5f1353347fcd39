// How counts become facets, whoever counted.
#include "query/facets.h"

#include <algorithm>
#include <string>

namespace seogo::query {
namespace {

std::vector<FacetCount> most_frequent_first(const FacetCounts& counts) {
  std::vector<FacetCount> list;
  for (const auto& [value, count] : counts) list.push_back({value, count});
  std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.count > b.count; });
  return list;
}

// Newest first: years and months are read as a time line.
std::vector<FacetCount> latest_first(const FacetCounts& counts) {
  std::vector<FacetCount> list;
  for (auto each = counts.rbegin(); each != counts.rend(); ++each)
    list.push_back({each->first, each->second});
  return list;
}

FacetCounts counts_of(const Xapian::ValueCountMatchSpy& spy, NamesOfValue names_of) {
  FacetCounts counts;
  for (auto value = spy.values_begin(); value != spy.values_end(); ++value)
    for (const std::string& name : names_of(*value)) counts[name] += value.get_termfreq();
  return counts;
}

}  // namespace

void FacetCounter::attach(Xapian::Enquire& enquire) {
  if (columns_) return;
  for (Xapian::ValueCountMatchSpy* spy : {&blog_, &category_, &tags_, &month_}) enquire.add_matchspy(spy);
}

Facets FacetCounter::facets(const std::vector<Xapian::docid>& matches) const {
  const auto count = [&](const FacetColumn FacetColumns::*column, const Xapian::ValueCountMatchSpy& spy,
                         NamesOfValue names_of) {
    return columns_ ? ((*columns_).*column).count(matches) : counts_of(spy, names_of);
  };
  const FacetCounts months = count(&FacetColumns::month, month_, names_of_month);
  FacetCounts years;
  for (const auto& [month, posts] : months) years[month.substr(0, 4)] += posts;
  return {most_frequent_first(count(&FacetColumns::blog, blog_, names_of_blog)),
          most_frequent_first(count(&FacetColumns::category, category_, names_of_category)),
          most_frequent_first(count(&FacetColumns::tags, tags_, names_of_tags)), latest_first(years),
          latest_first(months)};
}

}  // namespace seogo::query
