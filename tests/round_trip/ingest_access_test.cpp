// Taking files in where that may not be, is not meant or is stopped: read-only folders, locks, dry runs.
#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>

#include "archive/lock.h"
#include "archive/sqlite.h"
#include "seogo/archive.h"
#include "seogo/library.h"
#include "support/library_calls.h"
#include "support/small_backup.h"
#include "support/temp_folder.h"

namespace seogo {
namespace ingest_access_test {

using test::TempFolder;
using test::two_jobs;
using test::small_backup::backup_page;
using test::small_backup::index;
using test::small_backup::options_for;
using test::small_backup::paragraphs;
using test::small_backup::write_backup;

TEST(Index, ARunThatIsStoppedKeepsWhatItHasAndTheNextGoesOn) {
  const TempFolder folder;
  write_backup(folder, "in/garden-1-1", "텃밭");
  std::stop_source stop;
  stop.request_stop();
  WriteOptions write = two_jobs();
  write.stop = stop.get_token();
  const auto stopped = index_paths(folder / "archive", options_for({(folder / "in").string()}), write);
  ASSERT_TRUE(stopped) << stopped.error().message.en;
  EXPECT_TRUE(stopped->stopped);
  const IndexReport next = index(folder, {(folder / "in").string()});
  EXPECT_FALSE(next.stopped);
  EXPECT_EQ(next.posts, 3U);
  EXPECT_TRUE(Archive::open(folder / "archive")->find("garden/3"));
}

TEST(Index, ASecondWriterIsToldWhoHoldsTheArchive) {
  const TempFolder folder;
  write_backup(folder, "in/garden-1-1", "텃밭");
  index(folder, {(folder / "in").string()});
  const auto held = archive::WriterLock::take(folder / "archive", {});
  ASSERT_TRUE(held);
  const auto refused = index_paths(folder / "archive", options_for({(folder / "in").string()}), two_jobs());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::archive_locked);
  EXPECT_THAT(refused.error().message.en, testing::HasSubstr(std::to_string(getpid())));
  EXPECT_TRUE(Archive::open(folder / "archive")->find("garden/1")) << "readers go on";
}

// Runs `claim` as somebody who may not write to the folder; root becomes nobody in a process of its own.
bool holds_without_write_access(const std::filesystem::path& folder, const std::function<bool()>& claim) {
  const auto before = std::filesystem::status(folder).permissions();
  std::filesystem::permissions(folder, std::filesystem::perms(0555));
  const pid_t child = fork();
  if (child == 0) _exit((geteuid() != 0 || setuid(65534) == 0) && claim() ? 0 : 1);
  int status = 1;
  waitpid(child, &status, 0);
  std::filesystem::permissions(folder, before);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

TEST(ReadOnly, AnArchiveIsReadButNotWritten) {
  const TempFolder folder;
  std::filesystem::permissions(folder.path(), std::filesystem::perms(0755));
  write_backup(folder, "in/garden-1-1", "텃밭");
  index(folder, {(folder / "in").string()});
  EXPECT_TRUE(holds_without_write_access(folder / "archive", [&] {
    const auto archive = Archive::open(folder / "archive");
    return archive && archive->find("garden/1") && archive->stats()->posts == 3;
  }));
  EXPECT_TRUE(holds_without_write_access(folder / "archive", [&] {
    const auto refused = index_paths(folder / "archive", options_for({(folder / "in").string()}), two_jobs());
    return !refused && refused.error().code == ErrorCode::read_only && !refused.error().hint.ko.empty();
  }));
}

TEST(ReadOnly, WithAWritersLogLeftSomebodyIsToldWhatToGrant) {
  const TempFolder folder;
  std::filesystem::permissions(folder.path(), std::filesystem::perms(0755));
  write_backup(folder, "in/garden-1-1", "텃밭");
  index(folder, {(folder / "in").string()});
  // What a writer leaves that was killed: its log beside the database.
  {
    archive::Database writing(folder / "archive/archive.sqlite", archive::Access::write);
    writing.script("CREATE TABLE left_open(a)");
    std::filesystem::create_directory(folder / "cut");
    for (const char* name : {"archive.sqlite", "archive.sqlite-wal"})
      std::filesystem::copy_file(folder / "archive" / name, folder / "cut" / name);
  }
  EXPECT_TRUE(holds_without_write_access(folder / "cut", [&] {
    const auto archive = Archive::open(folder / "cut");
    return !archive && archive.error().code == ErrorCode::read_only &&
           archive.error().hint.en.find("archive.sqlite-shm") != std::string::npos;
  }));
  const auto archive = Archive::open(folder / "cut");
  ASSERT_TRUE(archive) << "who may write reads what the log holds";
  EXPECT_TRUE(archive->find("garden/1"));
}

TEST(Index, ADryRunWritesNothing) {
  const TempFolder folder;
  write_backup(folder, "in/garden-1-1", "텃밭");
  IndexOptions options = options_for({(folder / "in").string()});
  options.dry_run = true;
  const auto first = index_paths(folder / "archive", options, two_jobs());
  ASSERT_TRUE(first) << first.error().message.en;
  EXPECT_EQ(first->imported, 3U);
  EXPECT_FALSE(std::filesystem::exists(folder / "archive"));

  index(folder, {(folder / "in").string()});
  folder.write("in/garden-1-1/4/4.html", backup_page("넷", paragraphs("네 번째 이야기")));
  const std::string before = test::read_file(folder / "archive/archive.sqlite");
  const auto second = index_paths(folder / "archive", options, two_jobs());
  ASSERT_TRUE(second) << second.error().message.en;
  EXPECT_EQ(second->imported, 1U);
  EXPECT_EQ(second->unchanged, 3U);
  EXPECT_EQ(test::read_file(folder / "archive/archive.sqlite"), before);
  EXPECT_FALSE(Archive::open(folder / "archive")->find("garden/4"));
}

TEST(Index, APathThatIsNotThereMakesNoArchive) {
  const TempFolder folder;
  const auto report =
      index_paths(folder / "archive", options_for({(folder / "nothing").string()}), two_jobs());
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code, ErrorCode::not_found);
  EXPECT_FALSE(std::filesystem::exists(folder / "archive"));
}

}  // namespace ingest_access_test
}  // namespace seogo
