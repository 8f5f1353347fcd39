// The command `undo`: the last run as if it had not been.
#include "library/derive.h"
#include "library/upkeep.h"
#include "seogo/upkeep.h"

namespace seogo {
namespace {

archive::PastRun run_to_undo(archive::Writer& writer) {
  const auto run = writer.last_run();
  if (!run)
    archive::raise(ErrorCode::not_found, {"There is no run to take back.", "되돌릴 작업이 없습니다."});
  if (run->command == "purge")
    archive::raise(ErrorCode::bad_usage,
                   {"The last run was a purge, and what it erased is gone for good.",
                    "마지막 작업이 영구 삭제(purge)라서 되돌릴 수 없습니다."},
                   {"A backup from before it has them: seogo restore FILE",
                    "그전에 받은 백업이 있으면: seogo restore 파일"});
  return *run;
}

}  // namespace

Result<UndoReport> undo(const std::filesystem::path& archive, const WriteOptions& write) {
  UndoReport report;
  const Result<void> done = library::with_writer(archive, "undo", write, [&](archive::Writer& writer) {
    const archive::PastRun run = run_to_undo(writer);
    report.command = run.command;
    report.started = to_string(date_from_unix(run.started));
    library::Deriver deriver(writer);
    deriver.take_back(writer.undo_run(run.id));
    deriver.flush();
    const library::Tally& tally = deriver.tally();
    report.gone = tally.count(library::Tally::Fate::removed);
    report.changed = tally.count(library::Tally::Fate::updated) + tally.count(library::Tally::Fate::imported);
    report.posts = writer.held_posts();
  });
  if (!done) return Unexpected{done.error()};
  return report;
}

}  // namespace seogo
