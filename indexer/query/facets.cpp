// How counts become facets, whoever counted.
#include "query/facets.h"

#include <algorithm>
#include <string>

#include "query/listed_posts.h"
#include "seogo/field.h"

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

// Counts by Xapian's own spies.
class Spies {
 public:
  Spies(const Xapian::Database& database, const Posts& posts) {
    Xapian::Enquire asked(database);
    asked.set_weighting_scheme(Xapian::BoolWeight());
    asked.set_query(listed_posts(posts));
    for (Xapian::ValueCountMatchSpy* spy : {&blog, &category, &tags, &month}) asked.add_matchspy(spy);
    asked.get_mset(0, 0, database.get_doccount());
  }

  Xapian::ValueCountMatchSpy blog{slot::blog}, category{slot::category}, tags{slot::tags}, month{slot::month};
};

Facets facets_of(const FacetCounts& blogs, const FacetCounts& categories, const FacetCounts& tags,
                 const FacetCounts& months) {
  FacetCounts years;
  for (const auto& [month, posts] : months) years[month.substr(0, 4)] += posts;
  return {most_frequent_first(blogs), most_frequent_first(categories), most_frequent_first(tags),
          latest_first(years), latest_first(months)};
}

}  // namespace

Facets count_facets(const Xapian::Database& database, const FacetColumns* columns, const Posts& posts) {
  if (columns != nullptr)
    return facets_of(columns->blog.count(posts), columns->category.count(posts), columns->tags.count(posts),
                     columns->month.count(posts));
  const Spies spies(database, posts);
  return facets_of(counts_of(spies.blog, names_of_blog), counts_of(spies.category, names_of_category),
                   counts_of(spies.tags, names_of_tags), counts_of(spies.month, names_of_month));
}

}  // namespace seogo::query
