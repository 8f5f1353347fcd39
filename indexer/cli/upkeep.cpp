// `seogo reindex` and `seogo remove`.
#include <fmt/core.h>

#include <memory>

#include "cli/interrupts.h"
#include "cli/progress.h"
#include "cli/verbs.h"
#include "cli/write_options.h"
#include "seogo/library.h"

namespace seogo::cli {

namespace {

struct ReindexVerb {
  bool from_sources = false;
  WriteVerb write;
};

struct RemoveVerb {
  std::vector<std::string> ids;
  WriteVerb write;
};

// Both verbs end in a number of posts, told as a sentence or as {"NAME": N}.
int report(const Context& context, const Result<std::uint64_t>& count, bool json, const char* name,
           const char* en, const char* ko) {
  if (!count) return complain(context, count.error());
  if (json)
    fmt::print("{{\"{}\":{}}}\n", name, *count);
  else
    fmt::print("{}\n", with_singulars(fmt::format(fmt::runtime(context.text(en, ko)), *count)));
  return done;
}

int run_reindex(const Context& context, const ReindexVerb& verb) {
  const Interrupts interrupts;
  const auto count = [&] {
    ProgressLine line(context);
    return reindex(context.archive, verb.from_sources, verb.write.options(context, line, interrupts));
  }();
  return report(context, count, verb.write.json, "posts", "{} posts indexed anew.",
                "글 {}편을 다시 색인했습니다.");
}

int run_remove(const Context& context, const RemoveVerb& verb) {
  const Interrupts interrupts;
  const auto count = [&] {
    ProgressLine line(context);
    return remove_posts(context.archive, verb.ids, verb.write.options(context, line, interrupts));
  }();
  return report(context, count, verb.write.json, "removed",
                "{} posts removed. They stay out when their sources are indexed again.",
                "글 {}편을 뺐습니다. 원본을 다시 넣어도 들어오지 않습니다.");
}

}  // namespace

Run define_reindex(Options& options) {
  auto verb = std::make_shared<ReindexVerb>();  // shared with the closure that runs it
  options.flag("--from-sources", verb->from_sources,
               {"read every source again first", "모든 원본을 먼저 다시 읽습니다"});
  verb->write.define(options);
  return [verb](Context& now) { return run_reindex(now, *verb); };
}

Run define_remove(Options& options) {
  auto verb = std::make_shared<RemoveVerb>();  // shared with the closure that runs it
  options.argument("ID", verb->ids, {"ids or addresses of posts", "글의 번호나 주소"}).required();
  verb->write.define(options);
  return [verb](Context& now) { return run_remove(now, *verb); };
}

}  // namespace seogo::cli
