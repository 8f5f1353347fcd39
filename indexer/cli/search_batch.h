// Many queries from a file, for measuring ranking and speed.
#pragma once

#include <string>

#include "cli/context.h"
#include "seogo/searcher.h"

namespace seogo::cli {

struct Batch {
  std::string file;  // QID<tab>QUERY lines
  std::string tag = "seogo";
  std::string timings;  // where QID<tab>milliseconds goes; empty for nowhere
};

// Prints a TREC run, QID Q0 ID RANK SCORE TAG.  A query in error gives no lines and a warning.
int run_batch(const Context& context, const Searcher& searcher, SearchRequest request, const Batch& batch);

}  // namespace seogo::cli
