// Fuzzing the query language: any bytes parse or fail with a place, what parsed asks the index for a bounded
// number of terms, and prints back to the same tree.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "query/compile.h"
#include "seogo/query.h"

namespace {

void compile_within_bounds(const seogo::Query& query) {
  static const seogo::Analyzer analyzer;
  const auto plan = seogo::query::compile(query, {analyzer});
  if (!plan) {
    if (plan.error().code != seogo::ErrorCode::bad_query) std::abort();
    return;
  }
  if (plan->full().get_length() > seogo::bound::query_terms) std::abort();
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
