// `seogo search`: the words of a query to hits on the terminal, or to JSON.
#include <fmt/core.h>

#include <memory>

#include "cli/hit_text.h"
#include "cli/open_index.h"
#include "cli/search_batch.h"
#include "cli/terminal.h"
#include "cli/verbs.h"
#include "seogo/results_json.h"
#include "seogo/searcher.h"

namespace seogo::cli {

namespace {

struct SearchVerb {
  std::vector<std::string> words;
  SearchRequest request;
  std::string sort = "relevance";
  bool json = false;
  Batch batch;
};

// How many more have some of the words.
std::string partial_note(const Context& context, const SearchResults& results) {
  if (results.partial_total == 0) return {};
  const char* more = results.partial_total >= most_partial_counted ? "+" : "";
  return fmt::format(
      fmt::runtime(context.text(", some of the words in {}{}", ", 말의 일부가 있는 글 {}편{}")),
      results.partial_total, more);
}

void print_results(const Context& context, const SearchResults& results, const SearchRequest& request,
                   const std::string& typed) {
  if (results.applied)
    fmt::print("{} “{}” → “{}”\n", context.text("Read as:", "이렇게 읽었습니다:"), printable(typed),
               printable(results.applied->text));
  if (!results.suggestion.empty())
    fmt::print("{} {}\n", context.text("Did you mean:", "이것을 찾으셨나요:"), printable(results.suggestion));
  for (std::size_t i = 0; i < results.hits.size(); ++i)
    print_hit(context, request.offset + i + 1, results.hits[i]);
  if (results.total + results.partial_total == 0)
    fmt::print("{}\n", context.text("No post matches. Fewer or shorter words find more.",
                                    "맞는 글이 없습니다. 말을 줄이거나 짧게 해 보세요."));
  else
    fmt::print("{}\n",
               dim(context, with_singulars(fmt::format(
                                fmt::runtime(context.text("{} posts{}, {:.1f} ms", "글 {}편{}, {:.1f}ms")),
                                results.total, partial_note(context, results), results.took_ms))));
  if (results.partial)
    fmt::print("{}\n", context.text("The answer was cut short.", "답이 도중에 잘렸습니다."));
}

Sort order_named(std::string_view name) {
  return name == "newest" ? Sort::newest : name == "oldest" ? Sort::oldest : Sort::relevance;
}

int run_search(const Context& context, SearchVerb& verb) {
  verb.request.sort = order_named(verb.sort);
  const auto searcher = open_index(context);
  if (!searcher) return complain(context, searcher.error());
  if (!verb.batch.file.empty()) return run_batch(context, *searcher, verb.request, verb.batch);
  std::string typed;
  for (const std::string& word : verb.words) typed += (typed.empty() ? "" : " ") + unmark(word);
  auto query = parse_query(typed);
  if (!query) {
    if (!query.error().place) return complain(context, query.error());
    const int code = complain(context, query.error());
    const std::size_t place = std::min(*query.error().place, typed.size());
    fmt::print(stderr, "    {}\n    {}^\n", printable(typed),
               std::string(display_width(std::string_view(typed).substr(0, place)), ' '));
    return code;
  }
  verb.request.query = std::move(*query);
  verb.request.facets = verb.json;
  const auto results = searcher->search(verb.request);
  if (!results) return complain(context, results.error());
  if (verb.json)
    fmt::print("{}\n", to_json(*results, typed, verb.request));
  else
    print_results(context, *results, verb.request, typed);
  if (verb.request.explain && !verb.json) fmt::print("\n{}\n", printable(results->explanation));
  return done;
}

}  // namespace

Run define_search(Options& options) {
  auto verb = std::make_shared<SearchVerb>();  // shared with the closure that runs it
  const Option words = options.argument("QUERY", verb->words, {"what to look for", "찾을 말"});
  options.value("--limit", "N", verb->request.limit, {"how many hits to show", "보일 글의 수"})
      .within(0, bound::reach)
      .shows_default();
  options.value("--offset", "N", verb->request.offset, {"how many hits to pass over", "건너뛸 글의 수"});
  options
      .value("--sort", "ORDER", verb->sort,
             {"relevance, newest or oldest", "relevance(관련순), newest(새 글), oldest(옛 글)"})
      .one_of({"relevance", "newest", "oldest"})
      .shows_default();
  options.flag("--json", verb->json, {"print one JSON object", "JSON 객체 하나로 출력합니다"});
  options.flag(
      "--explain", verb->request.explain,
      {"show how the query was read and why each hit came", "질의를 어떻게 읽었고 왜 나왔는지 보입니다"});
  const Option batch =
      options.value("--batch", "FILE", verb->batch.file,
                    {"run each QID<tab>QUERY line of FILE", "FILE의 QID<탭>질의 줄을 모두 찾습니다"});
  options
      .value("--trec", "TAG", verb->batch.tag, {"print a TREC run with this tag", "TREC 형식으로 출력합니다"})
      .needs(batch);
  options
      .value("--timings", "OUT", verb->batch.timings,
             {"write QID<tab>milliseconds of each search", "찾기마다 걸린 시간을 적습니다"})
      .needs(batch);
  batch.excludes(words);
  options.check([words, batch] { return words.given() || batch.given() ? "" : "QUERY is required"; });
  options.footnote(query_language());
  return [verb](Context& now) { return run_search(now, *verb); };
}

}  // namespace seogo::cli
