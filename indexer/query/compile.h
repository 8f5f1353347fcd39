// From a query to a plan: each word is analysed as the documents were, and becomes a unit.
#pragma once

#include <xapian.h>

#include <map>
#include <string>
#include <vector>

#include "query/plan.h"
#include "query/stopwords.h"
#include "query/synonyms.h"
#include "seogo/analyzer.h"
#include "seogo/query.h"
#include "seogo/result.h"

namespace seogo::query {

// What a query is read with, whatever it says.
struct Language {
  const Analyzer& analyzer;
  const Synonyms& synonyms = Synonyms::standard();
  const Stopwords& stopwords = Stopwords::standard();
  const WeightTable& weights = chosen_weights;
};

// What was found out about the leaves of a query, by their texts.
struct Findings {
  std::map<std::string, std::vector<std::string>> initials = {};  // ㅅㅂ stands for 서버, 소비
  std::map<std::string, Xapian::Query> proved = {};               // posts that hold a quote (proof.h)
};

// Fails with bad_query when more than bound::query_terms are needed.
Result<Plan> compile(const Query& query, const Language& language, const Findings& findings = {});

// What `Findings::proved` knows a leaf by: a quote, or a word that must stand in the body.  Empty for a leaf
// that terms alone decide.
std::string proof_key(const Query& leaf);

// The posts that may hold such a leaf.
Xapian::Query candidates_of(const Query& leaf, const Language& language);

}  // namespace seogo::query
