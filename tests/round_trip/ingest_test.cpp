// Taking files in, from the command's outside: what is in the archive afterwards, and what a second run does.
#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <map>
#include <thread>

#include "archive/lock.h"
#include "archive/sqlite.h"
#include "seogo/archive.h"
#include "seogo/library.h"
#include "seogo/post_json.h"
#include "support/temp_folder.h"

namespace seogo {
namespace ingest_test {

using test::TempFolder;

std::string backup_page(const std::string& title, const std::string& body,
                        const std::string& date = "2024-05-04 18:23:00") {
  return "<!doctype html><html lang=\"ko\"><head><meta charset=\"utf-8\"><title>" + title +
         "</title><link rel=\"stylesheet\" href=\"../style.css\"></head><body id=\"tt-body-page\"><div "
         "id=\"wrap\" "
         "class=\"wrap-right\"><div id=\"container\"><main class=\"main\"><div class=\"area-main\"><div "
         "class=\"area-view\"><div class=\"article-header\"><div class=\"inner-article-header\"><div "
         "class=\"box-meta\">"
         "<h2 class=\"title-article\">" +
         title + "</h2><div class=\"box-info\"><p class=\"category\">일상/요리</p><p class=\"date\">" + date +
         "</p></div></div></div></div><hr><div class=\"article-view\"><div class=\"contents_style\">" + body +
         "</div><br><div class=\"tags\">#기록</div></div></div></div></main></div></div></body></html>";
}

std::string paragraphs(const std::string& about) {
  std::string html;
  for (const char* rest : {" 처음 만난 날을 적어 둔다.", " 천천히 살펴보니 생각보다 쓸 만했다.",
                           " 다음에는 더 오래 써 볼 생각이다."})
    html += "<p>" + about + rest + "</p>";
  return html;
}

IndexOptions options_for(std::vector<std::string> paths) {
  IndexOptions options;
  options.paths = std::move(paths);
  return options;
}

WriteOptions two_jobs() {
  WriteOptions write;
  write.jobs = 2;
  return write;
}

IndexReport index(const TempFolder& folder, std::vector<std::string> paths, const char* archive = "archive") {
  const auto report = index_paths(folder / archive, options_for(std::move(paths)), two_jobs());
  EXPECT_TRUE(report) << (report ? "" : report.error().message.en);
  return report ? *report : IndexReport{};
}

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

void write_backup(const TempFolder& folder, const std::string& root, const std::string& about) {
  folder.write(root + "/style.css", "body {}");
  for (int number = 1; number <= 3; ++number) {
    const std::string title = about + " " + std::to_string(number) + "번째";
    folder.write(root + "/" + std::to_string(number) + "/" + std::to_string(number) + ".html",
                 backup_page(title, paragraphs(title)));
  }
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
