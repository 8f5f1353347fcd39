// From a Query to what Xapian is asked: what matches, decided apart from what ranks.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "query/synonyms.h"
#include "query/weights.h"
#include "seogo/analyzer.h"
#include "seogo/query.h"
#include "seogo/result.h"

namespace seogo::query {

// A word whose places a snippet marks.
struct Wanted {
  std::string term;
  Script script = Script::other;
  bool is_prefix = false;  // 개발*: any word that begins so

  friend bool operator==(const Wanted&, const Wanted&) = default;
};

// How the words of a query are read.
struct Reading {
  bool initials = false;               // ㅅㅂ also meets what begins so: 서버
  const Synonyms* synonyms = nullptr;  // 도커 also meets docker
};

// Every document.  Xapian's own constant MatchAll is one object whose count of owners is not atomic, so threads
// that copy it at once may free it; each query gets one of its own.
Xapian::Query match_all();

struct Compiled {
  // A post matches when it meets each unit (a word, a phrase, a bracket) and the condition.
  std::vector<Xapian::Query> units;
  Xapian::Query condition = match_all();  // filters, exclusions
  Xapian::Query rank;                     // only weighs; empty when nothing does
  Weights weights;                        // those of its kind
  bool is_sentence = false;               // posts with most of the words answer too
  std::vector<Wanted> wanted;

  Xapian::Query match() const;       // all units
  Xapian::Query candidates() const;  // some unit
};

// Fails with bad_query when more than bound::query_terms are needed.
Result<Compiled> compile(const Query& query, const Analyzer& analyzer,
                         const WeightTable& table = chosen_weights, Reading reading = {});

}  // namespace seogo::query
