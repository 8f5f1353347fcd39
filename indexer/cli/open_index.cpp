#include "cli/open_index.h"

#include "seogo/archive.h"

namespace seogo::cli {

Result<Searcher> open_index(const Context& context) {
  Result<Searcher> searcher = Searcher::open(index_folder(context.archive));
  if (searcher) return searcher;
  if (const auto archive = Archive::open(context.archive); !archive) return Unexpected{archive.error()};
  return searcher;
}

}  // namespace seogo::cli
