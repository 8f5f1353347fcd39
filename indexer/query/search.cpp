// How one search runs: the posts that match every word, in the order asked for; behind them, where the query
// is a sentence or next to nothing matched, the posts with most of the words.

#include "query/search.h"

#include <algorithm>
#include <bit>
#include <chrono>
#include <cmath>
#include <vector>

#include "index/terms.h"
#include "query/compile.h"
#include "query/explain.h"
#include "query/facets.h"
#include "query/hits.h"
#include "query/listed_posts.h"
#include "query/repair.h"
#include "query/visible_posts.h"

namespace seogo::query {
namespace {

using XQuery = Xapian::Query;

constexpr std::size_t most_units = 48;  // that a double's digits can tell apart
constexpr std::size_t few = 10;         // a page: with fewer matches more are looked for

// Lets posts pass until the time is over, then none: the match ends soon, with what it has.  Looking at each
// post costs, so that it is used where a search could take that long at all.
class Deadline : public Xapian::MatchDecider {
 public:
  using Time = std::chrono::steady_clock::time_point;
  explicit Deadline(std::optional<Time> end) : end_(end) {}

  bool operator()(const Xapian::Document&) const override {
    return ++seen_ % 64 != 0 ? !is_over_ : !is_over();
  }

  bool is_over() const { return is_over_ = is_over_ || (end_ && std::chrono::steady_clock::now() > *end_); }

  const Xapian::MatchDecider* for_posts(Xapian::doccount posts) const {
    static constexpr Xapian::doccount many = 100'000;
    return end_ && posts >= many ? this : nullptr;
  }

 private:
  std::optional<Time> end_;
  mutable bool is_over_ = false;
  mutable unsigned seen_ = 0;
};

class Search {
 public:
  Search(const Reader& reader, const SearchRequest& request, const WeightTable& weights, Reading reading = {})
      : reader_(reader),
        database_(reader.database),
        analyzer_(reader.analyzer),
        request_(request),
        weights_(weights),
        reading_(reading),
        deadline_(request.deadline) {}

  Result<SearchResults> run() {
    Result<Compiled> compiled = compile(request_.query, analyzer_, weights_, reading_);
    if (!compiled) return Unexpected{compiled.error()};
    compiled_ = std::move(*compiled);
    const VisiblePosts visible(database_, request_.visible);
    if (visible.are_none()) return SearchResults{};
    compiled_.condition = visible.among(compiled_.condition);
    if ((results_.partial = deadline_.is_over())) return std::move(results_);
    const Snippets snippets(compiled_.wanted, analyzer_);
    snippets_ = request_.snippets ? &snippets : nullptr;
    if (request_.explain) results_.explanation = explain(request_.query, analyzer_, compiled_);
    if (Result<void> done = take_full_matches(); !done) return Unexpected{done.error()};
    if (compiled_.may_widen && results_.total < few) return widened();
    const bool wants_more = compiled_.is_sentence || results_.total < few;
    if (request_.sort == Sort::relevance && wants_more && compiled_.units.size() > 1 && !deadline_.is_over())
      if (Result<void> done = take_partial_matches(); !done) return Unexpected{done.error()};
    results_.partial = deadline_.is_over();
    return std::move(results_);
  }

 private:
  // Where next to nothing matched, what means the same as a word meets it too.
  Result<SearchResults> widened() const {
    Reading wider = reading_;
    wider.synonyms_meet = true;
    return Search(reader_, request_, weights_, wider).run();
  }

  Xapian::Enquire enquire(const XQuery& query) const {
    Xapian::Enquire asked(database_);
    const Weights& weights = compiled_.weights;
    asked.set_weighting_scheme(
        Xapian::BM25PlusWeight(weights.k1, 0, 1, weights.b, weights.min_normalised_length, weights.delta));
    asked.set_query(query);
    asked.set_sort_by_relevance_then_value(slot::newest, true);
    return asked;
  }

