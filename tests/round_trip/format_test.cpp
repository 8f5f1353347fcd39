// What docs/format.md promises: sqlite3 and zstd alone read every post and every picture of the sample.
#include <gmock/gmock.h>

#include <cstdlib>
#include <fstream>
#include <set>

#include "post/digest.h"
#include "seogo/archive.h"
#include "seogo/library.h"
#include "seogo/post_json.h"
#include "support/temp_folder.h"

namespace seogo {
namespace format_test {

using test::TempFolder;

bool run(const std::string& command) { return std::system(command.c_str()) == 0; }

std::vector<std::string> lines_of(const std::filesystem::path& file) {
  std::vector<std::string> lines;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

class FormatTest : public testing::Test {
 protected:
  void SetUp() override {
    IndexOptions options;
    options.paths = {test::project_file("data/sample").string()};
    WriteOptions write;
    write.jobs = 2;
    const auto indexed = index_paths(folder / "archive", options, write);
    ASSERT_TRUE(indexed) << indexed.error().message.en;
    posts = indexed->posts;
    ASSERT_GE(posts, 36U);
  }

  std::string sqlite(const std::string& sql, const std::string& output) const {
    return "cd '" + (folder / "archive").string() + "' && sqlite3 archive.sqlite \"" + sql + "\" > " + output;
  }

  TempFolder folder;
  std::uint64_t posts = 0;
};

TEST_F(FormatTest, EveryPostIsReadWithoutSeogo) {
  std::filesystem::create_directory(folder / "archive/out");
  ASSERT_TRUE(run(
      sqlite("SELECT writefile('out/' || key || '.json.zst', post) FROM posts WHERE state = 0", "sizes")));
  ASSERT_TRUE(run("cd '" + (folder / "archive").string() + "' && zstd -q -d --rm out/*.zst"));
  const auto archive = Archive::open(folder / "archive");
  ASSERT_TRUE(archive);
  std::size_t read = 0;
  for (const auto& file : std::filesystem::directory_iterator(folder / "archive/out")) {
    const auto post = post_from_json(test::read_file(file.path()));
    ASSERT_TRUE(post) << file.path();
    if (post->kind != Kind::protected_post) {
      EXPECT_FALSE(post->text.empty() && post->images.empty()) << post->id;
    }
    const auto found = archive->find(post->id);
    ASSERT_TRUE(found) << post->id;
    EXPECT_EQ(to_json(*found), to_json(*post));
    ++read;
  }
  EXPECT_EQ(read, posts);
}

TEST_F(FormatTest, EveryPictureIsReadWithoutSeogo) {
  ASSERT_TRUE(run(sqlite("SELECT sha256 FROM media ORDER BY 1", "pictures")));
  const std::vector<std::string> digests = lines_of(folder / "archive/pictures");
  EXPECT_FALSE(digests.empty());
  for (const std::string& digest : digests) {
    ASSERT_TRUE(is_sha256(digest));
    const auto file = folder / "archive/media" / digest.substr(0, 2) / digest.substr(2);
    EXPECT_EQ(sha256(test::read_file(file)), digest);
  }
  ASSERT_TRUE(
      run(sqlite("SELECT count(*) FROM post_media WHERE sha256 NOT IN (SELECT sha256 FROM media)", "lost")));
  EXPECT_THAT(lines_of(folder / "archive/lost"), testing::ElementsAre("0"));
}

TEST_F(FormatTest, EverySourceIsReadWithoutSeogo) {
  std::filesystem::create_directory(folder / "archive/out");
  ASSERT_TRUE(run(sqlite(
      "SELECT writefile('out/' || c.sha256 || '.zst', c.kept) FROM contents c WHERE c.blanked = 0", "n")));
  ASSERT_TRUE(run("cd '" + (folder / "archive").string() + "' && zstd -q -d --rm out/*.zst"));
  std::size_t read = 0;
  for (const auto& file : std::filesystem::directory_iterator(folder / "archive/out")) {
    EXPECT_EQ(sha256(test::read_file(file.path())), file.path().filename().string());
    ++read;
  }
  EXPECT_GE(read, posts);
}

}  // namespace format_test
}  // namespace seogo
