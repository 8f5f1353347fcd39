// The command `verify`: the truth by archive/verify.h, then the index against it, and what can be repaired.
#include "archive/verify.h"

#include <algorithm>
#include <optional>

#include "index/indexer.h"
#include "library/derive.h"
#include "library/upkeep.h"
#include "seogo/archive.h"

namespace seogo {
namespace {

using archive::TruthCheck;

// What is wrong with the index, if anything.
std::optional<Finding> check_index(const std::filesystem::path& folder, const TruthCheck& truth) {
  const auto finding = [&](const char* kind, std::string en, std::string ko) {
    return Finding{kind, folder.string(), {std::move(en), std::move(ko)}, false, false};
  };
  const auto state = index::read_state(folder);
  if (!state) return finding("index_damaged", state.error().message.en, state.error().message.ko);
  if (!*state) {
    if (truth.report.posts == 0) return std::nullopt;
    return finding("index_missing", "There is no index.", "색인이 없습니다.");
  }
  if ((*state)->archive_id != truth.archive_id || (*state)->counter > truth.counter)
    return finding("index_of_another", "The index belongs to another state of the archive.",
                   "색인이 이 서고의 것이 아닙니다.");
  if ((*state)->counter < truth.counter)
    return finding(
        "index_behind",
        "The index is " + std::to_string(truth.counter - (*state)->counter) + " changes behind the archive.",
        "색인이 서고보다 변경 " + std::to_string(truth.counter - (*state)->counter) + "건 뒤처져 있습니다.");
  if ((*state)->posts != truth.report.posts)
    return finding("index_differs",
                   "The index holds " + std::to_string((*state)->posts) + " posts, the archive " +
                       std::to_string(truth.report.posts) + ".",
                   "색인에는 글이 " + std::to_string((*state)->posts) + "편, 서고에는 " +
                       std::to_string(truth.report.posts) + "편 있습니다.");
  return std::nullopt;
}

void mark_repaired(VerifyReport& report, auto is_one) {
  for (Finding& finding : report.findings)
    if (is_one(finding)) finding.repaired = true;
}

void derive_again(archive::Writer& writer, const TruthCheck& truth) {
  library::Deriver deriver(writer);
  for (const archive::PostKey key : truth.damaged_posts) {
    writer.empty_post(key);
    for (const archive::SourceId source : writer.sources_of_post(key)) deriver.add_again(source);
  }
  deriver.flush();
}

void repair_truth(archive::Writer& writer, TruthCheck& truth) {
  VerifyReport& report = truth.report;
  if (truth.has_orphan_rows) {
    writer.remove_orphan_rows();
    for (const char* kind : {"alias_without_post", "identity_without_source", "edge_without_source",
                             "media_of_no_source", "detail_without_post", "content_without_source"})
      mark_repaired(report, [&](const Finding& finding) { return finding.kind == kind; });
  }
  for (const std::filesystem::path& file : truth.stray_files) {
    std::error_code error;
    if (std::filesystem::remove(file, error) && !error)
      mark_repaired(report, [&](const Finding& finding) { return finding.where == file.string(); });
  }
  if (truth.damaged_posts.empty() || !truth.sources_whole) return;
  derive_again(writer, truth);
  mark_repaired(report, [](const Finding& finding) { return finding.kind == "post_damaged"; });
}

VerifyReport verify_and_repair(const std::filesystem::path& folder, const WriteOptions& write) {
  archive::WriterOptions options;
  options.lock = {write.wait, write.unsafe_locks, write.stop};
  // Under the lock from the start: what another writer is about to name must not pass for an orphan.
  archive::Writer writer = archive::take(archive::Writer::open(folder, options));
  TruthCheck truth = archive::check_truth(folder, write.stop);
  const auto index = check_index(index_folder(folder), truth);
  if (index) truth.report.findings.push_back(*index);
  if (truth.report.findings.empty()) return truth.report;
  writer.start_run("verify --repair");
  repair_truth(writer, truth);
  library::relate(writer, write.stop);
  writer.finish_run("");
  writer.commit();
  const bool readable = truth.damaged_posts.empty() || truth.sources_whole;
  if (!readable) return truth.report;  // an index cannot be built from rows that cannot be read
  archive::take(library::catch_up(folder, writer.archive_id(), write, index.has_value()));
  mark_repaired(truth.report, [](const Finding& finding) { return finding.kind.starts_with("index_"); });
  return truth.report;
}

}  // namespace

bool VerifyReport::is_sound() const {
  return std::ranges::all_of(findings,
                             [](const Finding& finding) { return finding.harmless || finding.repaired; });
}

Result<VerifyReport> verify(const std::filesystem::path& archive, bool repair, const WriteOptions& write) {
  return archive::guard([&]() -> Result<VerifyReport> {
    if (repair) return verify_and_repair(archive, write);
    TruthCheck truth = archive::check_truth(archive, write.stop);
    if (const auto index = check_index(index_folder(archive), truth)) truth.report.findings.push_back(*index);
    return truth.report;
  });
}

}  // namespace seogo
