// Generations: which one is in use, and which ones go.
#include "index/generation.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>

#include "index/database.h"
#include "index/guard.h"
#include "index/indexer.h"
#include "support/posts_in_memory.h"
#include "support/temp_folder.h"

namespace seogo::index {
namespace generation_test {

namespace fs = std::filesystem;
using test::change_of;
using test::PostsInMemory;
using test::TempFolder;

Result<void> build_with(const fs::path& folder, std::vector<Change> changes) {
  PostsInMemory posts(std::move(changes));
  const std::uint64_t counter = posts.size();
  return build(folder, "archive", counter, posts, {});
}

TEST(CurrentName, SaysThatThereIsNoIndex) {
  const TempFolder temp;
  for (const fs::path& folder : {temp.path(), temp / "none"}) {
    const Result<std::string> name = current_name(folder);
    ASSERT_FALSE(name);
    EXPECT_EQ(name.error().code, ErrorCode::no_index);
  }
}

TEST(CurrentName, RefusesAStubThatIsNotOurs) {
  const TempFolder temp;
  for (const char* stub :
       {"", "auto g0001", "auto ../../etc\n", "auto /tmp/x\n", "remote :1\n", "auto g0001x\n"}) {
    temp.write("XAPIANDB", stub);
    const Result<std::string> name = current_name(temp.path());
    ASSERT_FALSE(name) << stub;
    EXPECT_EQ(name.error().code, ErrorCode::damaged) << stub;
  }
}

TEST(ReadState, HasNothingWhereThereIsNoIndex) {
  const TempFolder temp;
  const auto state = read_state(temp / "index");
  ASSERT_TRUE(state);
  EXPECT_FALSE(state->has_value());
}

TEST(ReadState, TellsWhatWasBuilt) {
  const TempFolder temp;
  ASSERT_TRUE(build_with(temp / "index", {change_of(1, "하나", "글"), change_of(7, "둘", "글")}));
  const auto state = read_state(temp / "index");
  ASSERT_TRUE(state && state->has_value());
  EXPECT_EQ((*state)->archive_id, "archive");
  EXPECT_EQ((*state)->counter, 2u);
  EXPECT_EQ((*state)->posts, 2u);
  EXPECT_EQ((*state)->learnt_from, 2u);
}

TEST(ReadState, IsThereForAnEmptyArchiveToo) {
  const TempFolder temp;
  ASSERT_TRUE(build_with(temp / "index", {}));
  const auto state = read_state(temp / "index");
  ASSERT_TRUE(state && state->has_value());
  EXPECT_EQ((*state)->archive_id, "archive");
  EXPECT_EQ((*state)->posts, 0u);
}

TEST(ReadState, CallsAnIndexDamagedWhenItsFilesAreGoneOrBroken) {
  const TempFolder temp;
  ASSERT_TRUE(build_with(temp / "index", {change_of(1, "", "글")}));
  temp.write("index/g0001/iamglass", "nonsense");
  auto state = read_state(temp / "index");
  ASSERT_FALSE(state);
  EXPECT_EQ(state.error().code, ErrorCode::damaged) << state.error().message.en;
  fs::remove_all(temp / "index/g0001");
  state = read_state(temp / "index");
  ASSERT_FALSE(state);
  EXPECT_EQ(state.error().code, ErrorCode::damaged);
  ASSERT_TRUE(build_with(temp / "index", {change_of(1, "", "글")})) << "a build repairs it";
  EXPECT_TRUE(read_state(temp / "index"));
}

TEST(ReadState, NoticesAnotherVersion) {
  const TempFolder temp;
  ASSERT_TRUE(build_with(temp / "index", {change_of(1, "", "글")}));
  Xapian::WritableDatabase database((temp / "index/g0001").string());
  database.set_metadata("index_version", "999");
  database.commit();
  const auto state = read_state(temp / "index");
  ASSERT_FALSE(state);
  EXPECT_EQ(state.error().code, ErrorCode::index_version);
}

TEST(Build, MakesAFolderThatXapianOpens) {
  const TempFolder temp;
  ASSERT_TRUE(build_with(temp / "index", {change_of(1, "", "글")}));
  EXPECT_EQ(Xapian::Database((temp / "index").string()).get_doccount(), 1u);
}

TEST(Build, LeavesNothingBesideTheGenerationInUse) {
  const TempFolder temp;
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(build_with(temp / "index", {change_of(1, "", "글")}));
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(temp / "index")) names.push_back(entry.path().filename());
  std::ranges::sort(names);
  EXPECT_EQ(names, (std::vector<std::string>{"XAPIANDB", "g0003"}));
}

TEST(Build, KeepsAGenerationForAsLongAsItIsRead) {
  const TempFolder temp;
  ASSERT_TRUE(build_with(temp / "index", {change_of(1, "", "글")}));
  {
    const Result<Generation> reader = open_current(temp / "index");
    ASSERT_TRUE(reader);
    const Result<Xapian::Database> database = open_database(*reader);
    ASSERT_TRUE(database);
    ASSERT_TRUE(build_with(temp / "index", {change_of(1, "", "글"), change_of(2, "", "둘")}));
    EXPECT_EQ(*current_name(temp / "index"), "g0002");
    EXPECT_TRUE(fs::exists(temp / "index/g0001"));
    EXPECT_EQ(database->get_doccount(), 1u);
  }
  sweep(temp / "index");
  EXPECT_FALSE(fs::exists(temp / "index/g0001"));
}

TEST(Build, ThatIsStoppedLeavesWhatStoodBefore) {
  const TempFolder temp;
  ASSERT_TRUE(build_with(temp / "index", {change_of(1, "", "글")}));
  std::stop_source stop;
  PostsInMemory posts({change_of(1, "", "글"), change_of(2, "", "둘"), change_of(3, "", "셋")});
  IndexWriteOptions options;
  options.stop = stop.get_token();
  options.progress = [&](std::uint64_t) { stop.request_stop(); };
  const Result<void> done = build(temp / "index", "archive", 3, posts, options);
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, ErrorCode::stopped);
  EXPECT_EQ((*read_state(temp / "index"))->posts, 1u);
  EXPECT_FALSE(fs::exists(temp / "index/g0002"));
  EXPECT_FALSE(fs::exists(temp / "index/building"));
}

