// Fuzzing the query language: any bytes parse or fail with a place, what parsed asks the index for a bounded
// number of terms, and prints back to the same tree.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "query/compile.h"
#include "query/stopwords.h"
#include "query/synonyms.h"
#include "seogo/query.h"

namespace {

// In the wider of the two ways in which a search reads it.
void compile_within_bounds(const seogo::Query& query) {
  static const seogo::Analyzer analyzer;
  const seogo::query::Reading reading{.initials = {},
                                      .synonyms = &seogo::query::Synonyms::standard(),
                                      .synonyms_meet = true,
                                      .stopwords = &seogo::query::Stopwords::standard()};
  const auto compiled = seogo::query::compile(query, analyzer, seogo::query::chosen_weights, reading);
  if (!compiled) {
    if (compiled.error().code != seogo::ErrorCode::bad_query) std::abort();
    return;
  }
  std::size_t terms = compiled->condition.get_length() + compiled->ranking.query().get_length();
  for (const Xapian::Query& unit : compiled->units) terms += unit.get_length();
  if (terms > seogo::bound::query_terms) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const seogo::Result<seogo::Query> query = seogo::parse_query(text);
  if (!query) {
    const auto& place = query.error().place;
    if (!place || *place > size) std::abort();
    return 0;
  }
  compile_within_bounds(*query);
  const std::string printed = to_string(*query);
  if (printed.size() > seogo::bound::query_bytes) return 0;
  const seogo::Result<seogo::Query> again = seogo::parse_query(printed);
  if (!again || *again != *query) std::abort();
  return 0;
}
