// An archive that lasts: backup and restore, compaction, an upgrade in place, a writer that is killed.
#include <gmock/gmock.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <random>
#include <thread>

#include "archive/sqlite.h"
#include "seogo/archive.h"
#include "seogo/upkeep.h"
#include "support/library_calls.h"

namespace seogo {
namespace lasting_test {

namespace fs = std::filesystem;
using test::expect_sound;
using test::index_into;
using test::line;
using test::post;
using test::posts_of;
using test::TempFolder;
using test::total;
using testing::HasSubstr;

TEST(Backup, ComesBackAsAnArchiveOfItsOwn) {
  const TempFolder folder;
  index_into(folder / "archive", {test::project_file("data/sample").string()});
  folder.write("archive/synonyms.txt", "버니 토끼\n");
  const auto saved = back_up(folder / "archive", folder / "saved.tar");
  ASSERT_TRUE(saved) << saved.error().message.en;
  EXPECT_GT(saved->media, 0u);
  const auto restored = restore(folder / "saved.tar", folder / "again");
  ASSERT_TRUE(restored) << restored.error().message.en;
  EXPECT_EQ(restored->media, saved->media);
  test::expect_same_posts(folder / "again", folder / "archive");
  EXPECT_EQ(test::read_file(folder / "again/synonyms.txt"), "버니 토끼\n");
  EXPECT_NE(Archive::open(folder / "again")->state()->archive_id,
            Archive::open(folder / "archive")->state()->archive_id);
  EXPECT_EQ(total(folder / "again", "제주도"), total(folder / "archive", "제주도"));
  expect_sound(folder / "again");
  // Files of the work are gone.
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder.path())) names.push_back(entry.path().filename());
  EXPECT_THAT(names, testing::UnorderedElementsAre("archive", "again", "saved.tar"));
}

TEST(Backup, IsMadeWhileAWriterWorks) {
  const TempFolder folder;
  index_into(folder / "archive", {folder.write("a.jsonl", post(1))});
  archive::Database writer(folder / "archive/archive.sqlite", archive::Access::write);
  archive::Transaction half(writer);
  writer.execute("UPDATE posts SET title = 'half'");
  ASSERT_TRUE(back_up(folder / "archive", folder / "saved.tar"));
  half.commit();
  ASSERT_TRUE(restore(folder / "saved.tar", folder / "again"));
  EXPECT_EQ(posts_of(folder / "again").size(), 1u);
  archive::Database copy(folder / "again/archive.sqlite", archive::Access::read);
  EXPECT_FALSE(copy.number("SELECT 1 FROM posts WHERE title = 'half'"));
}

TEST(Backup, RefusesWhatItCannotBe) {
  const TempFolder folder;
  index_into(folder / "archive", {folder.write("a.jsonl", post(1))});
  EXPECT_EQ(back_up(folder / "archive", folder / "archive/saved.tar").error().code, ErrorCode::bad_usage);
  EXPECT_EQ(back_up(folder / "nowhere", folder / "saved.tar").error().code, ErrorCode::no_archive);
  ASSERT_TRUE(back_up(folder / "archive", folder / "saved.tar"));
  EXPECT_EQ(restore(folder / "saved.tar", folder / "archive").error().code, ErrorCode::bad_usage);
  EXPECT_EQ(restore(folder / "a.jsonl", folder / "again").error().code, ErrorCode::bad_input);
  fs::resize_file(folder / "saved.tar", fs::file_size(folder / "saved.tar") / 2);
  EXPECT_FALSE(restore(folder / "saved.tar", folder / "again"));
  EXPECT_FALSE(fs::exists(folder / "again"));
}

TEST(Compact, KeepsEveryPostAndMakesTheDatabaseSmaller) {
  const TempFolder folder;
  std::string lines;
  for (int i = 1; i <= 300; ++i)
    lines += line("garden/" + std::to_string(i), "글", "번호 " + std::to_string(i * 7919));
  index_into(folder / "archive", {folder.write("a.jsonl", lines)});
  std::vector<std::string> ids;
  for (int i = 2; i <= 300; ++i) ids.push_back("garden/" + std::to_string(i));
  ASSERT_TRUE(remove_posts(folder / "archive", ids));
  const auto before = posts_of(folder / "archive");
  const auto report = compact(folder / "archive");
  ASSERT_TRUE(report) << report.error().message.en;
  EXPECT_LT(report->after, report->before);
  EXPECT_EQ(posts_of(folder / "archive"), before);
  expect_sound(folder / "archive");
}

class Upgrade : public testing::Test {
 protected:
  void SetUp() override {
    fs::create_directories(folder / "archive");
    archive::Database database(folder / "archive/archive.sqlite", archive::Access::write);
    database.script(test::read_file(test::project_file("tests/round_trip/archives/schema1.sql")));
    database.script("PRAGMA application_id = 0x73656f67");
  }
  TempFolder folder;
};

