#include "query/facets.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "index/terms.h"

namespace seogo::query {
namespace {

using Counts = std::map<std::string, std::size_t>;

Counts counts_of(const Xapian::ValueCountMatchSpy& spy) {
  Counts counts;
  for (auto value = spy.values_begin(); value != spy.values_end(); ++value)
    counts[*value] += value.get_termfreq();
  return counts;
}

// A post counts under its category and those above it.
Counts with_ancestors(const Counts& categories) {
  Counts counts;
  for (const auto& [value, posts] : categories) {
    std::string path;
    for (const std::string& name : index::split_values(value)) {
      path += path.empty() ? name : "/" + name;
      counts[path] += posts;
    }
  }
  return counts;
}

// Tags that differ in case or width alone are one, in the spelling that most posts have.
Counts by_tag(const Counts& values) {
  struct Spellings {
    std::size_t posts = 0, most = 0;
    std::string usual;
  };
  Counts spelt;
  for (const auto& [value, posts] : values)
    for (const std::string& tag : index::split_values(value)) spelt[tag] += posts;
  std::map<std::string, Spellings> by_label;
  for (const auto& [tag, posts] : spelt) {
    Spellings& same = by_label[index::fold_label(tag)];
    same.posts += posts;
    if (posts > same.most) same.most = posts, same.usual = tag;
  }
  Counts counts;
  for (const auto& [label, same] : by_label) counts[same.usual] += same.posts;
  return counts;
}

std::vector<FacetCount> most_frequent_first(const Counts& counts) {
  std::vector<FacetCount> list;
  for (const auto& [value, count] : counts) list.push_back({value, count});
  std::ranges::stable_sort(list, [](const auto& a, const auto& b) { return a.count > b.count; });
  return list;
}

// Years and months are read as a time line.
std::vector<FacetCount> latest_first(const Counts& counts) {
  std::vector<FacetCount> list;
  for (auto each = counts.rbegin(); each != counts.rend(); ++each)
    list.push_back({each->first, each->second});
  return list;
}

}  // namespace

void FacetSpies::watch(Xapian::Enquire& asked) {
  for (Xapian::ValueCountMatchSpy* spy : {&blog_, &category_, &tags_, &month_}) asked.add_matchspy(spy);
}

Facets FacetSpies::facets() const {
  Counts years, months;
  for (const auto& [month, posts] : counts_of(month_)) {
    years[month.substr(0, 4)] += posts;
    months[month.substr(0, 4) + "-" + month.substr(4)] += posts;
  }
  return {most_frequent_first(counts_of(blog_)), most_frequent_first(with_ancestors(counts_of(category_))),
          most_frequent_first(by_tag(counts_of(tags_))), latest_first(years), latest_first(months)};
}

}  // namespace seogo::query
