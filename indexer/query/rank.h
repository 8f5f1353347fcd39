// What each word of a query adds to the order of the hits.
#pragma once

#include <xapian.h>

#include <string>
#include <unordered_map>
#include <vector>

#include "query/weights.h"
#include "query/word_match.h"
#include "seogo/analyzer.h"

namespace seogo::query {

// What orders the posts that match.
struct Ranking {
  struct Term {
    std::string name;
    double weight;
  };
  std::vector<Term> terms;
  std::vector<Xapian::Query> others;  // each counts many words as one: a beginning, what initials stand for

  bool empty() const { return terms.empty() && others.empty(); }
  Xapian::Query query() const;  // the same as one query
};

// Collects weighted terms, each once with its highest weight.
class Rank {
 public:
  explicit Rank(const Weights& weights) : weights_(weights) {}

  void add_word(const Word& word, Place place);
  // What stands between two words of the query that a blank parts.
  void add_neighbours(const Word& before, const Word& behind, Place place);
  void add_synonym(std::string term, double weight);  // beside the word's own
  void add_query(const Xapian::Query& query);         // weighs as it is

  // At most `room` terms, the most telling classes first.
  Ranking finish(std::size_t room) const;

 private:
  void add(std::size_t order, std::string term, double weight);

  using Term = Ranking::Term;
  const Weights& weights_;
  std::vector<Term> classes_[7];
  std::unordered_map<std::string, std::pair<std::size_t, std::size_t>> known_;  // class and place in it
  std::vector<Term> synonyms_;
  std::vector<Xapian::Query> others_;
};

}  // namespace seogo::query
