// The API's routes that report: sources, statistics, what is missing.
#include "seogo/report_json.h"
#include "site/handlers.h"
#include "site/problem.h"

namespace seogo::http {

namespace {

Response json_line(std::string body) {
  Response response;
  response.with("Content-Type", "application/json; charset=utf-8");
  response.body = std::move(body) + '\n';
  return response;
}

}  // namespace

Response api_source(const Call& call, const Library& library) {
  if (!call.site.serves_sources)
    return problem(
        call, 403, "sources_not_served",
        {"This server does not hand out the sources of posts.", "이 서버는 글의 원본을 내주지 않습니다."},
        {"Its owner can allow it: --serve-sources", "주인이 허락할 수 있습니다: --serve-sources"});
  Result<std::string> source = library.source(call.rest);
  if (!source) return problem(call, source.error());
  Response response;
  // Somebody's page, with all that may run in it: handed over to be saved.
  response.with("Content-Type", "application/octet-stream");
  response.with("Content-Disposition", "attachment; filename=\"source\"");
  response.with("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'");
  response.body = std::move(*source);
  return response;
}

Response api_stats(const Call& call, const Library& library) {
  const Result<ArchiveStats> stats = library.stats();
  return stats ? json_line(to_json(*stats)) : problem(call, stats.error());
}

Response api_missing(const Call& call, const Library& library) {
  const Result<Missing> missing = library.missing();
  return missing ? json_line(to_json(missing->posts, missing->images, missing->categories))
                 : problem(call, missing.error());
}

}  // namespace seogo::http
