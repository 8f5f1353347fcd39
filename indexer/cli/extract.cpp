// `seogo extract`: what the importer sees in a file, without an archive.
#include <fmt/core.h>

#include <algorithm>
#include <memory>

#include "cli/name_map.h"
#include "cli/post_text.h"
#include "cli/terminal.h"
#include "cli/verbs.h"
#include "seogo/library.h"
#include "seogo/post_json.h"

namespace seogo::cli {

namespace {

struct ExtractVerb {
  std::vector<std::string> files;
  ScanOptions scan;
  bool json = false;
  bool explain = false;
};

// What the keys of one file were taken for, gathered from its records.
class Explanation {
 public:
  explicit Explanation(const Context& context) : context_(context) {}
  ~Explanation() { print(); }

  void add(const Extracted& it) {
    const std::string file = it.path.substr(0, it.path.rfind("!/"));
    if (file != file_) print();
    file_ = file;
    ++records_;
    if (it.imported)
      taken_for_ = it.imported->post.kind == Kind::not_a_post ? it.imported->post.reason
                                                              : name_of(it.imported->post.format);
    for (const Column& column : it.columns) note(column);
  }

 private:
  void note(const Column& column) {
    const auto known = std::ranges::find(columns_, column.name, &Column::name);
    if (known == columns_.end())
      columns_.push_back(column);
    else if (known->sample.empty() || known->taken_for.empty())
      *known = column;
  }

  void print() {
    if (records_ == 0) return;
    fmt::print("{}\n", printable(file_));
    if (columns_.empty()) fmt::print("  {}\n", taken_for_);
    for (const Column& column : columns_)
      fmt::print(
          "  {} → {}  {}\n", printable(column.name),
          column.taken_for.empty() ? context_.text({"(not understood)", "(알 수 없음)"}) : column.taken_for,
          column.sample.empty() ? "" : "(" + printable(column.sample) + ")");
    columns_.clear();
    records_ = 0;
  }

  const Context& context_;
  std::string file_, taken_for_;
  std::size_t records_ = 0;
  std::vector<Column> columns_;
};

int run_extract(const Context& context, const ExtractVerb& verb) {
  bool refused = false;
  Explanation explanation(context);
  const auto done_well = extract(verb.files, verb.scan, [&](const Extracted& it) {
    if (verb.explain) explanation.add(it);
    if (!it.imported) {
      refused = true;
      fmt::print(stderr, "seogo: {}: {}\n", it.path, context.text(it.imported.error().message));
      const std::string hint = context.text(it.imported.error().hint);
      if (!hint.empty()) fmt::print(stderr, "       {}\n", hint);
    } else if (!verb.explain) {
      fmt::print("{}\n", verb.json ? to_json(it.imported->post) : as_text(context, it.imported->post));
    }
  });
  if (!done_well) return complain(context, done_well.error());
  return refused ? some_refused : done;
}

}  // namespace

Run define_extract(Options& options) {
  auto verb = std::make_shared<ExtractVerb>();  // shared with the closure that runs it
  options.argument("FILE", verb->files, {"files or folders", "파일이나 폴더"}).required();
  options.value("--blog", "NAME", verb->scan.blog,
                {"the blog's name, where the files do not tell", "파일만으로 알 수 없을 때 블로그 이름"});
  define_map(options, verb->scan.names);
  options.flag("--explain", verb->explain,
               {"say what each column or key was taken for, and print no posts",
                "글 대신, 열이나 키를 저마다 무엇으로 보았는지 보입니다"});
  options.flag("--json", verb->json, {"one JSON object for each post", "글마다 JSON 객체 하나로 출력합니다"});
  return [verb](Context& now) { return run_extract(now, *verb); };
}

}  // namespace seogo::cli
