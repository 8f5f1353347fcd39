#include "query/partial_matches.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace seogo::query {
namespace {

struct Unit {
  Posts posts;  // that meet it; some do
  double worth;
};

struct Met {
  double worth = 0;
  std::size_t units = 0;
};

std::vector<Unit> met_units(const Compiled& compiled, Xapian::doccount posts_in_all, Matches& matches) {
  std::vector<Unit> units;
  for (const Xapian::Query& unit : compiled.units) {
    Posts posts = matches.among(matches.of(unit), compiled.condition);
    if (posts.empty()) continue;
    const double worth = std::log(1 + posts_in_all / static_cast<double>(posts.size()));
    units.push_back({std::move(posts), worth});
  }
  return units;
}

Posts united(const std::vector<Unit>& units) {
  Xapian::docid last = 0;
  for (const Unit& unit : units) last = std::max(last, unit.posts.back());
  PostMarks marks(last);
  for (const Unit& unit : units)
    for (const Xapian::docid post : unit.posts) marks.add(post);
  return marks.posts();
}

}  // namespace

Posts partial_matches(const Compiled& compiled, Xapian::doccount posts_in_all, Matches& matches) {
  const std::vector<Unit> units = met_units(compiled, posts_in_all, matches);
  const Posts candidates = united(units);
  std::vector<Met> met(candidates.size());
  double least = 0;
  for (const Unit& unit : units) {
    least += compiled.weights.most_words * unit.worth;
    std::size_t place = 0;
    for (const Xapian::docid post : unit.posts) {
      place = first_from(candidates, place, post);
      met[place].worth += unit.worth;
      ++met[place].units;
    }
  }
  Posts partial;
  for (std::size_t i = 0; i < candidates.size(); ++i)
    if (met[i].worth >= least && met[i].units < compiled.units.size()) partial.push_back(candidates[i]);
  return partial;
}

}  // namespace seogo::query
