// `seogo suggest`: what someone who types may mean.
#include <fmt/core.h>

#include <memory>

#include "cli/hit_text.h"
#include "cli/open_index.h"
#include "cli/terminal.h"
#include "cli/verbs.h"
#include "seogo/results_json.h"
#include "seogo/searcher.h"

namespace seogo::cli {

namespace {

struct SuggestVerb {
  std::vector<std::string> words;
  SuggestRequest request;
  bool json = false;
};

std::string_view shown(const Context& context, Suggestion::Kind kind) {
  switch (kind) {
    case Suggestion::Kind::tag:
      return context.text("tag", "태그");
    case Suggestion::Kind::category:
      return context.text("category", "카테고리");
    case Suggestion::Kind::title:
      return context.text("title", "제목");
    case Suggestion::Kind::word:
      break;
  }
  return context.text("word", "낱말");
}

int run_suggest(const Context& context, SuggestVerb& verb) {
  const auto searcher = open_index(context);
  if (!searcher) return complain(context, searcher.error());
  for (const std::string& word : verb.words)
    verb.request.typed += (verb.request.typed.empty() ? "" : " ") + unmark(word);
  const auto suggestions = searcher->suggest(verb.request);
  if (!suggestions) return complain(context, suggestions.error());
  if (verb.json) {
    fmt::print("{}\n", to_json(*suggestions));
    return done;
  }
  for (const Suggestion& each : *suggestions) {
    const std::string note = each.kind == Suggestion::Kind::title ? each.id : std::to_string(each.posts);
    fmt::print("{}  {}\n", printable(each.text),
               dim(context, fmt::format("{} · {}", shown(context, each.kind), printable(note))));
  }
  return done;
}

}  // namespace

Run define_suggest(Options& options) {
  auto verb = std::make_shared<SuggestVerb>();  // shared with the closure that runs it
  options
      .argument("PREFIX", verb->words,
                {"what is typed so far, the last syllable perhaps half composed",
                 "지금까지 친 글자 (마지막 음절은 덜 쳐도 됩니다)"})
      .required();
  options.value("--limit", "N", verb->request.limit, {"how many to offer", "보일 수"})
      .within(0, 100)
      .shows_default();
  options.flag("--json", verb->json, {"print one JSON object", "JSON 객체 하나로 출력합니다"});
  return [verb](Context& now) { return run_suggest(now, *verb); };
}

}  // namespace seogo::cli
