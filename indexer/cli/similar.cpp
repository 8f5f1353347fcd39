// `seogo similar`: posts like one.
#include <fmt/core.h>

#include <memory>

#include "cli/hit_text.h"
#include "cli/open_index.h"
#include "cli/verbs.h"
#include "seogo/archive.h"
#include "seogo/results_json.h"
#include "seogo/searcher.h"

namespace seogo::cli {

namespace {

struct SimilarVerb {
  SimilarRequest request;
  bool json = false;
};

int run_similar(const Context& context, SimilarVerb& verb) {
  // The index knows posts by their present id, the archive also by those that they had, and by address.
  const auto archive = Archive::open(context.archive);
  if (!archive) return complain(context, archive.error());
  const auto post = archive->find(verb.request.id);
  if (!post) return complain(context, post.error());
  verb.request.id = post->id;
  const auto searcher = open_index(context);
  if (!searcher) return complain(context, searcher.error());
  const auto results = searcher->similar(verb.request);
  if (!results) return complain(context, results.error());
  if (verb.json) {
    SearchRequest listed;
    listed.limit = verb.request.limit;
    fmt::print("{}\n", to_json(*results, post->id, listed));
    return done;
  }
  for (std::size_t i = 0; i < results->hits.size(); ++i) print_hit(context, i + 1, results->hits[i]);
  if (results->hits.empty()) fmt::print("{}\n", context.text("No post is like it.", "비슷한 글이 없습니다."));
  return done;
}

}  // namespace

Run define_similar(Options& options) {
  auto verb = std::make_shared<SimilarVerb>();  // shared with the closure that runs it
  options.argument("ID", verb->request.id, {"id or address of the post", "글의 번호나 주소"}).required();
  options.value("--limit", "N", verb->request.limit, {"how many posts to show", "보일 글의 수"})
      .within(0, 100)
      .shows_default();
  options.flag("--json", verb->json, {"print one JSON object", "JSON 객체 하나로 출력합니다"});
  return [verb](Context& now) { return run_similar(now, *verb); };
}

}  // namespace seogo::cli
