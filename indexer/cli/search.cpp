// `seogo search`: the words of a query to hits on the terminal, or to JSON.
#include <fmt/core.h>

#include <CLI/CLI.hpp>
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

void print_results(const Context& context, const SearchResults& results, const SearchRequest& request,
                   const std::string& typed) {
  if (results.applied)
    fmt::print("{} “{}” → “{}”\n", context.text("Read as:", "이렇게 읽었습니다:"), printable(typed),
               printable(results.applied->text));
  if (!results.suggestion.empty())
    fmt::print("{} {}\n", context.text("Did you mean:", "이것을 찾으셨나요:"), printable(results.suggestion));
  bool some_words = false;
  for (std::size_t i = 0; i < results.hits.size(); ++i) {
    if (results.hits[i].partial_match && !some_words) {
      some_words = true;
      fmt::print("{}\n", dim(context, std::string(context.text("— posts with most of the words —",
                                                               "— 말 가운데 대부분이 있는 글 —"))));
    }
    print_hit(context, request.offset + i + 1, results.hits[i]);
  }
  if (results.total + results.partial_total == 0)
    fmt::print("{}\n", context.text("No post matches. Fewer or shorter words find more.",
                                    "맞는 글이 없습니다. 말을 줄이거나 짧게 해 보세요."));
  else
    fmt::print("{}\n", dim(context,
                           fmt::format(fmt::runtime(context.text("{} posts, {:.1f} ms", "글 {}편, {:.1f}ms")),
                                       results.total, results.took_ms)));
  if (results.partial)
    fmt::print("{}\n", context.text("The answer was cut short.", "답이 도중에 잘렸습니다."));
}

int run_search(const Context& context, SearchVerb& verb) {
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

Run define_search(CLI::App& app, const Context& context) {
  auto verb = std::make_shared<SearchVerb>();  // shared with the closure that runs it
  const auto text = [&context](const char* en, const char* ko) { return std::string(context.text(en, ko)); };
  auto* words = app.add_option("QUERY", verb->words, text("what to look for", "찾을 말"))->type_name("");
  app.add_option("--limit", verb->request.limit, text("how many hits to show", "보일 글의 수"))
      ->check(CLI::Range(std::size_t{0}, bound::reach))
      ->capture_default_str()
      ->type_name("N");
  app.add_option("--offset", verb->request.offset, text("how many hits to pass over", "건너뛸 글의 수"))
      ->type_name("N");
  app.add_option("--sort", verb->sort,
                 text("relevance, newest or oldest", "relevance(관련순), newest(새 글), oldest(옛 글)"))
      ->check(CLI::IsMember({"relevance", "newest", "oldest"}))
      ->capture_default_str()
      ->type_name("ORDER");
  app.add_flag("--json", verb->json, text("print one JSON object", "JSON 객체 하나로 출력합니다"));
  app.add_flag(
      "--explain", verb->request.explain,
      text("show how the query was read and why each hit came", "질의를 어떻게 읽었고 왜 나왔는지 보입니다"));
  auto* batch =
      app.add_option("--batch", verb->batch.file,
                     text("run each QID<tab>QUERY line of FILE", "FILE의 QID<탭>질의 줄을 모두 찾습니다"))
          ->type_name("FILE");
  app.add_option("--trec", verb->batch.tag,
                 text("print a TREC run with this tag", "TREC 형식으로 출력합니다"))
      ->needs(batch)
      ->type_name("TAG");
  app.add_option("--timings", verb->batch.timings,
                 text("write QID<tab>milliseconds of each search", "찾기마다 걸린 시간을 적습니다"))
      ->needs(batch)
      ->type_name("OUT");
  batch->excludes(words);
  app.callback([verb, words, batch] {
    if (words->count() == 0 && batch->count() == 0) throw CLI::RequiredError("QUERY");
    verb->request.sort = verb->sort == "newest"   ? Sort::newest
                         : verb->sort == "oldest" ? Sort::oldest
                                                  : Sort::relevance;
  });
  return [verb](Context& now) { return run_search(now, *verb); };
}

}  // namespace seogo::cli
