// Which files lie below a folder, and which are left alone.
#include "importer/disk/walk.h"

#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "support/temp_folder.h"

namespace seogo::importer {
namespace walk_test {

using testing::ElementsAre;
using testing::IsEmpty;

class Steps : public WalkVisitor {
 public:
  explicit Steps(std::string root) : root_(std::move(root)) {}
  std::vector<std::string> files;
  std::vector<std::string> skips;  // "taken for: path"
  std::vector<std::string> rejections;

  void file(const Folder& folder, const FolderEntry& entry) override {
    files.push_back(below(joined(folder.path, entry.name)));
  }
  void skipped(Skip skip) override {
    EXPECT_FALSE(skip.reason.en.empty() || skip.reason.ko.empty()) << skip.path;
    skips.push_back(skip.taken_for + ": " + below(skip.path));
  }
  void rejected(Rejection rejection) override { rejections.push_back(below(rejection.path)); }

 private:
  std::string below(const std::string& path) const {
    return path == root_ ? "" : std::filesystem::path(path).lexically_relative(root_).string();
  }
  std::string root_;
};

Steps walked(const test::TempFolder& folder, const std::filesystem::path& not_below = {}) {
  Steps steps(folder.path().string());
  const Result<void> done = walk(folder.path().string(), not_below, steps, {});
  EXPECT_TRUE(done.has_value());
  return steps;
}

TEST(Walk, goes_in_the_bytewise_order_of_the_paths) {
  const test::TempFolder folder;
  for (const char* name : {"b.txt", "a/z", "a.txt", "a-b", "a/b/c", "가.txt", "B"}) folder.write(name, "x");
  EXPECT_THAT(walked(folder).files, ElementsAre("B", "a-b", "a.txt", "a/b/c", "a/z", "b.txt", "가.txt"));
}

TEST(Walk, finds_nothing_in_an_empty_folder) {
  const test::TempFolder folder;
  const Steps steps = walked(folder);
  EXPECT_THAT(steps.files, IsEmpty());
  EXPECT_THAT(steps.skips, IsEmpty());
}

TEST(Walk, follows_no_symbolic_links_and_says_so) {
  const test::TempFolder outside;
  outside.write("secret.txt", "x");
  const test::TempFolder folder;
  folder.write("a.txt", "x");
  std::filesystem::create_directory_symlink(outside.path(), folder / "link");
  std::filesystem::create_symlink(outside / "secret.txt", folder / "secret.txt");
  std::filesystem::create_directory_symlink(folder.path(), folder / "loop");
  const Steps steps = walked(folder);
  EXPECT_THAT(steps.files, ElementsAre("a.txt"));
  EXPECT_THAT(steps.skips,
              ElementsAre("symbolic link: link", "symbolic link: loop", "symbolic link: secret.txt"));
}

TEST(Walk, passes_over_hidden_things_pipes_and_archives) {
  const test::TempFolder folder;
  folder.write(".git/config", "x");
  folder.write(".DS_Store", "x");
  folder.write("own/a.txt", "x");
  folder.write("other/archive.sqlite", "x");
  folder.write("other/media/ab/cdef", "x");
  ASSERT_EQ(mkfifo((folder / "pipe").c_str(), 0600), 0);
  const Steps steps = walked(folder, folder / "own");
  EXPECT_THAT(steps.files, IsEmpty());
  EXPECT_THAT(steps.skips, ElementsAre("hidden file: .DS_Store", "hidden folder: .git", "archive: other",
                                       "archive: own", "device: pipe"));
}

TEST(Walk, leaves_the_media_of_posts_and_saved_pages_to_them) {
  const test::TempFolder folder;
  for (const char* name : {"blog/12/12.html", "blog/12/img/img.png", "blog/12/file/a.pdf",
                           "blog/12/other/b.txt", "saved/13.html", "saved/13_files/a.css",
                           "saved/14_files/b.css", "two/15/a.html", "two/15/b.html", "two/15/img/img.png"})
    folder.write(name, "x");
  EXPECT_THAT(walked(folder).files,
              ElementsAre("blog/12/12.html", "blog/12/other/b.txt", "saved/13.html", "saved/14_files/b.css",
                          "two/15/a.html", "two/15/b.html", "two/15/img/img.png"));
}

TEST(Walk, knows_a_post_folder_that_is_named_by_a_dot) {
  const test::TempFolder folder;
  folder.write("12/12.html", "x");
  folder.write("12/img/img.png", "x");
  const auto before = std::filesystem::current_path();
  std::filesystem::current_path(folder / "12");
  Steps steps(".");
  EXPECT_TRUE(walk(".", {}, steps, {}).has_value());
  std::filesystem::current_path(before);
  EXPECT_THAT(steps.files, ElementsAre("12.html"));
}

TEST(Walk, tells_a_folder_that_may_not_be_read_and_goes_on) {
  if (geteuid() == 0) GTEST_SKIP() << "root may read everything";
  const test::TempFolder folder;
  folder.write("a/x.txt", "x");
  folder.write("b.txt", "x");
  chmod((folder / "a").c_str(), 0);
  const Steps steps = walked(folder);
  chmod((folder / "a").c_str(), 0700);
  EXPECT_THAT(steps.rejections, ElementsAre("a"));
  EXPECT_THAT(steps.files, ElementsAre("b.txt"));
}

TEST(Walk, stops_when_asked_to) {
  const test::TempFolder folder;
  folder.write("a.txt", "x");
  std::stop_source stop;
  stop.request_stop();
  Steps steps(folder.path().string());
  EXPECT_TRUE(walk(folder.path().string(), {}, steps, stop.get_token()).has_value());
  EXPECT_THAT(steps.files, IsEmpty());
}

TEST(Walk, stays_above_a_depth_of_two_hundred) {
  const test::TempFolder folder;
  std::string deep;
  for (int i = 0; i < 250; ++i) deep += "d/";
  folder.write(deep + "a.txt", "x");
  const Steps steps = walked(folder);
  EXPECT_THAT(steps.files, IsEmpty());
  ASSERT_EQ(steps.skips.size(), 1u);
  EXPECT_THAT(steps.skips[0], testing::StartsWith("deep folder: "));
}

}  // namespace walk_test
}  // namespace seogo::importer
