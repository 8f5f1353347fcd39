// A post's length takes part in each of its terms in the same way, so it is worked out once.

#include "query/scores.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "query/listed_posts.h"
#include "seogo/field.h"

namespace seogo::query {
namespace {

// A post with what it is sorted by.
struct Placed {
  double score;
  std::string date;  // sorts, or parts those of one score; empty without one
  Xapian::docid post;
};

bool comes_before(const Placed& a, const Placed& b) {
  if (a.score != b.score) return a.score > b.score;
  if (a.date != b.date) return a.date > b.date;
  return a.post < b.post;
}

// The posts that can be among the first `count`: those of the score at the last place may be more.
std::vector<Placed> first_by_score(const Posts& posts, const std::vector<double>& scores, std::size_t count) {
  double least = scores.front();
  if (count < posts.size()) {
    std::vector<double> sorted = scores;
    const auto last = sorted.begin() + static_cast<std::ptrdiff_t>(count - 1);
    std::ranges::nth_element(sorted, last, std::ranges::greater{});
    least = *last;
  } else {
    least = std::ranges::min(scores);
  }
  std::vector<Placed> placed;
  for (std::size_t i = 0; i < posts.size(); ++i)
    if (scores[i] >= least) placed.push_back({scores[i], "", posts[i]});
  return placed;
}

bool hold_equals(const std::vector<Placed>& placed) {
  std::vector<double> scores;
  scores.reserve(placed.size());
  for (const Placed& each : placed) scores.push_back(each.score);
  std::ranges::sort(scores);
  return std::ranges::adjacent_find(scores) != scores.end();
}

// They are in the order of their numbers.
void read_dates(const Xapian::Database& database, std::vector<Placed>& placed) {
  const Xapian::ValueIterator end = database.valuestream_end(slot::date);
  Xapian::ValueIterator date = database.valuestream_begin(slot::date);
  for (Placed& each : placed) {
    if (date == end) return;
    date.skip_to(each.post);
    if (date != end && date.get_docid() == each.post) each.date = *date;
  }
}

// Each digit d as 9-d: what was later comes before, and no date stays behind all.
void turn_around(std::vector<Placed>& placed) {
  for (Placed& each : placed)
    for (char& digit : each.date) digit = static_cast<char>('0' + '9' - digit);
}

}  // namespace

std::vector<double> Scores::of(const Posts& posts) const {
  std::vector<double> scores(posts.size(), 0);
  if (posts.empty()) return scores;
  add_others(posts, scores);
  add_terms(posts, scores);
  return scores;
}

void Scores::add_terms(const Posts& posts, std::vector<double>& scores) const {
  if (ranking_.terms.empty()) return;
  const double average = database_.get_avlength();
  std::vector<double> by_length(posts.size());
  for (std::size_t i = 0; i < posts.size(); ++i) {
    const double length = average > 0 ? lengths_[posts[i]] / average : 0;
    const double normalised = std::max(length, weights_.min_normalised_length);
    by_length[i] = weights_.k1 * (normalised * weights_.b + (1 - weights_.b));
  }
  const double every = database_.get_doccount();
  for (const Ranking::Term& term : ranking_.terms) {
    const Xapian::doccount holding = lists_.count(term.name);
    if (holding == 0) continue;
    const double weight = term.weight * std::log((every + 1) / holding);
    lists_.each_among(posts, term.name, [&](std::size_t place, Xapian::termcount times) {
      scores[place] += weight * ((weights_.k1 + 1) * times / (by_length[place] + times) + weights_.delta);
    });
  }
}

// A wildcard counts all its words as one, which Xapian does.
void Scores::add_others(const Posts& posts, std::vector<double>& scores) const {
  using XQuery = Xapian::Query;
  if (ranking_.others.empty()) return;
  Xapian::Enquire asked(database_);
  asked.set_weighting_scheme(
      Xapian::BM25PlusWeight(weights_.k1, 0, 1, weights_.b, weights_.min_normalised_length, weights_.delta));
  const XQuery others(XQuery::OP_OR, ranking_.others.begin(), ranking_.others.end());
  asked.set_query(XQuery(XQuery::OP_AND_MAYBE, listed_posts(posts), others));
  MatchNotes notes;
  asked.add_matchspy(&notes);
  asked.get_mset(0, 0, database_.get_doccount());
  for (std::size_t i = 0; i < notes.posts.size(); ++i) scores[i] += notes.weights[i];
}

std::vector<Scored> Scores::best(const Posts& posts, Sort sort, std::size_t offset, std::size_t limit) const {
  if (limit == 0 || offset >= posts.size()) return {};
  const std::size_t count = std::min(offset + limit, posts.size());
  const bool is_by_score = sort == Sort::relevance;
  std::vector<Placed> placed =
      first_by_score(posts, is_by_score ? of(posts) : std::vector<double>(posts.size(), 0), count);
  if (!is_by_score || hold_equals(placed)) read_dates(database_, placed);
  if (sort == Sort::oldest) turn_around(placed);
  const auto last = placed.begin() + static_cast<std::ptrdiff_t>(count);
  std::ranges::partial_sort(placed, last, comes_before);
  placed.erase(last, placed.end());
  placed.erase(placed.begin(), placed.begin() + static_cast<std::ptrdiff_t>(offset));

  std::vector<Scored> best;
  best.reserve(placed.size());
  for (const Placed& each : placed) best.push_back({each.post, each.score});
  if (!is_by_score) {
    std::ranges::sort(placed, {}, &Placed::post);
    Posts chosen;
    for (const Placed& each : placed) chosen.push_back(each.post);
    const std::vector<double> scores = of(chosen);
    for (Scored& each : best) each.score = scores[first_from(chosen, 0, each.post)];
  }
  return best;
}

}  // namespace seogo::query
