// Files that hold many posts, from the command's outside: XML backups, feeds, sitemaps, lists of the API.
#include <gmock/gmock.h>

#include <algorithm>

#include "post/digest.h"
#include "seogo/archive.h"
#include "seogo/library.h"
#include "support/temp_folder.h"
#include "support/zip_bytes.h"

namespace seogo {
namespace many_posts_test {

using test::TempFolder;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

IndexReport index(const TempFolder& folder, std::vector<std::string> paths) {
  IndexOptions options;
  options.paths = std::move(paths);
  const auto report = index_paths(folder / "archive", options, {});
  EXPECT_TRUE(report) << (report ? "" : report.error().message.en);
  return report ? *report : IndexReport{};
}

std::string golden(const char* name) { return test::read_file(test::project_file("tests/golden") / name); }

std::vector<std::string> missing_addresses(const Archive& archive) {
  std::vector<std::string> found;
  const auto missing = archive.missing();
  EXPECT_TRUE(missing);
  if (missing)
    for (const MissingPost& post : *missing) found.push_back(post.url);
  std::sort(found.begin(), found.end());
  return found;
}

TEST(ManyPosts, OfAnXmlBackupComeWithTheirFiles) {
  const TempFolder folder;
  const std::string path = folder.write("backup.xml", golden("ttxml/tattertools-1.1.xml"));
  EXPECT_EQ(index(folder, {path}).imported, 3U);
  const auto archive = Archive::open(folder / "archive");
  ASSERT_TRUE(archive);
  const auto post = archive->find("padosori/3");
  ASSERT_TRUE(post);
  ASSERT_EQ(post->images.size(), 1U);
  EXPECT_TRUE(is_sha256(post->images[0].media));
  EXPECT_TRUE(archive->media(post->images[0].media));
  EXPECT_EQ(post->images[0].width, 1U);
  EXPECT_TRUE(archive->find("padosori/물때-읽는-법"));
  EXPECT_EQ(archive->find("padosori/4")->visibility, Visibility::private_);
  const auto source = archive->source("padosori/3");
  ASSERT_TRUE(source);
  EXPECT_THAT(*source, Not(HasSubstr("192.0.2.")));
  EXPECT_THAT(*source, Not(HasSubstr("kept-nowhere")));
}

TEST(ManyPosts, OfAnXmlBackupInAZipComeWithTheirFiles) {
  const TempFolder folder;
  const std::string path = folder.write(
      "old.zip", test::ZipBytes().add("2012/b.xml", golden("ttxml/tattertools-1.1.xml")).finish());
  EXPECT_EQ(index(folder, {path}).imported, 3U);
  const auto archive = Archive::open(folder / "archive");
  ASSERT_TRUE(archive);
  EXPECT_TRUE(is_sha256(archive->find("padosori/3")->images.at(0).media));
}

TEST(ManyPosts, AreUnchangedTheSecondTime) {
  const TempFolder folder;
  const std::string backup = folder.write("in/backup.xml", golden("ttxml/tattertools-1.1.xml"));
  folder.write("in/feed.xml", golden("feed/tistory.xml"));
  folder.write("in/sitemap.xml", golden("feed/sitemap.xml"));
  folder.write("in/list.json", golden("openapi/post-list.json"));
  const std::string in = (folder / "in").string();
  const IndexReport first = index(folder, {in});
  EXPECT_EQ(first.imported, 6U);
  EXPECT_TRUE(first.rejected.empty());
  const IndexReport second = index(folder, {in});
  EXPECT_EQ(second.imported + second.updated + second.removed, 0U);
  EXPECT_EQ(second.unchanged, 6U);
}

TEST(ManyPosts, ThatSitemapsAndListsNameAreKnownUntilTheyAreHeld) {
  const TempFolder folder;
  const std::string sitemap = folder.write("sitemap.xml", golden("feed/sitemap.xml"));
  const std::string list = folder.write("list.json", golden("openapi/post-list.json"));
  EXPECT_EQ(index(folder, {sitemap, list}).imported, 0U);
  {
    const auto archive = Archive::open(folder / "archive");
    ASSERT_TRUE(archive);
    EXPECT_THAT(missing_addresses(*archive),
                ElementsAre("https://padosori.tistory.com/21", "https://padosori.tistory.com/22",
                            "https://padosori.tistory.com/30",
                            "https://padosori.tistory.com/entry/%EB%93%B1%EB%8C%80-%EC%A7%80%EA%B8%B0",
                            "https://padosori.tistory.com/notice/29"));
  }
  EXPECT_EQ(index(folder, {folder.write("feed.xml", golden("feed/tistory.xml"))}).imported, 3U);
  const auto archive = Archive::open(folder / "archive");
  ASSERT_TRUE(archive);
  EXPECT_THAT(missing_addresses(*archive),
              ElementsAre("https://padosori.tistory.com/21", "https://padosori.tistory.com/22"));
}

TEST(ManyPosts, MetInABackupAndAFeedAreOnePost) {
  const TempFolder folder;
  std::string feed = golden("feed/tistory.xml");
  for (std::size_t at = feed.find("com/31"); at != feed.npos; at = feed.find("com/31", at))
    feed.replace(at, 6, "com/3");
  index(folder, {folder.write("backup.xml", golden("ttxml/tattertools-1.1.xml"))});
  index(folder, {folder.write("feed.xml", feed)});
  const auto archive = Archive::open(folder / "archive");
  ASSERT_TRUE(archive);
  EXPECT_EQ(archive->stats()->posts, 5U);
}

}  // namespace many_posts_test
}  // namespace seogo
