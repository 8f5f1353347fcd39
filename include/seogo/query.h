// What is asked, as a tree: read from what people type, printed back, given to a Searcher.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "seogo/field.h"
#include "seogo/result.h"

namespace seogo {

// One node.  Words and phrases hold the text as typed; the searcher normalises and analyses it, so that a
// tree does not depend on an index.
struct Query {
  enum class Kind : std::uint8_t {
    everything,  // no condition: what an empty query, or one of filters alone, asks for
    word,        // `text`, perhaps several terms once analysed; in `field` when `in_field`
    phrase,      // `text`, its words side by side
    prefix,      // words that begin with `text`
    filter,      // `field` is `text`; dates hold the range as written: 2024-03..2024-05
    all_of,      // every child; words in it rank together
    any_of,      // at least one child
    without,     // first child, but none of the others
  };
  Kind kind = Kind::everything;
  std::string text;
  FieldId field = FieldId::body;
  bool in_field = false;
  std::vector<Query> children;

  friend bool operator==(const Query&, const Query&) = default;
};

namespace bound {  // MODEL section 4: beyond these a query is refused, with the place
inline constexpr std::size_t query_bytes = 4096;
inline constexpr std::size_t query_words = 64;
inline constexpr std::size_t query_terms = 512;
inline constexpr std::size_t prefix_expansions = 128;
inline constexpr std::size_t query_depth = 32;
inline constexpr std::size_t reach = 10000;  // offset + limit
}  // namespace bound

// Reads the query language (its grammar stands at the top of query/parse.cpp).  Ordinary text never
// fails: stray quotes and brackets are plain words.  Fails with bad_query, with the place, for an unreadable
// value
// (`date:soon`) and a bound exceeded.
Result<Query> parse_query(std::string_view text);

// The tree in the query language again: parse_query(to_string(q)) == q for every q that came from there
// and prints within the bounds.
std::string to_string(const Query& query);

// A filter to be joined to a query, from values that are no text of the query language.
Query filter(FieldId field, std::string value);
Query both(Query query, Query condition);

}  // namespace seogo
