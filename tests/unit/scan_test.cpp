// From paths to records: what is read, what is asked, what is told.
#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "post/digest.h"
#include "seogo/importer.h"
#include "support/heard.h"
#include "support/temp_folder.h"
#include "support/zip_bytes.h"

namespace seogo::importer {
namespace scan_test {

using test::backup_page;
using test::Heard;
using test::TempFolder;
using testing::ElementsAre;
using testing::IsEmpty;

const std::string tistory =
    "<html><head><meta name=\"x\" content=\"tistory_admin\"></head><body>글</body></html>";

Heard scanned(const std::vector<std::string>& paths, const ScanOptions& options = {}) {
  Heard heard;
  const Result<void> done = scan(paths, options, heard);
  EXPECT_TRUE(done.has_value());
  for (const Skip& skip : heard.skips)
    EXPECT_FALSE(skip.reason.en.empty() || skip.reason.ko.empty()) << skip.path;
  for (const Rejection& rejection : heard.rejections)
    EXPECT_FALSE(rejection.error.message.en.empty() || rejection.error.message.ko.empty()) << rejection.path;
  return heard;
}

std::vector<std::string> below(const Heard& heard, const TempFolder& folder) {
  return heard.paths(folder.path().string() + "/");
}

TEST(Scan, gives_each_backup_root_its_own_blog) {
  const TempFolder folder;
  for (const char* blog : {"sea-1-1", "hill-1-1", "town"})
    folder.write(std::string(blog) + "/3/3-글.html", backup_page(blog, "<p>글</p>"));
  folder.write("sea-1-1/3/img/img.png", "\x89PNG\r\n");
  folder.write("sea-1-1/style.css", "body {}");
  const Heard heard = scanned({folder.path().string()});
  ASSERT_THAT(below(heard, folder),
              ElementsAre("hill-1-1/3/3-글.html", "sea-1-1/3/3-글.html", "town/3/3-글.html"));
  EXPECT_EQ(heard.records[0].blog, "hill");
  EXPECT_EQ(heard.records[1].blog, "sea");
  EXPECT_EQ(heard.records[2].blog, "town");
  for (const Record& record : heard.records) {
    EXPECT_EQ(record.format, Format::tistory_backup);
    EXPECT_EQ(record.number, 3u);
    EXPECT_TRUE(record.blog_is_guess);
    EXPECT_EQ(record.container, "");
  }
  EXPECT_EQ(heard.records[1].folder, (folder / "sea-1-1/3").string());
  EXPECT_EQ(heard.records[1].root, folder.path().string());
  EXPECT_THAT(heard.pieces, IsEmpty());
  ASSERT_EQ(heard.skips.size(), 1u);
  EXPECT_EQ(heard.skips[0].taken_for, "style sheet");
}

TEST(Scan, knows_number_and_blog_of_a_post_folder_or_a_single_page) {
  const TempFolder folder;
  const std::string page = folder.write("sea-1-1/25/제목.html", backup_page("글", "<p>글</p>"));
  folder.write("sea-1-1/25/img.png", "\x89PNG\r\n");  // beside the page, as some have it
  for (const std::string& path :
       {page, (folder / "sea-1-1/25").string(), (folder / "sea-1-1/25/").string()}) {
    const Heard heard = scanned({path});
    ASSERT_EQ(heard.records.size(), 1u) << path;
    EXPECT_EQ(heard.records[0].number, 25u);
    EXPECT_EQ(heard.records[0].blog, "sea");
    EXPECT_THAT(heard.skips, IsEmpty());
  }
}

TEST(Scan, takes_the_blog_that_the_user_names) {
  const TempFolder folder;
  folder.write("sea-1-1/25/제목.html", backup_page("글", "<p>글</p>"));
  ScanOptions options;
  options.blog = "badanote";
  const Heard heard = scanned({folder.path().string()}, options);
  ASSERT_EQ(heard.records.size(), 1u);
  EXPECT_EQ(heard.records[0].blog, "badanote");
  EXPECT_FALSE(heard.records[0].blog_is_guess);
}

TEST(Scan, keeps_dumps_of_bare_bodies_apart_by_folder) {
  const TempFolder folder;
  folder.write("a/post_4.html", "<p data-ke-size=\"size16\">글</p>");
  folder.write("b/post_4.html", "<p>" + test::prose() + "</p>");
  const Heard heard = scanned({folder.path().string()});
  ASSERT_EQ(heard.records.size(), 2u);
  EXPECT_EQ(heard.records[0].blog, "a");
  EXPECT_EQ(heard.records[1].blog, "b");
  EXPECT_EQ(heard.records[1].number, 4u);
}

TEST(Scan, asks_before_opening_and_before_telling) {
  const TempFolder folder;
  const std::string page = folder.write("a.html", tistory);
  folder.write("b.zip", test::ZipBytes().add("1/a.html", backup_page("글", "글")).finish());
  folder.write("c.xml", "<?xml version=\"1.0\"?><rss version=\"2.0\">");
  folder.write("d.css", "body {}");

  const Heard open = scanned({folder.path().string()});
  EXPECT_EQ(open.asked.size(), 4u);
  EXPECT_EQ(open.asked[0].path, page);
  EXPECT_EQ(open.asked[0].size, tistory.size());
  EXPECT_NE(open.asked[0].modified_ns, 0);
  ASSERT_EQ(open.digests.size(), 3u);  // not for what is skipped
  EXPECT_EQ(open.digests[0].second, sha256(tistory));
  EXPECT_EQ(open.records.size(), 2u);
  EXPECT_EQ(open.rejections.size(), 1u);

  Heard known;
  known.knows_every_digest = true;
  EXPECT_TRUE(scan({folder.path().string()}, {}, known).has_value());
  EXPECT_THAT(known.records, IsEmpty());
  EXPECT_THAT(known.rejections, IsEmpty());

  Heard unchanged;
  unchanged.wants_nothing = true;
  EXPECT_TRUE(scan({folder.path().string()}, {}, unchanged).has_value());
  EXPECT_THAT(unchanged.digests, IsEmpty());
  EXPECT_THAT(unchanged.records, IsEmpty());
}

TEST(Scan, takes_a_folder_of_a_programmer) {
  const TempFolder folder;
  const std::string told =
      "서버를 옮긴 날의 기록이다. 설정은 아래에 적었다. 다음에는 더 빨리 옮길 수 있을 것 같다. 잊지 않으려고 "
      "남긴다.";
  for (int i = 0; i < 5; ++i)
    folder.write("code/" + std::to_string(i) + ".md",
                 "# 옮긴 기록\n\n" + told + "\n\n```\n" + std::string(20000, 'x') + "\n```\n");
  for (int i = 1; i < 5; ++i) folder.write("days/2024-05-0" + std::to_string(i) + "-a.md", "![](a.png)\n");
  folder.write("license/LICENSE.md", "# License\n\nPermission is hereby granted\n");
  const Heard heard = scanned({folder.path().string()});
  EXPECT_EQ(heard.records.size(), 9u);
  ASSERT_EQ(heard.skips.size(), 1u);
  EXPECT_NE(heard.skips[0].reason.en.find("name the file itself"), std::string::npos);
}

TEST(Scan, takes_texts_as_posts_when_named_or_in_good_company) {
  const TempFolder folder;
  for (int i = 0; i < 9; ++i) folder.write("good/" + std::to_string(i) + ".txt", test::prose());
  folder.write("good/short.txt", "짧은 글");
  folder.write("bad/a.txt", test::prose());
  const std::string license = folder.write("bad/LICENSE.txt", "Permission is hereby granted");
  folder.write("bad/page.html", "<html><body>hello</body></html>");
  const Heard heard = scanned({folder.path().string()});
  EXPECT_EQ(heard.records.size(), 10u);
  EXPECT_EQ(heard.skips.size(), 3u);
  EXPECT_EQ(heard.taken_for("bad/page.html"), "web page");

  const Heard named = scanned({license});
  ASSERT_EQ(named.records.size(), 1u);
  EXPECT_EQ(named.records[0].format, Format::text);
}

TEST(Scan, takes_a_text_that_is_named_beside_its_folder_once) {
  const TempFolder folder;
  const std::string license = folder.write("LICENSE.txt", "Permission is hereby granted");
  folder.write("a.html", tistory);
  const Heard heard = scanned({folder.path().string(), license, license, folder.path().string() + "/"});
  EXPECT_THAT(below(heard, folder), testing::UnorderedElementsAre("LICENSE.txt", "a.html"));
}

TEST(Scan, does_not_read_a_folder_twice_when_its_parent_was_named) {
  const TempFolder folder;
  folder.write("a/x.html", tistory);
  const Heard heard = scanned({(folder / "a").string(), folder.path().string()});
  EXPECT_EQ(heard.records.size(), 1u);
}

TEST(Scan, gives_a_record_for_each_line_of_json_lines) {
  const TempFolder folder;
  const std::string path = folder.write(
      "posts.jsonl",
      "\xEF\xBB\xBF{\"id\":\"a/1\",\"text\":\"하나\"}\r\n\n  \n{\"id\":\"a/2\",\"text\":\"둘\"}\nbroken");
  const Heard heard = scanned({path});
  ASSERT_THAT(heard.paths(path), ElementsAre("!/1", "!/4", "!/5"));
  EXPECT_EQ(heard.records[0].bytes, "{\"id\":\"a/1\",\"text\":\"하나\"}");
  EXPECT_EQ(heard.records[0].format, Format::jsonl);
  EXPECT_EQ(heard.records[0].container, path);
  EXPECT_EQ(heard.records[2].bytes, "broken");
}

TEST(Scan, refuses_an_overlong_line_and_goes_on) {
  const TempFolder folder;
  const std::string path = folder.write(
      "posts.jsonl", "{\"text\":\"" + std::string(33 * 1024 * 1024, 'x') + "\"}\n{\"text\":\"둘\"}\n");
  const Heard heard = scanned({path});
  EXPECT_THAT(heard.paths(path), ElementsAre("!/2"));
  ASSERT_NE(heard.rejection_of("posts.jsonl!/1"), nullptr);
}

TEST(Scan, refuses_a_page_above_32_mib) {
  const TempFolder folder;
  folder.write("a.html", "<p data-ke-size=\"size16\">" + std::string(33 * 1024 * 1024, 'x'));
  const Heard heard = scanned({folder.path().string()});
  EXPECT_THAT(heard.records, IsEmpty());
  ASSERT_NE(heard.rejection_of("a.html"), nullptr);
  EXPECT_EQ(heard.rejection_of("a.html")->error.code, ErrorCode::bad_input);
  EXPECT_EQ(heard.digests.size(), 1u);
}

TEST(Scan, fails_when_a_path_does_not_exist_before_anything_is_read) {
  const TempFolder folder;
  folder.write("a.html", tistory);
  for (const std::string& missing :
       {(folder / "none").string(), (folder / "a.html/x").string(), std::string()}) {
    Heard heard;
    const Result<void> done = scan({folder.path().string(), missing}, {}, heard);
    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error().code, ErrorCode::not_found);
    EXPECT_THAT(heard.asked, IsEmpty());
  }
}

TEST(Scan, of_nothing_tells_nothing) {
  const TempFolder folder;
  const Heard heard = scanned({folder.path().string()});
  EXPECT_THAT(heard.asked, IsEmpty());
  EXPECT_THAT(scanned({}).asked, IsEmpty());
  EXPECT_EQ(scanned({folder.write("empty.html", "")}).taken_for("empty.html"), "empty file");
}

TEST(Scan, never_reads_the_archive_itself) {
  const TempFolder folder;
  folder.write("archive/notes/a.html", tistory);
  ScanOptions options;
  options.not_below = folder / "archive";
  for (const char* path : {"", "archive", "archive/notes", "archive/notes/a.html"}) {
    const Heard heard = scanned({(folder / path).string()}, options);
    EXPECT_THAT(heard.records, IsEmpty()) << path;
    EXPECT_EQ(heard.skips.size(), 1u) << path;
  }
}

TEST(Scan, follows_a_link_that_was_named_itself_but_none_below_it) {
  const TempFolder folder;
  folder.write("real/a.html", tistory);
  std::filesystem::create_directory_symlink(folder / "real", folder / "link");
  std::filesystem::create_symlink(folder / "real/a.html", folder / "real/b.html");
  const Heard heard = scanned({(folder / "link").string()});
  EXPECT_THAT(below(heard, folder), ElementsAre("link/a.html"));
  EXPECT_EQ(heard.taken_for("b.html"), "symbolic link");
}

TEST(Scan, tells_a_file_that_may_not_be_read_and_goes_on) {
  if (geteuid() == 0) GTEST_SKIP() << "root may read everything";
  const TempFolder folder;
  chmod(folder.write("a.html", tistory).c_str(), 0);
  folder.write("b.html", tistory);
  const Heard heard = scanned({folder.path().string()});
  EXPECT_THAT(below(heard, folder), ElementsAre("b.html"));
  ASSERT_NE(heard.rejection_of("a.html"), nullptr);
  EXPECT_EQ(heard.rejection_of("a.html")->error.code, ErrorCode::io);
}

TEST(Scan, shows_names_of_old_disks_as_utf8_and_keeps_the_folder_as_it_is) {
  const TempFolder folder;
  const std::string cp949 = "\xB9\xB0\xB6\xA7";  // 물때
  folder.write(cp949 + "-1-1/3/a.html", backup_page("글", "<p>글</p>"));
  folder.write("style.css", "body {}");
  const Heard heard = scanned({folder.path().string()});
  ASSERT_THAT(below(heard, folder), ElementsAre("물때-1-1/3/a.html"));
  EXPECT_EQ(heard.records[0].blog, "물때");
  EXPECT_EQ(heard.records[0].folder, folder.path().string() + "/" + cp949 + "-1-1/3");
}

TEST(Scan, stops_without_an_error_when_asked_to) {
  const TempFolder folder;
  folder.write("a.html", tistory);
  std::stop_source stop;
  stop.request_stop();
  Heard heard;
  EXPECT_TRUE(scan({folder.path().string()}, {}, heard, stop.get_token()).has_value());
  EXPECT_THAT(heard.records, IsEmpty());
}

}  // namespace scan_test
}  // namespace seogo::importer