  // All of them, unweighed: so the total is exact, and the search for the best may pass over what cannot be
  // among them.
  std::vector<Xapian::docid> full_matches() {
    Xapian::Enquire asked(database_);
    asked.set_weighting_scheme(Xapian::BoolWeight());
    asked.set_query(compiled_.match());
    MatchNotes matches;
    asked.add_matchspy(&matches);
    FacetCounter facets(request_.facets ? reader_.facet_columns->of(reader_.generation.name, database_)
                                        : nullptr);
    if (request_.facets) facets.attach(asked);
    asked.get_mset(0, 0, database_.get_doccount(), nullptr, decider());
    if (request_.facets) results_.facets = facets.facets(matches.posts);
    return std::move(matches.posts);
  }

  Result<void> take_full_matches() {
    std::vector<Xapian::docid> matches = full_matches();
    results_.total = matches.size();
    return take_hits(std::move(matches), {request_.sort, request_.offset, request_.limit, false});
  }

  // Which of some posts become hits.
  struct Part {
    Sort sort;
    std::size_t offset, limit;
    bool is_partial;
  };

  Result<void> take_hits(std::vector<Xapian::docid> posts, const Part& part) {
    if (part.limit == 0) return {};
    Xapian::Enquire asked = enquire(ranked(listed_posts(std::move(posts))));
    // Both slots sort descending, so that posts without a date come last both ways.
    if (part.sort == Sort::newest) asked.set_sort_by_value(slot::newest, true);
    if (part.sort == Sort::oldest) asked.set_sort_by_value(slot::oldest, true);
    const Xapian::MSet found = asked.get_mset(first(part.offset), first(part.limit), 0, nullptr, decider());
    for (Xapian::MSetIterator hit = found.begin(); hit != found.end(); ++hit)
      if (Result<void> done = take(hit, part.is_partial); !done) return done;
    return {};
  }

  // Matches by `match`, which weighs nothing, and weighs by the rank alone.
  XQuery ranked(const XQuery& match) const {
    return compiled_.rank.empty() ? match : XQuery(XQuery::OP_AND_MAYBE, match, compiled_.rank);
  }

  // The posts that meet enough of the units but not all.  A rare word tells more than a frequent one, and a
  // word that no post has does not count: nobody could have it.
  std::vector<Xapian::docid> partial_matches() const {
    const std::size_t units = std::min(compiled_.units.size(), most_units);
    std::vector<XQuery> counted;
    for (std::size_t i = 0; i < units; ++i) {
      // The weights are powers of two, so their sum tells which units a post meets.
      Xapian::PostingSource* bit = new Xapian::FixedWeightPostingSource(std::ldexp(1.0, static_cast<int>(i)));
      const XQuery unweighted(XQuery::OP_SCALE_WEIGHT, compiled_.units[i], 0.0);
      counted.emplace_back(XQuery::OP_AND, XQuery(bit->release()), unweighted);  // the query owns it
    }
    const XQuery any(XQuery::OP_OR, counted.begin(), counted.end());
    Xapian::Enquire asked(database_);
    asked.set_query(XQuery(XQuery::OP_FILTER, any, compiled_.condition));
    MatchNotes notes;
    asked.add_matchspy(&notes);
    asked.get_mset(0, 0, database_.get_doccount(), nullptr, decider());

    std::vector<double> worth(units, 0);  // first how many posts meet the unit
    for (const double bits : notes.weights) each_unit(bits, [&](std::size_t unit) { ++worth[unit]; });
    double least = 0;
    for (double& unit : worth) {
      if (unit > 0) unit = std::log(1 + database_.get_doccount() / unit);
      least += compiled_.weights.most_words * unit;
    }
    std::vector<Xapian::docid> partial;
    for (std::size_t i = 0; i < notes.posts.size(); ++i) {
      double met = 0;
      std::size_t count = 0;
      each_unit(notes.weights[i], [&](std::size_t unit) { met += worth[unit], ++count; });
      if (met >= least && count < compiled_.units.size()) partial.push_back(notes.posts[i]);
    }
    return partial;
  }

  template <class Take>
  static void each_unit(double weight, Take take) {
    for (auto bits = static_cast<std::uint64_t>(weight); bits != 0; bits &= bits - 1)
      take(static_cast<std::size_t>(std::countr_zero(bits)));
  }