TEST_F(Upgrade, AnArchiveOfTheFirstVersionIsTakenOverAndACopyKept) {
  EXPECT_EQ(Archive::open(folder / "archive").error().code, ErrorCode::archive_version);
  const auto upgraded = upgrade(folder / "archive");
  ASSERT_TRUE(upgraded) << upgraded.error().message.en;
  EXPECT_TRUE(*upgraded);
  EXPECT_FALSE(*upgrade(folder / "archive")) << "once is enough";
  archive::Database copy(folder / "archive/archive.sqlite.schema1", archive::Access::read);
  EXPECT_EQ(copy.number("SELECT value FROM meta WHERE key = 'schema'"), 1);
  EXPECT_EQ(copy.number("SELECT count(*) FROM posts"), 3);
  ASSERT_TRUE(reindex(folder / "archive", false, test::two_jobs()));
  // What the first version did not know is worked out.
  const auto archive = Archive::open(folder / "archive");
  ASSERT_TRUE(archive) << archive.error().message.en;
  EXPECT_EQ(archive->find("garden/2")->series, (Series{"텃밭", 2, 2, 2}));
  EXPECT_EQ(archive->find("garden/3")->copy_of, "garden/2");
  expect_sound(folder / "archive");
}

TEST_F(Upgrade, ThatWasCutBeginsAgain) {
  folder.write("archive/archive.sqlite.schema1.part", "half a copy");
  ASSERT_TRUE(upgrade(folder / "archive"));
  EXPECT_EQ(posts_of(folder / "archive").size(), 3u);
  EXPECT_FALSE(fs::exists(folder / "archive/archive.sqlite.schema1.part"));
}

TEST_F(Upgrade, AnArchiveOfANewerProgramIsLeftAlone) {
  ASSERT_TRUE(upgrade(folder / "archive"));
  {
    archive::Database database(folder / "archive/archive.sqlite", archive::Access::write);
    database.script("UPDATE meta SET value = '99' WHERE key = 'schema'");
  }
  EXPECT_FALSE(*upgrade(folder / "archive"));
  const auto opened = Archive::open(folder / "archive");
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::archive_version);
  EXPECT_THAT(opened.error().hint.en, HasSubstr("newer program"));
  EXPECT_EQ(reindex(folder / "archive", false).error().code, ErrorCode::archive_version);
}

TEST(Renewal, WhatAnOlderImporterReadIsDerivedAnewByTheNextCommand) {
  const TempFolder folder;
  index_into(folder / "archive",
             {folder.write("a.jsonl", post(1) + post(2)), folder.write("b.jsonl", post(3))});
  ASSERT_TRUE(undo(folder / "archive"));  // a source that says nothing is passed over
  index_into(folder / "archive", {(folder / "a.jsonl").string()});
  const auto want = posts_of(folder / "archive");
  {
    archive::Database database(folder / "archive/archive.sqlite", archive::Access::write);
    database.script("UPDATE sources SET importer = 0; UPDATE identities SET key = key || 'x'");
  }
  ASSERT_TRUE(remove_posts(folder / "archive", {"garden/2"}));
  archive::Database database(folder / "archive/archive.sqlite", archive::Access::read);
  EXPECT_EQ(database.number("SELECT count(*) FROM sources WHERE importer = 0"), 0);
  EXPECT_EQ(database.number("SELECT count(*) FROM identities WHERE key LIKE '%x'"), 0);
  EXPECT_EQ(posts_of(folder / "archive").front(), want.front());
}

std::uint64_t bytes_written(const fs::path& folder) {
  std::uint64_t bytes = 0;
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    std::error_code ignored;
    const auto size = fs::file_size(at->path(), ignored);
    if (!ignored) bytes += size;
  }
  return bytes;
}

// A writer in a process of its own that is killed when so many bytes are on the disk.  False when it ended
// before.
bool index_and_be_killed(const fs::path& archive, const std::string& input, std::uint64_t at_bytes) {
  const pid_t child = fork();
  if (child == 0) {
    std::thread([&] {
      while (bytes_written(archive) < at_bytes) std::this_thread::yield();
      ::kill(getpid(), SIGKILL);
    }).detach();
    IndexOptions options;
    options.paths = {input};
    WriteOptions write;
    write.jobs = 1;
    _exit(index_paths(archive, options, write) ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status) || WEXITSTATUS(status) == 0);
  return WIFSIGNALED(status);
}

TEST(Killed, AWriterLosesNothingAndTheNextGoesOn) {
  const TempFolder folder;
  std::string lines;
  for (int i = 1; i <= 200; ++i) {
    const std::string n = std::to_string(i);
    lines += line("garden/" + n, "밭 일기 " + n + "편",
                  "오늘은 " + std::to_string(i * 7919) + "번 이랑에 물을 주었다.");
  }
  const std::string input = folder.write("a.jsonl", lines);
  index_into(folder / "whole", {input});
  const auto want = posts_of(folder / "whole");
  const std::uint64_t all = bytes_written(folder / "whole");

  constexpr unsigned seed = 20260101;
  std::mt19937 random(seed);
  int killed = 0;
  for (int round = 0; round < 3; ++round) {
    const fs::path archive = folder / ("archive" + std::to_string(round));
    // Several times over one archive, each a little further.
    for (int time = 0; time < 3; ++time)
      killed += index_and_be_killed(archive, input, 1 + random() % all) ? 1 : 0;
    index_into(archive, {input});
    EXPECT_TRUE(posts_of(archive) == want) << "seed " << seed << ", round " << round;
    expect_sound(archive);
    EXPECT_EQ(total(archive, "이랑"), 200u);
    fs::remove_all(archive);
  }
  EXPECT_GT(killed, 0);
}

}  // namespace lasting_test
}  // namespace seogo
