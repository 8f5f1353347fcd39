// Taking files in, from the command's outside: what is in the archive afterwards, and what a second run does.
#include <gmock/gmock.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "seogo/archive.h"
#include "seogo/library.h"
#include "seogo/post_json.h"
#include "support/library_calls.h"
#include "support/small_backup.h"
#include "support/temp_folder.h"

namespace seogo {
namespace ingest_test {

using test::TempFolder;
using test::two_jobs;
using test::small_backup::backup_page;
using test::small_backup::index;
using test::small_backup::options_for;
using test::small_backup::paragraphs;
using test::small_backup::write_backup;

// What is held, in words that do not depend on when it came.
std::map<std::string, std::string> contents(const std::filesystem::path& folder,
                                            const std::vector<std::string>& ids) {
  std::map<std::string, std::string> posts;
  auto archive = Archive::open(folder);
  if (!archive) return posts;
  for (const std::string& id : ids)
    if (auto post = archive->find(id)) posts[id] = to_json(*post);
  return posts;
}

TEST(Index, ThreeBackupsInOneFolderAreThreeBlogs) {
  const TempFolder folder;
  write_backup(folder, "in/garden-1-1", "텃밭");
  write_backup(folder, "in/kitchen-1-1", "부엌");
  write_backup(folder, "in/workshop-1-1", "공방");
  const IndexReport report = index(folder, {(folder / "in").string()});
  EXPECT_EQ(report.imported, 9U);
  EXPECT_TRUE(report.conflicts.empty());
  EXPECT_TRUE(report.made_archive);
  EXPECT_EQ(report.unknown_visibility, 9U);

  const auto archive = Archive::open(folder / "archive");
  ASSERT_TRUE(archive);
  const auto blogs = archive->blogs();
  ASSERT_TRUE(blogs);
  std::vector<std::string> names;
  for (const BlogSummary& blog : *blogs) {
    names.push_back(blog.name);
    EXPECT_EQ(blog.posts, 3U) << blog.name;
    EXPECT_TRUE(blog.is_guess) << blog.name;
  }
  EXPECT_THAT(names, testing::ElementsAre("garden", "kitchen", "workshop"));
}

TEST(Index, ThreeDaysWithTheSameWordsAreThreePosts) {
  const TempFolder folder;
  folder.write("days.jsonl",
               "{\"title\":\"월요일\",\"published\":\"2024-05-06\",\"text\":\"오늘도 무사히.\"}\n"
               "{\"title\":\"화요일\",\"published\":\"2024-05-07\",\"text\":\"오늘도 무사히.\"}\n"
               "{\"title\":\"수요일\",\"published\":\"2024-05-08\",\"text\":\"오늘도 무사히.\"}\n");
  folder.write("again.jsonl",
               "{\"title\":\"수요일\",\"published\":\"2024-05-08\",\"text\":\"오늘도 무사히. 내일도.\"}\n");
  const IndexReport days = index(folder, {(folder / "days.jsonl").string()});
  EXPECT_EQ(days.imported, 3U);
  EXPECT_TRUE(days.joined.empty());
  const IndexReport again = index(folder, {(folder / "again.jsonl").string()});
  EXPECT_EQ(again.posts, 3U);
  EXPECT_EQ(again.joined.size(), 1U) << "the report says that one was told again";
}

// A backup does not tell who may read; a sitemap names what everybody may, whichever of the two comes first.
TEST(Index, ASitemapOrAFeedSettlesWhoMayReadAPost) {
  const TempFolder folder;
  write_backup(folder, "in/garden-1-1", "텃밭");
  folder.write("sitemap.xml",
               "<?xml version=\"1.0\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
               "<url><loc>https://garden.tistory.com/1</loc></url>"
               "<url><loc>https://garden.tistory.com/m/2</loc></url></urlset>");
  const std::string in = (folder / "in").string();
  const std::string sitemap = (folder / "sitemap.xml").string();
  index(folder, {in}, "backup-first");
  EXPECT_EQ(index(folder, {sitemap}, "backup-first").unknown_visibility, 1U);
  index(folder, {sitemap}, "sitemap-first");
  EXPECT_EQ(index(folder, {in}, "sitemap-first").unknown_visibility, 1U);
  for (const char* name : {"backup-first", "sitemap-first"}) {
    const auto archive = Archive::open(folder / name);
    ASSERT_TRUE(archive);
    EXPECT_EQ(archive->find("garden/1")->visibility, Visibility::public_) << name;
    EXPECT_EQ(archive->find("garden/2")->visibility, Visibility::public_) << name;
    EXPECT_EQ(archive->find("garden/3")->visibility, Visibility::unknown) << name;
  }
  folder.write(
      "feed.xml",
      "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><link>https://garden.tistory.com</link><item>"
      "<title>텃밭 3번째</title><link>https://garden.tistory.com/3</link>"
      "<description>줄임</description></item></channel></rss>");
  EXPECT_EQ(index(folder, {(folder / "feed.xml").string()}, "backup-first").unknown_visibility, 0U);
}

TEST(Index, ASecondRunFindsEverythingUnchanged) {
  const TempFolder folder;
  write_backup(folder, "in/garden-1-1", "텃밭");
  index(folder, {(folder / "in").string()});
  const auto before = Archive::open(folder / "archive")->state();
  const IndexReport again = index(folder, {(folder / "in").string()});
  EXPECT_EQ(again.imported, 0U);
  EXPECT_EQ(again.updated, 0U);
  EXPECT_EQ(again.unchanged, 3U);
  EXPECT_EQ(again.posts, 3U);
  EXPECT_FALSE(again.made_archive);
  EXPECT_EQ(Archive::open(folder / "archive")->state()->counter, before->counter);
}

TEST(Index, ATouchedFileIsKnownByItsDigestAndAChangedOneUpdates) {
  const TempFolder folder;
  write_backup(folder, "in/garden-1-1", "텃밭");
  index(folder, {(folder / "in").string()});
  const auto file = folder / "in/garden-1-1/2/2.html";
  std::filesystem::last_write_time(file, std::filesystem::last_write_time(file) + std::chrono::seconds(5));
  EXPECT_EQ(index(folder, {(folder / "in").string()}).unchanged, 3U);

  folder.write("in/garden-1-1/2/2.html",
               backup_page("텃밭 2번째", paragraphs("텃밭 2번째") + "<p>나중에 덧붙인 문단이다.</p>"));
  std::filesystem::last_write_time(file, std::filesystem::last_write_time(file) + std::chrono::seconds(10));
  const IndexReport changed = index(folder, {(folder / "in").string()});
  EXPECT_EQ(changed.updated, 1U);
  EXPECT_EQ(changed.unchanged, 2U);
  const auto post = Archive::open(folder / "archive")->find("garden/2");
  ASSERT_TRUE(post);
  EXPECT_THAT(post->text, testing::HasSubstr("덧붙인"));
  EXPECT_EQ(post->versions, 2U);
}

TEST(Index, TheOrderOfInputsDoesNotMatter) {
  const TempFolder folder;
  write_backup(folder, "a/garden-1-1", "텃밭");
  write_backup(folder, "b/garden-1-1", "텃밭");
  folder.write("b/garden-1-1/2/2.html",
               backup_page("텃밭 2번째", paragraphs("텃밭 2번째") + "<p>나중에 덧붙인 문단이다.</p>"));
  folder.write("b/garden-1-1/3/3.html", backup_page("전혀 다른 이야기",
                                                    "<p>이 글은 남의 블로그에서 온 글로 보인다. "
                                                    "번호만 같고 제목도 본문도 다르다.</p>"));
  const std::string a = (folder / "a").string();
  const std::string b = (folder / "b").string();
  for (const char* name : {"a/garden-1-1/3/3.html", "b/garden-1-1/3/3.html", "a/garden-1-1/2/2.html"})
    std::filesystem::last_write_time(folder / name,
                                     std::filesystem::file_time_type(std::chrono::hours(24 * 365)));
  const IndexReport forward = index(folder, {a, b}, "forward");
  const IndexReport backward = index(folder, {b, a}, "backward");
  index(folder, {b}, "apart");
  const IndexReport apart = index(folder, {a}, "apart");
  EXPECT_THAT(forward.conflicts, testing::ElementsAre("garden/3"));
  EXPECT_EQ(forward.conflicts, backward.conflicts);
  EXPECT_EQ(forward.conflicts, apart.conflicts);
  EXPECT_EQ(forward.posts, 4U);
  const std::vector<std::string> ids{"garden/1", "garden/2", "garden/3"};
  const auto held = contents(folder / "forward", ids);
  EXPECT_EQ(held.size(), 3U);
  EXPECT_EQ(held, contents(folder / "backward", ids));
  EXPECT_EQ(held, contents(folder / "apart", ids));
}

TEST(Index, ARefusedFileIsListedOnceAndCountedThen) {
  const TempFolder folder;
  write_backup(folder, "in/garden-1-1", "텃밭");
  folder.write("in/broken.zip", std::string("PK\x03\x04", 4) + "이것은 압축 파일이 아니다");
  const IndexReport first = index(folder, {(folder / "in").string()});
  ASSERT_EQ(first.rejected.size(), 1U);
  EXPECT_THAT(first.rejected[0].path, testing::EndsWith("broken.zip"));
  EXPECT_FALSE(first.rejected[0].error.message.ko.empty());
  const IndexReport second = index(folder, {(folder / "in").string()});
  EXPECT_TRUE(second.rejected.empty());
  EXPECT_EQ(second.rejected_before, 1U);
  std::filesystem::rename(folder / "in/broken.zip", folder / "in/other.zip");
  EXPECT_EQ(index(folder, {(folder / "in").string()}).rejected_before, 1U);
}

TEST(Remove, APostStaysOutWhenItsSourceComesAgain) {
  const TempFolder folder;
  write_backup(folder, "in/garden-1-1", "텃밭");
  index(folder, {(folder / "in").string()});
  const auto none = remove_posts(folder / "archive", {"garden/1", "garden/77"}, two_jobs());
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().code, ErrorCode::not_found);
  EXPECT_TRUE(Archive::open(folder / "archive")->find("garden/1"));

