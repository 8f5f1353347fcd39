// How a search runs: the query is read as typed, and where that finds nothing, in other ways; each
// interpretation becomes a plan, is found, and its page made into hits.
#include "query/search.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "index/document_data.h"
#include "query/compile.h"
#include "query/deadline.h"
#include "query/explain.h"
#include "query/find.h"
#include "query/hits.h"
#include "query/interpret.h"
#include "query/proof.h"
#include "query/visible_posts.h"

namespace seogo::query {
namespace {

class Search {
 public:
  Search(const Reader& reader, const SearchRequest& request, const Language& language)
      : reader_(reader),
        request_(request),
        language_(language),
        deadline_(request.deadline),
        visible_(reader.database, request.visible) {}

  Result<SearchResults> run() {
    Result<SearchResults> found = answer({request_.query});
    if (!found || found->partial || request_.as_typed) return found;
    if (found->total > 0) {
      if (found->total <= rare) found->suggestion = suggestion(found->total);
      return found;
    }
    const auto ways = {+[](const Search& s) { return mended(s.reader_, s.request_, s.language_); },
                       +[](const Search& s) { return apart(s.request_.query, s.language_); }};
    for (const auto& way : ways) {
      if (deadline_.is_over()) break;
      std::optional<Interpretation> meant = way(*this);
      if (!meant) continue;
      Result<SearchResults> other = answer(*meant);
      const bool finds_more =
          other && (other->total > 0 || (found->partial_total == 0 && other->partial_total > 0));
      if (!finds_more) continue;
      other->applied = Applied{to_string(meant->query), meant->why};
      return other;
    }
    return found;
  }

 private:
  Result<SearchResults> answer(Interpretation meant) const {
    if (visible_.are_none()) return SearchResults{};
    meant.findings.proved = prove(meant.query, reader_.database, visible_, language_, deadline_);
    Result<Plan> plan = compile(meant.query, language_, meant.findings);
    if (!plan) return Unexpected{plan.error()};
    if (const auto filter = visible_.filter()) plan->conditions.push_back(*filter);
    SearchResults results;
    if (request_.explain) results.explanation = explain(meant.query, language_.analyzer, *plan);
    const Page page{request_.sort, request_.offset, request_.limit, request_.facets};
    Found found = find(reader_.database, *plan, page, deadline_);
    results.total = found.total;
    results.partial_total = found.partial_total;
    results.facets = std::move(found.facets);
    if (Result<void> made = make_hits(found, *plan, results); !made) return Unexpected{made.error()};
    results.partial = deadline_.is_over();
    return results;
  }

  Result<void> make_hits(const Found& found, const Plan& plan, SearchResults& results) const {
    const Snippets snippets(plan.highlights, language_.analyzer);
    std::vector<std::string> ids;
    for (auto each = found.page.begin(); each != found.page.end(); ++each) {
      const bool has_time = !deadline_.is_over();
      Result<Hit> hit =
          make_hit(each.get_document().get_data(), request_.snippets && has_time ? &snippets : nullptr);
      if (!hit) return Unexpected{hit.error()};
      hit->score = each.get_weight();
      ids.push_back(hit->id);
      results.hits.push_back(std::move(*hit));
    }
    if (found.partial_total > 0 && !ids.empty()) note_partial(found, plan, ids, results);
    if (request_.explain) explain_hits(found, plan, results);
    return {};
  }

  void note_partial(const Found& found, const Plan& plan, const std::vector<std::string>& ids,
                    SearchResults& results) const {
    std::set<Xapian::docid> full;
    if (found.total > 0) full = full_among(reader_.database, plan, ids);
    auto each = found.page.begin();
    for (Hit& hit : results.hits) hit.partial_match = !full.contains(*each++);
  }

  void explain_hits(const Found& found, const Plan& plan, SearchResults& results) const {
    const Xapian::Enquire asked = ranking_of(reader_.database, plan, plan.near());
    auto each = found.page.begin();
    for (const Hit& hit : results.hits) results.explanation += explain_hit(hit, asked, *each++);
  }

  // What else a query that finds next to nothing may have meant, where far more posts have it.
  std::string suggestion(std::size_t total) const {
    if (deadline_.is_over()) return {};
    const std::optional<Interpretation> meant = mended_rare(reader_, request_, language_);
    if (!meant) return {};
    const Result<Plan> plan = compile(meant->query, language_, meant->findings);
    if (!plan) return {};
    const std::size_t posts = count(reader_.database, visible_.among(plan->full()));
    return posts >= far_more * total ? to_string(meant->query) : "";
  }

  const Reader& reader_;
  const SearchRequest& request_;
  const Language& language_;
  Deadline deadline_;
  VisiblePosts visible_;
};

}  // namespace

Result<SearchResults> search(const Reader& reader, const SearchRequest& request, const WordLists& lists,
                             const WeightTable& weights) {
  const Language language{reader.analyzer, lists.synonyms, lists.stopwords, weights};
  return Search(reader, request, language).run();
}

Result<std::vector<Marked>> mark(const Reader& reader, const Query& query,
                                 const std::vector<std::string>& texts, const WordLists& lists) {
  const Language language{reader.analyzer, lists.synonyms, lists.stopwords};
  const Result<Plan> plan = compile(query, language);
  if (!plan) return Unexpected{plan.error()};
  const Snippets snippets(plan->highlights, language.analyzer);
  std::vector<Marked> marked;
  marked.reserve(texts.size());
  for (const std::string& text : texts) marked.push_back(snippets.mark(text));
  return marked;
}

}  // namespace seogo::query