  Result<void> take_partial_matches() {
    std::vector<Xapian::docid> partial = partial_matches();
    results_.partial_total = partial.size();
    const std::size_t skip = request_.offset - std::min(request_.offset, results_.total);
    const std::size_t wanted = request_.limit - results_.hits.size();
    if (wanted == 0 || skip >= partial.size()) return {};
    return take_hits(std::move(partial), {Sort::relevance, skip, wanted, true});
  }

  Result<void> take(const Xapian::MSetIterator& found, bool is_partial) {
    Result<Hit> hit = make_hit(found.get_document().get_data(), snippets_);
    if (!hit) return Unexpected{hit.error()};
    hit->score = found.get_weight();
    hit->partial_match = is_partial;
    if (request_.explain) {
      const XQuery met(XQuery::OP_SCALE_WEIGHT, is_partial ? compiled_.candidates() : compiled_.match(), 0.0);
      results_.explanation += explain_hit(*hit, enquire(ranked(met)), *found);
    }
    results_.hits.push_back(std::move(*hit));
    return {};
  }

  const Xapian::MatchDecider* decider() const { return deadline_.for_posts(database_.get_doccount()); }

  Xapian::doccount first(std::size_t count) const {
    return static_cast<Xapian::doccount>(std::min<std::size_t>(count, database_.get_doccount()));
  }

  const Reader& reader_;
  const Xapian::Database& database_;
  const Analyzer& analyzer_;
  const SearchRequest& request_;
  const WeightTable& weights_;
  Reading reading_;
  Deadline deadline_;
  Compiled compiled_;
  const Snippets* snippets_ = nullptr;
  SearchResults results_;
};

// What else a query that found next to nothing may have meant, where far more posts have it.
std::string suggestion(const Reader& reader, const SearchRequest& request, const WeightTable& weights,
                       const Reading& reading, std::size_t found) {
  static constexpr std::size_t far_more = 10;  // times
  const std::optional<Repaired> repaired = repair_rare(reader, request, weights, reading);
  if (!repaired) return {};
  SearchRequest meant = request;
  meant.query = repaired->query;
  meant.limit = 0;
  meant.facets = meant.snippets = meant.explain = false;
  const Result<SearchResults> answer = Search(reader, meant, weights, repaired->reading).run();
  return answer && answer->total >= far_more * found ? to_string(meant.query) : "";
}

}  // namespace

Result<SearchResults> search(const Reader& reader, const SearchRequest& request, const WordLists& lists,
                             const WeightTable& weights) {
  const Reading reading{
      .initials = {}, .synonyms = &lists.synonyms, .synonyms_meet = false, .stopwords = &lists.stopwords};
  Result<SearchResults> as_typed = Search(reader, request, weights, reading).run();
  if (!as_typed || request.as_typed || as_typed->partial) return as_typed;
  if (as_typed->total > 0) {
    if (as_typed->total <= rare)
      as_typed->suggestion = suggestion(reader, request, weights, reading, as_typed->total);
    return as_typed;
  }
  const std::optional<Repaired> repaired = repair(reader, request, weights, reading);
  if (!repaired) return as_typed;
  SearchRequest meant = request;
  meant.query = repaired->query;
  Result<SearchResults> answer = Search(reader, meant, weights, repaired->reading).run();
  if (!answer || answer->total + answer->partial_total == 0) return as_typed;
  answer->applied = Applied{to_string(meant.query), repaired->why};
  return answer;
}

Result<std::vector<Marked>> mark(const Reader& reader, const Query& query,
                                 const std::vector<std::string>& texts, const WordLists& lists) {
  const Reading reading{
      .initials = {}, .synonyms = &lists.synonyms, .synonyms_meet = true, .stopwords = &lists.stopwords};
  const Result<Compiled> compiled = compile(query, reader.analyzer, chosen_weights, reading);
  if (!compiled) return Unexpected{compiled.error()};
  const Snippets snippets(compiled->wanted, reader.analyzer);
  std::vector<Marked> marked;
  for (const std::string& text : texts) marked.push_back(snippets.mark(text));
  return marked;
}

}  // namespace seogo::query
