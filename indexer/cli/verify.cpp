// `seogo verify`: is everything that is kept still what it was?
#include <fmt/core.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "cli/interrupts.h"
#include "cli/progress.h"
#include "cli/terminal.h"
#include "cli/verbs.h"
#include "cli/write_options.h"
#include "seogo/library.h"

namespace seogo::cli {

namespace {

using Json = nlohmann::ordered_json;

struct VerifyVerb {
  bool repair = false;
  WriteVerb write;
};

Json to_json(const Context& context, const VerifyReport& report) {
  Json findings = Json::array();
  for (const Finding& it : report.findings)
    findings.push_back({{"kind", it.kind},
                        {"where", it.where},
                        {"message", context.text(it.message)},
                        {"harmless", it.harmless},
                        {"repaired", it.repaired}});
  return {{"sound", report.is_sound()},
          {"posts", report.posts},
          {"contents", report.contents},
          {"media", report.media},
          {"findings", std::move(findings)}};
}

void print_report(const Context& context, const VerifyReport& report) {
  for (const Finding& it : report.findings)
    fmt::print("{}{}\n", printable(context.text(it.message)),
               it.repaired   ? context.text(" Repaired.", " 고쳤습니다.")
               : it.harmless ? context.text(" This does no harm.", " 해가 되지는 않습니다.")
                             : "");
  fmt::print("{}\n",
             with_singulars(fmt::format(
                 fmt::runtime(report.is_sound()
                                  ? context.text("Sound: {} posts, {} sources, {} files checked.",
                                                 "이상 없음: 글 {}편, 원본 {}개, 파일 {}개를 확인했습니다.")
                                  : context.text("Not sound: {} posts, {} sources, {} files checked.",
                                                 "이상 있음: 글 {}편, 원본 {}개, 파일 {}개를 확인했습니다.")),
                 report.posts, report.contents, report.media)));
}

int run_verify(const Context& context, const VerifyVerb& verb) {
  const Interrupts interrupts;
  const auto report = [&] {
    ProgressLine line(context);
    return verify(context.archive, verb.repair, verb.write.options(context, line, interrupts));
  }();
  if (!report) return complain(context, report.error());
  if (verb.write.json)
    fmt::print("{}\n", to_json(context, *report).dump(-1, ' ', false, Json::error_handler_t::replace));
  else
    print_report(context, *report);
  return report->is_sound() ? done : failed;
}

}  // namespace

Run define_verify(Options& options) {
  auto verb = std::make_shared<VerifyVerb>();  // shared with the closure that runs it
  options.flag("--repair", verb->repair,
               {"build the index anew where it is wrong, remove what nothing names",
                "틀린 색인은 다시 만들고, 쓰이지 않는 것은 치웁니다"});
  verb->write.define(options);
  return [verb](Context& now) { return run_verify(now, *verb); };
}

}  // namespace seogo::cli
