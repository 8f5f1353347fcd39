// `seogo undo`, `seogo purge`, `seogo compact`, `seogo backup` and `seogo restore`.
#include <fmt/core.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "cli/interrupts.h"
#include "cli/progress.h"
#include "cli/terminal.h"
#include "cli/verbs.h"
#include "cli/write_options.h"
#include "seogo/upkeep.h"

namespace seogo::cli {

namespace {

using Json = nlohmann::ordered_json;

struct CareVerb {
  std::vector<std::string> ids;
  std::string file;
  WriteVerb write;
};

// Runs `work` with the options of a writing verb, Ctrl-C and progress included.
template <class Work>
auto run_with(const Context& context, const CareVerb& verb, Work work) {
  const Interrupts interrupts;
  ProgressLine line(context);
  return work(verb.write.options(context, line, interrupts));
}

void print_json(const Json& json) {
  fmt::print("{}\n", json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

template <class... Values>
void print_sentence(const Context& context, const char* en, const char* ko, const Values&... values) {
  fmt::print("{}\n", with_singulars(fmt::format(fmt::runtime(context.text(en, ko)), values...)));
}

std::string megabytes(std::uint64_t bytes) {
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

void say_that_readers_hold(const Context& context, bool hold) {
  if (hold)
    fmt::print(
        stderr, "seogo: {}\n",
        context.text("A running reader still has the old state open; after it has ended, seogo compact "
                     "removes the last of it.",
                     "읽고 있는 프로그램이 옛 상태를 열어 두고 있습니다. 끝난 뒤 seogo compact를 실행하면 "
                     "남김없이 사라집니다."));
}

int run_undo(const Context& context, const CareVerb& verb) {
  const auto report =
      run_with(context, verb, [&](const WriteOptions& write) { return undo(context.archive, write); });
  if (!report) return complain(context, report.error());
  if (verb.write.json)
    print_json({{"undone", {{"command", report->command}, {"started", report->started}}},
                {"removed", report->gone},
                {"changed", report->changed},
                {"posts", report->posts}});
  else
    print_sentence(
        context,
        "Taken back: seogo {} of {}. {} posts are gone, {} posts are again as before; {} in the archive.",
        "되돌렸습니다: {1}의 seogo {0}. 글 {2}편이 빠지고 {3}편이 전으로 돌아갔습니다. 서고에 {4}편.",
        report->command, report->started, report->gone, report->changed, report->posts);
  return done;
}

int run_purge(const Context& context, const CareVerb& verb) {
  const auto report = run_with(context, verb, [&](const WriteOptions& write) {
    return purge_posts(context.archive, verb.ids, write);
  });
  if (!report) return complain(context, report.error());
  if (verb.write.json)
    print_json({{"purged", report->posts},
                {"sources", report->sources},
                {"media", report->media},
                {"readers_hold_old", report->readers_hold_old}});
  else
    print_sentence(context, "Erased for good: {} posts, {} sources, {} files.",
                   "영구 삭제했습니다: 글 {}편, 원본 {}개, 파일 {}개.", report->posts, report->sources,
                   report->media);
  say_that_readers_hold(context, report->readers_hold_old);
  return done;
}

int run_compact(const Context& context, const CareVerb& verb) {
  const auto report =
      run_with(context, verb, [&](const WriteOptions& write) { return compact(context.archive, write); });
  if (!report) return complain(context, report.error());
  if (verb.write.json)
    print_json({{"bytes_before", report->before},
                {"bytes_after", report->after},
                {"readers_hold_old", report->readers_hold_old}});
  else
    print_sentence(context, "Database and index: {} before, {} now.",
                   "데이터베이스와 색인: {}에서 {}(으)로 줄었습니다.", megabytes(report->before),
                   megabytes(report->after));
  say_that_readers_hold(context, report->readers_hold_old);
  return done;
}

int told(const Context& context, const CareVerb& verb, const Result<BackupReport>& report, const char* en,
         const char* ko) {
  if (!report) return complain(context, report.error());
  if (verb.write.json)
    print_json({{"posts", report->posts},
                {"media", report->media},
                {"bytes", report->bytes},
                {"lacking", report->lacking}});
  else
    print_sentence(context, en, ko, report->posts, report->media, megabytes(report->bytes));
  for (const std::string& file : report->lacking)
    fmt::print(stderr, "seogo: {} {}\n", context.text("this file is missing:", "없는 파일:"),
               printable(file));
  return report->lacking.empty() ? done : some_refused;
}

int run_backup(const Context& context, const CareVerb& verb) {
  return told(context, verb,
              run_with(context, verb,
                       [&](const WriteOptions& write) { return back_up(context.archive, verb.file, write); }),
              "Backed up: {} posts, {} files, {}.", "백업했습니다: 글 {}편, 파일 {}개, {}.");
}

int run_restore(const Context& context, const CareVerb& verb) {
  return told(context, verb,
              run_with(context, verb,
                       [&](const WriteOptions& write) { return restore(verb.file, context.archive, write); }),
              "Restored: {} posts, {} files, from {}.", "되살렸습니다: 글 {}편, 파일 {}개, 백업 {}.");
}

using Runner = int (*)(const Context&, const CareVerb&);

Run define_plain(Options& options, Runner runner) {
  auto verb = std::make_shared<CareVerb>();  // shared with the closure that runs it
  verb->write.define(options);
  return [verb, runner](Context& now) { return runner(now, *verb); };
}

Run define_with_file(Options& options, Runner runner, const Sentence& what) {
  auto verb = std::make_shared<CareVerb>();  // shared with the closure that runs it
  options.argument("FILE", verb->file, what).required();
  verb->write.define(options);
  return [verb, runner](Context& now) { return runner(now, *verb); };
}

}  // namespace

Run define_undo(Options& options) { return define_plain(options, run_undo); }
Run define_compact(Options& options) { return define_plain(options, run_compact); }

Run define_purge(Options& options) {
  auto verb = std::make_shared<CareVerb>();  // shared with the closure that runs it
  options
      .argument("ID", verb->ids,
                {"ids or addresses of posts; there is no way back", "글의 번호나 주소. 되돌릴 수 없습니다"})
      .required();
  verb->write.define(options);
  return [verb](Context& now) { return run_purge(now, *verb); };
}

Run define_backup(Options& options) {
  return define_with_file(
      options, run_backup,
      {"the tar file to write; an older one is replaced", "쓸 tar 파일. 있던 것은 바뀝니다"});
}

Run define_restore(Options& options) {
  return define_with_file(options, run_restore,
                          {"the file that seogo backup wrote", "seogo backup이 쓴 파일"});
}

}  // namespace seogo::cli
