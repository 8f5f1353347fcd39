// The archive's index, for verbs that ask it.
#pragma once

#include "cli/context.h"
#include "seogo/searcher.h"

namespace seogo::cli {

// Where the archive is missing too, that is what the error says.
Result<Searcher> open_index(const Context& context);

}  // namespace seogo::cli
