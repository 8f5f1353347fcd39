// `seogo index`: takes files and folders in, and reports what became of each.
#include <fmt/core.h>

#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/interrupts.h"
#include "cli/name_map.h"
#include "cli/progress.h"
#include "cli/terminal.h"
#include "cli/verbs.h"
#include "cli/write_options.h"
#include "seogo/library.h"

namespace seogo::cli {

namespace {

using Json = nlohmann::ordered_json;

struct IndexVerb {
  IndexOptions options;
  WriteVerb write;
  bool explain_skips = false;
  bool strict = false;
};

Json to_json(const Context& context, const IndexReport& report, bool explain_skips) {
  Json rejected = Json::array();
  for (const Rejection& it : report.rejected)
    rejected.push_back({{"path", it.path}, {"reason", context.text(it.error.message)}});
  Json object{{"imported", report.imported},
              {"updated", report.updated},
              {"unchanged", report.unchanged},
              {"removed", report.removed},
              {"skipped", report.skipped.size()},
              {"rejected", std::move(rejected)},
              {"rejected_before", report.rejected_before},
              {"kept_older", report.kept_older},
              {"unknown_visibility", report.unknown_visibility},
              {"conflicts", report.conflicts},
              {"joined", report.joined},
              {"posts", report.posts},
              {"seconds", report.seconds}};
  if (explain_skips) {
    Json skips = Json::array();
    for (const Skip& it : report.skipped)
      skips.push_back({{"path", it.path}, {"taken_for", it.taken_for}, {"reason", context.text(it.reason)}});
    object["skips"] = std::move(skips);
    Json taken = Json::array();
    for (const TakenFile& it : report.taken)
      taken.push_back({{"path", it.path}, {"taken_for", it.taken_for}, {"records", it.records}});
    object["taken"] = std::move(taken);
  }
  return object;
}

void print_line(const Context& context, std::uint64_t count, const char* en, const char* ko) {
  if (count > 0) fmt::print("{}\n", with_singulars(fmt::format("  {:>8}  {}", count, context.text(en, ko))));
}

// "picture 12, style sheet 1": what was passed over, by kind.
std::string kinds_of(const std::vector<Skip>& skips) {
  std::map<std::string, std::size_t> kinds;
  for (const Skip& it : skips) ++kinds[it.taken_for];
  std::string list;
  for (const auto& [kind, count] : kinds)
    list += fmt::format("{}{} {}", list.empty() ? "" : ", ", kind, count);
  return list;
}

void print_taken(const Context& context, const IndexReport& report) {
  if (report.taken.empty()) return;
  fmt::print("{}\n", context.text("read:", "읽은 파일:"));
  for (const TakenFile& it : report.taken) {
    const bool is_container = it.records > 1;
    fmt::print("  {} [{}]{}\n", printable(it.path), it.taken_for,
               is_container ? fmt::format(" × {}", it.records) : std::string());
  }
}

void print_skips(const Context& context, const IndexReport& report, bool each) {
  if (report.skipped.empty()) return;
  if (each) {
    fmt::print("{}\n", context.text("passed over:", "지나친 파일:"));
    for (const Skip& it : report.skipped)
      fmt::print("  {} [{}] {}\n", printable(it.path), it.taken_for, context.text(it.reason));
    return;
  }
  fmt::print("  {:>8}  {}: {} (--explain-skips {})\n", report.skipped.size(),
             context.text("files passed over, no posts", "글이 아니어서 지나친 파일"),
             kinds_of(report.skipped), context.text("lists them", "로 목록 보기"));
}

void print_report(const Context& context, const IndexVerb& verb, const IndexReport& report) {
  if (report.made_archive)
    fmt::print("{} {}\n", context.text("A new archive was made at", "새 서고를 만들었습니다:"),
               context.archive.string());
  if (verb.options.dry_run)
    fmt::print("{}\n", context.text("Nothing was written (--dry-run). It would be:",
                                    "아무것도 쓰지 않았습니다(--dry-run). 실행하면:"));
  print_line(context, report.imported, "posts new", "편 새로 들어옴");
  print_line(context, report.updated, "posts updated", "편 바뀜");
  print_line(context, report.unchanged, "posts unchanged", "편 그대로");
  print_line(context, report.removed, "posts removed", "편 빠짐");
  print_line(context, report.kept_older, "sources with less text than held: kept as versions",
             "개 원본은 가진 글보다 짧아 판으로만 보관함");
  if (verb.explain_skips) print_taken(context, report);
  print_skips(context, report, verb.explain_skips);
  print_line(context, report.rejected.size(), "files refused:", "개 파일은 받지 못함:");
  for (const Rejection& it : report.rejected)
    fmt::print("            {}: {}\n", printable(it.path), context.text(it.error.message));
  print_line(context, report.rejected_before, "files refused in an earlier run, unchanged",
             "개 파일은 전에도 받지 못했고 그대로임");
  for (const std::string& id : report.conflicts)
    fmt::print(
        "  {}: {}\n", id,
        context.text("two different texts claim this id; both are kept (--blog NAME tells blogs apart)",
                     "서로 다른 두 글이 같은 번호를 써서 둘 다 보관했습니다(--blog 이름으로 구별)"));
  for (const std::string& id : report.joined)
    fmt::print(
        "  {}: {}\n", id,
        context.text("told more than once without an address; taken for one post by title, date and text",
                     "주소 없이 여러 번 들어와, 제목·날짜·본문을 보고 한 편으로 묶었습니다"));
  print_line(
      context, report.unknown_visibility,
      "posts of which nothing tells whether they are public (a saved page, feed or sitemap of the blog does)",
      "편은 공개 글인지 알 수 없음(블로그의 저장된 페이지·피드·사이트맵을 넣으면 정해짐)");
  fmt::print("{}\n",
             with_singulars(fmt::format(fmt::runtime(context.text("{} posts in the archive, {:.1f} s.",
                                                                  "서고에 글 {}편, {:.1f}초.")),
                                        report.posts, report.seconds)));
}

// Nothing came in at all: the user should hear it, and what the files seem to be.
bool found_nothing(const IndexReport& report) {
  return report.imported + report.updated + report.unchanged + report.kept_older + report.removed == 0;
}

int run_index(const Context& context, IndexVerb& verb) {
  const Interrupts interrupts;
  Result<IndexReport> report = [&] {
    ProgressLine line(context);
    return index_paths(context.archive, verb.options, verb.write.options(context, line, interrupts));
  }();
  if (!report) return complain(context, report.error());
  if (verb.write.json)
    fmt::print(
        "{}\n",
        to_json(context, *report, verb.explain_skips).dump(-1, ' ', false, Json::error_handler_t::replace));
  else
    print_report(context, verb, *report);
  if (report->stopped) {
    fmt::print(
        stderr, "seogo: {}\n",
        context.text("Stopped. What was read so far is kept; the same command goes on from there.",
                     "멈췄습니다. 여기까지 읽은 것은 보관되었고, 같은 명령으로 이어서 할 수 있습니다."));
    return interrupted;
  }
  if (found_nothing(*report)) {
    const std::string kinds = kinds_of(report->skipped);
    fmt::print(
        stderr, "seogo: {}{}\n", context.text("No post was found there.", "글을 하나도 찾지 못했습니다."),
        kinds.empty()
            ? std::string()
            : fmt::format(fmt::runtime(context.text(
                              " The files seem to be: {} (--explain-skips tells of each).",
                              " 파일들은 이렇게 보입니다: {} (--explain-skips로 하나씩 볼 수 있습니다).")),
                          kinds));
    return some_refused;
  }
  const bool refused = !report->rejected.empty() || (verb.strict && report->rejected_before > 0);
  return refused ? some_refused : done;
}

}  // namespace

Run define_index(Options& options) {
  auto verb = std::make_shared<IndexVerb>();  // shared with the closure that runs it
  options
      .argument("PATH", verb->options.paths,
                {"files or folders; - reads JSON Lines from standard input",
                 "파일이나 폴더, -는 표준 입력의 JSON Lines"})
      .required();
  options.value("--blog", "NAME", verb->options.blog,
                {"the blog's name, where the files do not tell", "파일만으로 알 수 없을 때 블로그 이름"});
  define_map(options, verb->options.names);
  options.flag(
      "--prune", verb->options.prune,
      {"remove posts whose source stood under PATH and is gone", "PATH 아래에서 사라진 원본의 글을 뺍니다"});
  options.flag("--force", verb->options.force,
               {"let --prune take away more than a tenth, or all below a PATH that is gone",
                "--prune이 열에 하나 넘게, 또는 사라진 PATH의 글을 모두 빼는 것도 허락합니다"});
  options.flag("--revive", verb->options.revive,
               {"take posts in again that were removed or purged", "뺐거나 영구 삭제한 글도 다시 넣습니다"});
  options.flag("--dry-run", verb->options.dry_run,
               {"write nothing, only say what would be", "쓰지 않고 결과만 봅니다"});
  options.flag("--keep-secrets", verb->options.keep_secrets,
               {"keep mail addresses and the like in the sources", "원본 속 메일 주소 등을 지우지 않습니다"});
  options.flag("--explain-skips", verb->explain_skips,
               {"list what each file was taken for, and why some were passed over",
                "파일마다 무엇으로 보았는지, 지나친 까닭은 무엇인지 보입니다"});
  options.flag("--strict", verb->strict,
               {"exit 3 also for refusals of earlier runs", "전에 받지 못한 파일이 있어도 3으로 끝납니다"});
  verb->write.define(options);
  return [verb](Context& now) { return run_index(now, *verb); };
}

}  // namespace seogo::cli
