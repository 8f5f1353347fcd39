// `seogo extract`: what the importer sees in a file, without an archive.
#include <fmt/core.h>

#include <memory>

#include "cli/post_text.h"
#include "cli/verbs.h"
#include "seogo/library.h"
#include "seogo/post_json.h"

namespace seogo::cli {

namespace {

struct ExtractVerb {
  std::vector<std::string> files;
  std::string blog;
  bool json = false;
};

int run_extract(const Context& context, const ExtractVerb& verb) {
  const auto extracted = extract(verb.files, verb.blog);
  if (!extracted) return complain(context, extracted.error());
  bool refused = false;
  for (const Extracted& it : *extracted) {
    if (!it.imported) {
      refused = true;
      fmt::print(stderr, "seogo: {}: {}\n", it.path, context.text(it.imported.error().message));
      continue;
    }
    if (verb.json)
      fmt::print("{}\n", to_json(it.imported->post));
    else
      fmt::print("{}\n", as_text(context, it.imported->post));
  }
  return refused ? some_refused : done;
}

}  // namespace

Run define_extract(Options& options) {
  auto verb = std::make_shared<ExtractVerb>();  // shared with the closure that runs it
  options.argument("FILE", verb->files, {"files or folders", "파일이나 폴더"}).required();
  options.value("--blog", "NAME", verb->blog,
                {"the blog's name, where the files do not tell", "파일만으로 알 수 없을 때 블로그 이름"});
  options.flag("--json", verb->json, {"one JSON object for each post", "글마다 JSON 객체 하나로 출력합니다"});
  return [verb](Context& now) { return run_extract(now, *verb); };
}

}  // namespace seogo::cli
