// Which terms of a word weigh, and how much: each class of the index by the table in weights.h.

#include "query/rank.h"

#include <algorithm>

#include "index/format.h"
#include "index/latin.h"
#include "index/terms.h"
#include "text/ngrams.h"

namespace seogo::query {
namespace {

namespace prefix = index::prefix;

// In the order in which they go when there is no room for all: the last first.
enum Order : std::size_t { stems, titles, predicates, insides, bigrams, blanks, pairs };

}  // namespace

void Rank::add(std::size_t order, std::string term, double weight) {
  if (weight <= 0) return;
  const auto [known, is_new] = known_.try_emplace(term, order, classes_[order].size());
  if (is_new) {
    classes_[order].push_back({std::move(term), weight});
    return;
  }
  Term& held = classes_[known->second.first][known->second.second];
  held.weight = std::max(held.weight, weight);
}

void Rank::add_word(const Word& word, Place place) {
  const double weight = is_syllabic(word.script) ? weights_.stem : weights_.latin;
  if (place != Place::title) add(stems, index::make_term(prefix::body, word.term), weight);
  if (place != Place::body) add(titles, index::make_term(prefix::title, word.term), weight * weights_.title);
  if (word.script == Script::latin && place != Place::title) {
    const std::string stem = index::english_stem(word.term);
    add(predicates, index::make_term(prefix::english, stem.empty() ? word.term : stem), weights_.english);
    if (!stem.empty()) add(predicates, index::make_term(prefix::body, stem), weights_.english);
  }
  for (const std::string& stem : word.predicates)
    if (place != Place::title) add(predicates, index::make_term(prefix::predicate, stem), weights_.predicate);
  if (!is_syllabic(word.script)) return;
  const std::vector<std::string_view> syllables = text::syllables(word.term);
  if (syllables.size() == 2) {
    if (place != Place::title) add(insides, index::make_term(prefix::bigram, word.term), weights_.inside);
    if (place != Place::body)
      add(insides, index::make_term(prefix::title_bigram, word.term), weights_.inside_title);
    return;
  }
  for (std::size_t i = 1; i < syllables.size() && place != Place::title; ++i) {
    const std::string pair = std::string(syllables[i - 1]) + std::string(syllables[i]);
    add(bigrams, index::make_term(prefix::bigram, pair), weights_.bigram);
    add(bigrams, index::make_term(prefix::body, pair),
        weights_.bigram);  // a stem of two syllables is its own bigram
    add(blanks, index::make_term(prefix::across_blank, pair), weights_.across_blank);
  }
}

void Rank::add_neighbours(const Word& before, const Word& behind, Place place) {
  const std::string digits = index::pair_digits(before.term, behind.term);
  if (place != Place::body) add(pairs, index::make_term(prefix::title_pair, digits), weights_.title_pair);
  if (place == Place::title) return;
  if (!index::meet_by_syllables(before, behind))
    return add(pairs, index::make_term(prefix::pair, digits), weights_.pair);
  const std::string pair = index::meeting(before.term, behind.term);
  add(blanks, index::make_term(prefix::across_blank, pair), weights_.across_blank);
  add(blanks, index::make_term(prefix::bigram, pair), weights_.across_blank);
}

void Rank::add_synonym(std::string term, double weight) { synonyms_.push_back({std::move(term), weight}); }

void Rank::add_query(const Xapian::Query& query) { others_.push_back(query); }

Ranking Rank::finish(std::size_t room) const {
  Ranking ranking;
  const auto take = [&](auto& into, const auto& part, std::size_t terms) {
    if (terms > room) return;
    into.push_back(part);
    room -= terms;
  };
  for (const Term& synonym : synonyms_) take(ranking.terms, synonym, 1);
  for (const Xapian::Query& other : others_) take(ranking.others, other, other.get_length());
  for (const std::vector<Term>& terms : classes_)
    for (const Term& term : terms) take(ranking.terms, term, 1);
  return ranking;
}

Xapian::Query Ranking::query() const {
  std::vector<Xapian::Query> parts = others;
  for (const Term& term : terms)
    parts.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(term.name), term.weight);
  return {Xapian::Query::OP_OR, parts.begin(), parts.end()};
}

}  // namespace seogo::query
