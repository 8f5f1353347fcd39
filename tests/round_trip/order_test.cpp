// The same sources give the same archive, whatever the order in which they come and the runs that bring them.
#include <gmock/gmock.h>

#include <algorithm>
#include <map>

#include "archive/post_reader.h"
#include "seogo/archive.h"
#include "seogo/library.h"
#include "support/temp_folder.h"

namespace seogo {
namespace order_test {

using test::TempFolder;

void index(const std::filesystem::path& archive, const std::vector<std::string>& paths, unsigned jobs) {
  IndexOptions options;
  options.paths = paths;
  WriteOptions write;
  write.jobs = jobs;
  const auto report = index_paths(archive, options, write);
  ASSERT_TRUE(report) << report.error().message.en;
  ASSERT_TRUE(report->conflicts.empty());
}

// Every post by its line of JSON, sorted: sequence numbers and internal keys aside.
std::vector<std::string> posts_of(const std::filesystem::path& archive) {
  archive::PostReader reader(archive, archive::PostReader::Order::held_by_key);
  std::vector<std::string> posts;
  for (archive::PostRow row; reader.next(row);) posts.push_back(row.json);
  std::ranges::sort(posts);
  return posts;
}

std::string sample(const char* part) {
  return test::project_file(std::string("data/sample/") + part).string();
}

TEST(Order, TheSampleIsTheSameArchiveInAnyOrder) {
  const TempFolder folder;
  index(folder / "whole", {test::project_file("data/sample").string()}, 1);
  const std::vector<std::string> want = posts_of(folder / "whole");
  ASSERT_GE(want.size(), 36U);
  std::vector<std::string> parts{sample("backup"), sample("badanote-1-1.zip"), sample("pages/skin-one"),
                                 sample("pages/skin-two")};
  std::ranges::sort(parts);
  int number = 0;
  do {
    // Every fourth of the 24 orders, the parts in runs of their own; all of them would take a minute.
    if (number++ % 4 != 0) continue;
    const std::filesystem::path archive = folder / ("apart" + std::to_string(number));
    for (const std::string& part : parts) index(archive, {part}, 2);
    EXPECT_EQ(posts_of(archive), want) << testing::PrintToString(parts);
  } while (std::ranges::next_permutation(parts).found);
  std::ranges::reverse(parts);
  index(folder / "together", parts, 4);
  EXPECT_EQ(posts_of(folder / "together"), want);
}

TEST(Order, DerivingAnewFromSourcesGivesTheSameArchive) {
  const TempFolder folder;
  index(folder / "archive", {test::project_file("data/sample").string()}, 2);
  const std::vector<std::string> want = posts_of(folder / "archive");
  ASSERT_TRUE(reindex(folder / "archive", true, {}));
  EXPECT_EQ(posts_of(folder / "archive"), want);
}

}  // namespace order_test
}  // namespace seogo
