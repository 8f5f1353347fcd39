// What Xapian is asked for a query: what matches, decided apart from what ranks.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <vector>

#include "query/weights.h"
#include "seogo/analyzer.h"

namespace seogo::query {

// What a snippet marks.
struct Highlight {
  enum class Kind : std::uint8_t {
    word,
    beginning,  // 개발*: any word that begins so
    predicate,  // a stem: any of its forms
    quote,      // as it stands, folded
    name,       // a name without its signs: wifi for Wi-Fi
  };
  std::string term;
  Script script = Script::other;
  Kind kind = Kind::word;

  friend bool operator==(const Highlight&, const Highlight&) = default;
};

// A part of a query that a post holds or not: a word, a quote, a bracket.
struct Unit {
  Xapian::Query match;     // and what it weighs
  bool is_telling = true;  // else it says only how one asks, and need not be met
  std::optional<Xapian::Query> inside =
      {};  // posts that hold it inside longer words: weak, and never a match
};

struct Plan {
  std::vector<Unit> units;
  std::vector<Xapian::Query> bonuses;     // weigh where they are, and need not be: titles, joints
  std::vector<Xapian::Query> conditions;  // filters and exclusions: must be met, weigh nothing
  Weights weights;                        // those of its kind
  std::vector<Highlight> highlights;
  std::size_t terms = 0;  // that must be looked up to match, each bound::prefix_expansions for a beginning

  std::vector<Xapian::Query> telling() const;
  Xapian::Query full() const;  // posts with all telling units
  Xapian::Query some() const;  // posts with any of them
  Xapian::Query near() const;  // posts with any of them, be it inside longer words
  Xapian::Query ranking(const Xapian::Query& candidates) const;  // these, weighed
  bool has_partial() const { return telling().size() > 1; }
};

}  // namespace seogo::query
