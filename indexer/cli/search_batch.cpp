// Each search is timed with its hits and snippets, without facets and start-up.
#include "cli/search_batch.h"

#include <fmt/core.h>

#include <chrono>
#include <fstream>

namespace seogo::cli {

int run_batch(const Context& context, const Searcher& searcher, SearchRequest request, const Batch& batch) {
  std::ifstream in(batch.file);
  if (!in)
    return complain(
        context, {ErrorCode::io,
                  {"The file " + batch.file + " cannot be read.", batch.file + " 파일을 읽을 수 없습니다."},
                  {},
                  {}});
  std::ofstream timings;
  if (!batch.timings.empty()) timings.open(batch.timings);
  request.facets = false;
  for (std::string line; std::getline(in, line);) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) continue;
    const std::string name = line.substr(0, tab);
    const auto begin = std::chrono::steady_clock::now();
    auto query = parse_query(std::string_view(line).substr(tab + 1));
    Result<SearchResults> results = [&]() -> Result<SearchResults> {
      if (!query) return Unexpected{query.error()};
      request.query = *query;
      return searcher.search(request);
    }();
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
    if (!results) {
      fmt::print(stderr, "seogo: {}: {}\n", name, context.text(results.error().message));
      continue;
    }
    for (std::size_t i = 0; i < results->hits.size(); ++i)
      fmt::print("{} Q0 {} {} {:.6f} {}\n", name, results->hits[i].id, i + 1, results->hits[i].score,
                 batch.tag);
    if (timings.is_open()) timings << fmt::format("{}\t{:.3f}\n", name, took.count());
  }
  if (timings.is_open() && !timings.flush())
    return complain(context, {ErrorCode::io,
                              {"The file " + batch.timings + " cannot be written.",
                               batch.timings + " 파일에 쓸 수 없습니다."},
                              {},
                              {}});
  return done;
}

}  // namespace seogo::cli
