// How writing verbs are told of threads, waiting and progress.
#include "cli/write_options.h"

#include <charconv>

#include "cli/interrupts.h"
#include "cli/options.h"
#include "cli/progress.h"

namespace seogo::cli {

void WriteVerb::define(Options& options) {
  options
      .value("--jobs", "N", jobs,
             {"worker threads (one for each core)", "작업 스레드 수 (기본: 코어마다 하나)"})
      .within(1, 256);
  options
      .value("--wait", "[SECONDS]", wait,
             {"wait for another writer, for ever or so many seconds",
              "다른 쓰기 작업을 기다립니다(초, 없으면 끝까지)"})
      .seconds_or("forever");
  options.flag("--unsafe-locks", unsafe_locks,
               {"work on a file system without safe locks", "잠금이 안전하지 않은 파일 시스템에서도 씁니다"});
  options.flag("--progress", progress,
               {"show progress also without a terminal", "터미널이 아니어도 진행을 보입니다"});
  options.flag("--json", json, {"print one JSON object", "JSON 객체 하나로 출력합니다"});
}

WriteOptions WriteVerb::options(const Context& context, ProgressLine& line,
                                const Interrupts& interrupts) const {
  WriteOptions out;
  out.jobs = jobs;
  out.unsafe_locks = unsafe_locks;
  out.stop = interrupts.token();
  if (!wait.empty()) {
    long seconds = -1;
    std::from_chars(wait.data(), wait.data() + wait.size(), seconds);
    out.wait = std::chrono::seconds(seconds);
  }
  if (context.progress || progress) out.progress = [&line](const Progress& it) { line.show(it); };
  return out;
}

}  // namespace seogo::cli
