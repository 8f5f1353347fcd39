// Fuzzing the query language: any bytes parse or fail with a place, and what parsed prints back to the same
// tree.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "seogo/query.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const seogo::Result<seogo::Query> query = seogo::parse_query(text);
  if (!query) {
    const auto& place = query.error().place;
    if (!place || *place > size) std::abort();
    return 0;
  }
  const std::string printed = to_string(*query);
  if (printed.size() > seogo::bound::query_bytes) return 0;
  const seogo::Result<seogo::Query> again = seogo::parse_query(printed);
  if (!again || *again != *query) std::abort();
  return 0;
}
