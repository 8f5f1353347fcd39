// From a Query to what Xapian is asked: what matches, decided apart from what ranks.
#pragma once

#include <xapian.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "query/combine.h"
#include "query/lone_word.h"
#include "query/rank.h"
#include "query/stopwords.h"
#include "query/synonyms.h"
#include "query/weights.h"
#include "seogo/analyzer.h"
#include "seogo/query.h"
#include "seogo/result.h"

namespace seogo::query {

// A word whose places a snippet marks.
struct Wanted {
  enum class Kind : std::uint8_t {
    word,
    beginning,  // 개발*: any word that begins so
    predicate,  // a stem: any of its forms
    part,       // a syllable, inside other words too
  };
  std::string term;
  Script script = Script::other;
  Kind kind = Kind::word;

  friend bool operator==(const Wanted&, const Wanted&) = default;
};

// How the words of a query are read.
struct Reading {
  std::map<std::string, std::vector<std::string>> initials = {};  // ㅅㅂ also meets these: 서버, 소비
  const Synonyms* synonyms = nullptr;                             // docker weighs a little for 도커 …
  bool synonyms_meet = false;               // … and meets it: one of a few words always does
  const Stopwords* stopwords = nullptr;     // need not be met where other words are
  std::optional<LoneWord> lone = {};        // the one word of the query …
  std::vector<Xapian::Query> holding = {};  // … and what it is also met by: 벚꽃 for 꽃
};

// The words of a word, phrase or beginning of the query.
std::vector<Word> words_of(const Query& leaf, const Analyzer& analyzer, const Reading& reading);

struct Compiled {
  // A post matches when it meets each unit (a word, a phrase, a bracket) and the condition.
  std::vector<Xapian::Query> units;
  Xapian::Query condition = match_all();  // filters, exclusions
  Ranking ranking;                        // empty when no word weighs
  Weights weights;                        // those of its kind
  bool is_sentence = false;               // posts with most of the words answer too
  bool may_widen = false;                 // some word has synonyms that do not meet it
  std::vector<Wanted> wanted;

  Xapian::Query match() const;       // all units
  Xapian::Query candidates() const;  // some unit
};

// Fails with bad_query when more than bound::query_terms are needed.
Result<Compiled> compile(const Query& query, const Analyzer& analyzer,
                         const WeightTable& table = chosen_weights, const Reading& reading = {});

}  // namespace seogo::query
