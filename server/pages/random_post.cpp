// Leads to a post that nobody chose.
#include <random>

#include "pages/view.h"
#include "site/handlers.h"
#include "site/problem.h"

namespace seogo::http {

namespace {

std::size_t any_below(std::size_t bound) {
  static thread_local std::mt19937_64 numbers{std::random_device{}()};
  return std::uniform_int_distribution<std::size_t>(0, bound - 1)(numbers);
}

}  // namespace

Response random_post(const Call& call, const Library& library) {
  SearchRequest request{
      .query = {}, .limit = 0, .sort = Sort::newest, .snippets = false, .deadline = call.deadline};
  const auto all = library.search(request);
  if (!all) return failed_page(call, all.error());
  if (all->total == 0) return start_page(call, nullptr, 200);
  std::size_t among = all->total;
  // Hits can be counted off up to a bound; beyond it a month is drawn first, each as likely as it has posts.
  if (among > bound::reach && !all->facets.month.empty()) {
    std::size_t dated = 0;
    for (const FacetCount& month : all->facets.month) dated += month.count;
    std::size_t drawn = any_below(dated);
    for (const FacetCount& month : all->facets.month) {
      if (drawn < month.count) {
        request.query = filter(FieldId::date, month.value);
        among = month.count;
        break;
      }
      drawn -= month.count;
    }
  }
  request.offset = any_below(std::min(among, bound::reach - 1));
  request.limit = 1;
  request.facets = false;
  const auto found = library.search(request);
  if (!found) return problem(call, found.error());
  Response response{.status = 303};
  const std::string to = found->hits.empty() ? call.link("/") : post_link(call, found->hits.front().id);
  return response.with("Location", to);
}

}  // namespace seogo::http
