// How counted slots become facets: a slot's value is counted whole, lists of values are taken apart after
// that.

#include "query/facets.h"

#include <algorithm>
#include <map>
#include <string>

#include "index/terms.h"

namespace seogo::query {
namespace {

using Counts = std::map<std::string, std::size_t>;

std::vector<FacetCount> most_frequent_first(const Counts& counts) {
  std::vector<FacetCount> list;
  for (const auto& [value, count] : counts) list.push_back({value, count});
  std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.count > b.count; });
  return list;
}

// Newest first: years and months are read as a time line.
std::vector<FacetCount> latest_first(const Counts& counts) {
  std::vector<FacetCount> list;
  for (auto each = counts.rbegin(); each != counts.rend(); ++each)
    list.push_back({each->first, each->second});
  return list;
}

// Calls `take` with each value that the spy met, and how often.
template <class Take>
void each_value(const Xapian::ValueCountMatchSpy& spy, Take take) {
  for (auto value = spy.values_begin(); value != spy.values_end(); ++value)
    if (!(*value).empty()) take(*value, static_cast<std::size_t>(value.get_termfreq()));
}

}  // namespace

void FacetCounter::attach(Xapian::Enquire& enquire) {
  for (Xapian::ValueCountMatchSpy* spy : {&blog_, &category_, &tags_, &month_}) enquire.add_matchspy(spy);
}

Facets FacetCounter::facets() const {
  Counts blogs, categories, tags, years, months;
  each_value(blog_, [&](const std::string& value, std::size_t count) { blogs[value] += count; });
  each_value(category_, [&](const std::string& value, std::size_t count) {
    std::string path;
    for (const std::string& name : index::split_values(value)) {  // a parent counts its children too
      path += path.empty() ? name : "/" + name;
      categories[path] += count;
    }
  });
  each_value(tags_, [&](const std::string& value, std::size_t count) {
    for (const std::string& tag : index::split_values(value)) tags[tag] += count;
  });
  each_value(month_, [&](const std::string& value, std::size_t count) {
    if (value.size() != 6) return;
    years[value.substr(0, 4)] += count;
    months[value.substr(0, 4) + "-" + value.substr(4)] += count;
  });
  return {most_frequent_first(blogs), most_frequent_first(categories), most_frequent_first(tags),
          latest_first(years), latest_first(months)};
}

}  // namespace seogo::query