  const auto removed = remove_posts(folder / "archive", {"garden/1"}, two_jobs());
  ASSERT_TRUE(removed) << removed.error().message.en;
  EXPECT_EQ(*removed, 1U);
  EXPECT_FALSE(Archive::open(folder / "archive")->find("garden/1"));
  write_backup(folder, "again/garden-1-1", "텃밭");
  const IndexReport again = index(folder, {(folder / "again").string()});
  EXPECT_EQ(again.imported, 0U);
  EXPECT_EQ(again.posts, 2U);
  EXPECT_FALSE(Archive::open(folder / "archive")->find("garden/1"));
}

TEST(RenameBlog, MovesPostsOfNowAndLaterAndKeepsOldIds) {
  const TempFolder folder;
  write_backup(folder, "in/garden-1-1", "텃밭");
  index(folder, {(folder / "in").string()});
  const auto renamed = rename_blog(folder / "archive", "garden", "sunny-garden", two_jobs());
  ASSERT_TRUE(renamed) << renamed.error().message.en;
  folder.write("in/garden-1-1/4/4.html", backup_page("넷", paragraphs("네 번째 이야기")));
  EXPECT_EQ(index(folder, {(folder / "in").string()}).posts, 4U);
  const auto archive = Archive::open(folder / "archive");
  const auto old = archive->find("garden/2");
  ASSERT_TRUE(old);
  EXPECT_EQ(old->id, "sunny-garden/2");
  EXPECT_TRUE(archive->find("sunny-garden/4"));
  EXPECT_EQ(archive->blogs()->size(), 1U);
  EXPECT_FALSE(rename_blog(folder / "archive", "nobody", "somebody", two_jobs()));
  EXPECT_FALSE(rename_blog(folder / "archive", "sunny-garden", "a/b", two_jobs()));

  ASSERT_TRUE(rename_blog(folder / "archive", "sunny-garden", "garden", two_jobs())) << "and back again";
  EXPECT_EQ(archive->find("sunny-garden/2")->id, "garden/2");
  EXPECT_EQ(archive->find("garden/2")->id, "garden/2");
  EXPECT_EQ(archive->stats()->posts, 4U);
}

TEST(Prune, HidesWhatIsGoneButNotMoreThanATenth) {
  const TempFolder folder;
  folder.write("in/garden-1-1/style.css", "body {}");
  for (int number = 1; number <= 20; ++number) {
    const std::string title = std::to_string(number) + "번 밭";
    folder.write("in/garden-1-1/" + std::to_string(number) + "/x.html",
                 backup_page(title, paragraphs(title)));
  }
  index(folder, {(folder / "in").string()});
  std::filesystem::remove_all(folder / "in/garden-1-1/7");
  EXPECT_EQ(index(folder, {(folder / "in").string()}).removed, 0U) << "nothing goes unasked";
  IndexOptions options = options_for({(folder / "in").string()});
  options.prune = true;
  const auto pruned = index_paths(folder / "archive", options, two_jobs());
  ASSERT_TRUE(pruned) << pruned.error().message.en;
  EXPECT_EQ(pruned->removed, 1U);
  EXPECT_EQ(pruned->posts, 19U);
  EXPECT_FALSE(Archive::open(folder / "archive")->find("garden/7"));

  for (const char* gone : {"1", "2", "3"}) std::filesystem::remove_all(folder / "in/garden-1-1" / gone);
  const auto refused = index_paths(folder / "archive", options, two_jobs());
  ASSERT_FALSE(refused);
  EXPECT_TRUE(Archive::open(folder / "archive")->find("garden/1"));
}

TEST(Reindex, FromSourcesGivesTheSamePosts) {
  const TempFolder folder;
  write_backup(folder, "in/garden-1-1", "텃밭");
  index(folder, {(folder / "in").string()});
  const std::vector<std::string> ids{"garden/1", "garden/2", "garden/3"};
  const auto before = contents(folder / "archive", ids);
  const auto counter = Archive::open(folder / "archive")->state()->counter;
  const auto posts = reindex(folder / "archive", true, two_jobs());
  ASSERT_TRUE(posts) << posts.error().message.en;
  EXPECT_EQ(*posts, 3U);
  EXPECT_EQ(contents(folder / "archive", ids), before);
  EXPECT_EQ(Archive::open(folder / "archive")->state()->counter, counter)
      << "nothing changed, so no number was used";
}

}  // namespace ingest_test
}  // namespace seogo