TEST(Sweep, RemovesWhatABrokenBuildLeft) {
  const TempFolder temp;
  ASSERT_TRUE(build_with(temp / "index", {change_of(1, "", "글")}));
  temp.write("index/g0002/in_use", "");
  temp.write("index/g0003/half", "");
  temp.write("index/building/000000/half", "");
  temp.write("index/XAPIANDB.new", "auto g00");
  temp.write("index/notes.txt", "somebody's");
  sweep(temp / "index");
  EXPECT_FALSE(fs::exists(temp / "index/g0002"));
  EXPECT_FALSE(fs::exists(temp / "index/g0003"));
  EXPECT_FALSE(fs::exists(temp / "index/building"));
  EXPECT_FALSE(fs::exists(temp / "index/XAPIANDB.new"));
  EXPECT_TRUE(fs::exists(temp / "index/notes.txt"));
  EXPECT_TRUE(read_state(temp / "index"));
}

TEST(OpenCurrent, WorksInAFolderThatMayNotBeWritten) {
  const TempFolder temp;
  ASSERT_TRUE(build_with(temp / "index", {change_of(1, "", "글")}));
  ::chmod((temp / "index/g0001").c_str(), 0555);
  ::chmod((temp / "index").c_str(), 0555);
  const Result<Generation> generation = open_current(temp / "index");
  ASSERT_TRUE(generation);
  EXPECT_TRUE(generation->lock.held());
  EXPECT_TRUE(open_database(*generation));
  ::chmod((temp / "index").c_str(), 0755);
  ::chmod((temp / "index/g0001").c_str(), 0755);
}

TEST(CatchUp, NeedsAnIndex) {
  const TempFolder temp;
  PostsInMemory none;
  const Result<void> done = catch_up(temp / "index", 1, none, {});
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, ErrorCode::no_index);
}

TEST(CatchUp, IsRefusedWhileAnotherWrites) {
  const TempFolder temp;
  ASSERT_TRUE(build_with(temp / "index", {change_of(1, "", "글")}));
  const Xapian::WritableDatabase other((temp / "index/g0001").string());
  PostsInMemory changes({change_of(2, "", "둘", 2)});
  const Result<void> done = catch_up(temp / "index", 2, changes, {});
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, ErrorCode::archive_locked);
}

}  // namespace generation_test
}  // namespace seogo::index
