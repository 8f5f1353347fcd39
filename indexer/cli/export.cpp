// `seogo export`: the archive for other programs and for readers without seogo.
#include "seogo/export.h"

#include <fmt/core.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "cli/interrupts.h"
#include "cli/progress.h"
#include "cli/terminal.h"
#include "cli/verbs.h"
#include "cli/write_options.h"

namespace seogo::cli {

namespace {

struct ExportVerb {
  std::string format = "jsonl";
  std::string folder;
  std::string blog;
  bool only_public = false;
  WriteVerb write;
};

int run_export(const Context& context, const ExportVerb& verb) {
  ExportOptions options;
  options.format = export_format_named(verb.format).value_or(ExportFormat::jsonl);
  options.blog = verb.blog;
  options.korean = context.language == Language::ko;
  if (verb.only_public) options.visible = {true, false, false, false};
  const Interrupts interrupts;
  const auto report = [&] {
    ProgressLine line(context);
    return export_archive(context.archive, verb.folder, options,
                          verb.write.options(context, line, interrupts));
  }();
  if (!report) return complain(context, report.error());
  if (verb.write.json) {
    const nlohmann::ordered_json json{{"format", verb.format},  {"folder", verb.folder},
                                      {"posts", report->posts}, {"versions", report->versions},
                                      {"media", report->media}, {"lacking", report->lacking},
                                      {"bytes", report->bytes}};
    fmt::print("{}\n", json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
    return done;
  }
  const std::string counts = with_singulars(fmt::format(
      fmt::runtime(context.text("{} posts, {} older texts, {} files", "글 {}편, 옛 판 {}개, 파일 {}개")),
      report->posts, report->versions, report->media));
  fmt::print("{}\n", fmt::format(fmt::runtime(context.text("{0} written to {1}.", "{1}에 {0}를 썼습니다.")),
                                 counts, printable(verb.folder)));
  if (report->lacking > 0)
    fmt::print("{}\n", with_singulars(fmt::format(
                           fmt::runtime(context.text("{} pictures have no copy (seogo missing lists them).",
                                                     "사본이 없는 그림 {}개(seogo missing으로 보기).")),
                           report->lacking)));
  return done;
}

}  // namespace

Run define_export(Options& options) {
  auto verb = std::make_shared<ExportVerb>();  // shared with the closure that runs it
  options
      .value("--format", "FORMAT", verb->format,
             {"jsonl, markdown (for hugo), html (a site that opens from disk), or warc",
              "jsonl, markdown(hugo용), html(디스크에서 바로 열리는 사이트), 또는 warc"})
      .one_of({"jsonl", "markdown", "html", "warc"})
      .required();
  options
      .argument("DIR", verb->folder,
                {"the folder to write; new, empty, or of an earlier export",
                 "쓸 폴더. 없거나 비었거나 전에 내보낸 폴더"})
      .required();
  options.value("--blog", "NAME", verb->blog, {"this blog alone", "이 블로그만"});
  options.flag("--public", verb->only_public,
               {"only posts that are known to be public", "공개로 확인된 글만"});
  verb->write.define(options);
  return [verb](Context& now) { return run_export(now, *verb); };
}

}  // namespace seogo::cli
