#include "query/find.h"

#include <algorithm>

#include "index/term_code.h"
#include "index/terms.h"
#include "query/combine.h"
#include "query/facets.h"

namespace seogo::query {
namespace {

using XQuery = Xapian::Query;

Xapian::Enquire counting(const Xapian::Database& database, const XQuery& query) {
  Xapian::Enquire asked(database);
  asked.set_weighting_scheme(Xapian::BoolWeight());
  asked.set_query(query);
  return asked;
}

void set_order(Xapian::Enquire& asked, Sort sort) {
  if (sort == Sort::relevance)
    asked.set_sort_by_relevance_then_value(slot::newest, true);
  else
    asked.set_sort_by_value(sort == Sort::newest ? slot::newest : slot::oldest, true);
}

Xapian::MSet ask(Xapian::Enquire& asked, const Page& page, std::size_t counted, const Deadline& deadline) {
  if (const double left = deadline.seconds_left(); left > 0) asked.set_time_limit(left);
  return asked.get_mset(static_cast<Xapian::doccount>(page.offset), static_cast<Xapian::doccount>(page.limit),
                        static_cast<Xapian::doccount>(counted));
}

}  // namespace

Xapian::Enquire ranking_of(const Xapian::Database& database, const Plan& plan, const XQuery& candidates) {
  Xapian::Enquire asked(database);
  asked.set_query(plan.ranking(candidates));
  const Weights& w = plan.weights;
  asked.set_weighting_scheme(Xapian::BM25PlusWeight(w.k1, 0, 1, w.b, w.min_normalised_length, w.delta));
  return asked;
}

Found find(const Xapian::Database& database, const Plan& plan, const Page& page, const Deadline& deadline) {
  Found found;
  // Counts all, and orders them where words do not.
  const auto count_all = [&](const XQuery& query) {
    Xapian::Enquire asked = counting(database, query);
    FacetSpies spies;
    if (page.facets) spies.watch(asked);
    const bool is_ordered = page.sort != Sort::relevance || plan.units.empty();
    if (is_ordered) set_order(asked, page.sort == Sort::relevance ? Sort::newest : page.sort);
    const Xapian::MSet all =
        ask(asked, is_ordered ? page : Page{page.sort, 0, 0, false}, database.get_doccount(), deadline);
    if (is_ordered) found.page = all;
    if (page.facets) found.facets = spies.facets();
    return std::size_t{all.get_matches_estimated()};
  };
  found.total = count_all(plan.full());
  // Where no post has all, those come too that only look like it.
  const XQuery candidates = found.total > 0 ? plan.some() : plan.near();
  if ((plan.has_partial() || found.total == 0) && !deadline.is_over()) {
    const XQuery partial(XQuery::OP_AND_NOT, candidates, plan.full());
    if (found.total == 0 && (page.facets || page.sort != Sort::relevance)) {
      found.partial_total = std::min(count_all(partial), most_partial_counted);
    } else {
      Xapian::Enquire asked = counting(database, partial);
      found.partial_total = std::min<std::size_t>(
          ask(asked, {Sort::relevance, 0, 0, false}, most_partial_counted, deadline).get_matches_estimated(),
          most_partial_counted);
    }
  }
  if (page.sort == Sort::relevance && !plan.units.empty() && page.limit > 0 && !deadline.is_over()) {
    Xapian::Enquire asked = ranking_of(database, plan, candidates);
    set_order(asked, Sort::relevance);
    found.page = ask(asked, page, 0, deadline);
  }
  return found;
}

std::size_t count(const Xapian::Database& database, const XQuery& query) {
  constexpr Xapian::doccount counted_exactly = 100;
  return counting(database, query).get_mset(0, 0, counted_exactly).get_matches_estimated();
}

std::set<Xapian::docid> full_among(const Xapian::Database& database, const Plan& plan,
                                   const std::vector<std::string>& ids) {
  std::vector<XQuery> posts;
  for (const std::string& id : ids) posts.emplace_back(index::encode_term(index::id_name(id)));
  Xapian::Enquire asked = counting(database, XQuery(XQuery::OP_FILTER, any(posts), plan.full()));
  const Xapian::MSet full = asked.get_mset(0, static_cast<Xapian::doccount>(ids.size()));
  return {full.begin(), full.end()};
}

}  // namespace seogo::query
