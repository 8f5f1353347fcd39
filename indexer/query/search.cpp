// How one search runs: the posts that match every word, in the order asked for; behind them, where the query
// is a sentence or next to nothing matched, the posts with most of the words.

#include "query/search.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "query/compile.h"
#include "query/deadline.h"
#include "query/explain.h"
#include "query/facets.h"
#include "query/hits.h"
#include "query/lone_word.h"
#include "query/matches.h"
#include "query/partial_matches.h"
#include "query/repair.h"
#include "query/scores.h"
#include "query/visible_posts.h"

namespace seogo::query {
namespace {

using XQuery = Xapian::Query;

constexpr std::size_t few = 10;  // a page: with fewer matches more are looked for

class Search {
 public:
  Search(const Reader& reader, const SearchRequest& request, const WeightTable& weights, Reading reading = {})
      : reader_(reader),
        database_(reader.database),
        analyzer_(reader.analyzer),
        request_(request),
        weights_(weights),
        reading_(std::move(reading)),
        deadline_(request.deadline),
        lists_(reader.database, deadline_),
        matches_(reader.database, lists_, deadline_) {}

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
    if (request_.explain) results_.explanation = explain(request_.query, analyzer_, reading_, compiled_);
    if (Result<void> done = take_full_matches(); !done) return Unexpected{done.error()};
    if ((results_.partial = deadline_.is_over())) return std::move(results_);
    if (compiled_.may_widen && results_.total < few) return widened();
    const bool wants_more = compiled_.is_sentence || results_.total < few;
    if (request_.sort == Sort::relevance && wants_more && compiled_.units.size() > 1)
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

  Result<void> take_full_matches() {
    const Posts posts = matches_.of(compiled_.match());
    if (deadline_.is_over()) return {};  // the lists ended early, so that the posts may be wrong ones
    results_.total = posts.size();
    if (request_.facets) {
      const auto columns = reader_.shared->facet_columns.of(database_);
      results_.facets = count_facets(database_, columns.get(), posts);
    }
    return take_hits(posts, {request_.sort, request_.offset, request_.limit, false});
  }

  Result<void> take_partial_matches() {
    const Posts posts = partial_matches(compiled_, database_.get_doccount(), matches_);
    if (deadline_.is_over()) return {};
    results_.partial_total = posts.size();
    const std::size_t skip = request_.offset - std::min(request_.offset, results_.total);
    return take_hits(posts, {Sort::relevance, skip, request_.limit - results_.hits.size(), true});
  }

  // Which of some posts become hits.
  struct Part {
    Sort sort;
    std::size_t offset, limit;
    bool is_partial;
  };

  Result<void> take_hits(const Posts& posts, const Part& part) {
    if (part.limit == 0 || posts.empty()) return {};
    const auto lengths = reader_.shared->post_lengths.of(database_);
    const Scores scores(database_, *lengths, lists_, compiled_.ranking, compiled_.weights);
    for (const Scored& each : scores.best(posts, part.sort, part.offset, part.limit))
      if (Result<void> done = take(each, part.is_partial); !done) return done;
    return {};
  }

  Result<void> take(const Scored& found, bool is_partial) {
    Result<Hit> hit =
        make_hit(database_.get_document(found.post, Xapian::DOC_ASSUME_VALID).get_data(), snippets_);
    if (!hit) return Unexpected{hit.error()};
    hit->score = found.score;
    hit->partial_match = is_partial;
    if (request_.explain) {
      Xapian::Enquire asked(database_);
      asked.set_query(XQuery(XQuery::OP_OR, is_partial ? compiled_.candidates() : compiled_.match(),
                             compiled_.ranking.query()));
      results_.explanation += explain_hit(*hit, asked, found.post);
    }
    results_.hits.push_back(std::move(*hit));
    return {};
  }

  const Reader& reader_;
  const Xapian::Database& database_;
  const Analyzer& analyzer_;
  const SearchRequest& request_;
  const WeightTable& weights_;
  Reading reading_;
  Deadline deadline_;
  PostingLists lists_;
  Matches matches_;
  Compiled compiled_;
  const Snippets* snippets_ = nullptr;
  SearchResults results_;
};

// A noun that nothing holds is read as in a text.
bool is_read_otherwise(const Reading& reading) { return reading.lone && reading.lone->as_in_texts; }

// A lone word is met wherever it stands, however the rest is read.
Reading reading_of(const Query& query, const Reader& reader, Reading reading) {
  reading.lone = lone_word(query, reader.analyzer);
  if (reading.lone)
    reading.holding = holding(reader.database, reader.analyzer.lexicon(),
                              *reader.shared->left_posts.of(reader.database), reading.lone->word.term);
  return reading;
}

Result<SearchResults> run(const Reader& reader, const SearchRequest& request, const WeightTable& weights,
                          const Reading& reading) {
  const Reading meant = reading_of(request.query, reader, reading);
  Result<SearchResults> found = Search(reader, request, weights, meant).run();
  if (is_read_otherwise(meant) && found && !found->partial && found->total == 0)
    return Search(reader, request, weights, reading).run();
  return found;
}

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
  const Result<SearchResults> answer = run(reader, meant, weights, repaired->reading);
  return answer && answer->total >= far_more * found ? to_string(meant.query) : "";
}

Result<std::vector<Marked>> mark_as(const Reading& reading, const Reader& reader, const Query& query,
                                    const std::vector<std::string>& texts) {
  const Result<Compiled> compiled = compile(query, reader.analyzer, chosen_weights, reading);
  if (!compiled) return Unexpected{compiled.error()};
  const Snippets snippets(compiled->wanted, reader.analyzer);
  std::vector<Marked> marked;
  marked.reserve(texts.size());
  for (const std::string& text : texts) marked.push_back(snippets.mark(text));
  return marked;
}

}  // namespace

Result<SearchResults> search(const Reader& reader, const SearchRequest& request, const WordLists& lists,
                             const WeightTable& weights) {
  const Reading reading{.synonyms = &lists.synonyms, .stopwords = &lists.stopwords};
  Result<SearchResults> as_typed = run(reader, request, weights, reading);
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
  Result<SearchResults> answer = run(reader, meant, weights, repaired->reading);
  if (!answer || answer->total + answer->partial_total == 0) return as_typed;
  answer->applied = Applied{to_string(meant.query), repaired->why};
  return answer;
}

Result<std::vector<Marked>> mark(const Reader& reader, const Query& query,
                                 const std::vector<std::string>& texts, const WordLists& lists) {
  const Reading reading{.synonyms = &lists.synonyms, .synonyms_meet = true, .stopwords = &lists.stopwords};
  const Reading meant = reading_of(query, reader, reading);
  Result<std::vector<Marked>> marked = mark_as(meant, reader, query, texts);
  const auto has_mark = [](const Marked& text) { return !text.marks.empty(); };
  if (is_read_otherwise(meant) && marked && std::ranges::none_of(*marked, has_mark))
    return mark_as(reading, reader, query, texts);
  return marked;
}

}  // namespace seogo::query
