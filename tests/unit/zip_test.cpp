// What comes out of a ZIP, and what does not get out of it.
#include <gmock/gmock.h>

#include <clocale>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

#include "seogo/date.h"
#include "seogo/importer.h"
#include "support/heard.h"
#include "support/temp_folder.h"
#include "support/zip_bytes.h"

namespace seogo::importer {
namespace zip_test {

using test::backup_page;
using test::Heard;
using test::ZipBytes;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Heard scanned(const std::string& bytes, const std::string& name = "badanote-1-1.zip") {
  const test::TempFolder folder;
  const std::string path = folder.write(name, bytes);
  Heard heard;
  EXPECT_TRUE(scan({path}, {}, heard).has_value());
  const std::string home = folder.path().string() + "/";
  for (Record& record : heard.records) {
    record.path.erase(0, home.size());
    record.container.erase(0, home.size());
  }
  for (Skip& skip : heard.skips) skip.path.erase(0, home.size());
  for (Rejection& rejection : heard.rejections) rejection.path.erase(0, home.size());
  return heard;
}

const std::string png = "\x89PNG\r\n\x1A\n rest of a picture";

TEST(Zip, of_a_backup_gives_media_first_then_posts_with_blog_and_number) {
  const Heard heard = scanned(ZipBytes()
                                  .add("12/", "")
                                  .add("12/12-제목.html", backup_page("제목", "<img src=\"./img/img.png\">"))
                                  .add("12/img/img.png", png)
                                  .add("12/file/표.txt", "첨부")
                                  .add("7/글.html", backup_page("글", "<p>글</p>"))
                                  .add("style.css", "body {}")
                                  .finish());
  EXPECT_THAT(heard.paths("badanote-1-1.zip!/"), ElementsAre("12/12-제목.html", "7/글.html"));
  ASSERT_EQ(heard.records.size(), 2u);
  const Record& record = heard.records[0];
  EXPECT_EQ(record.format, Format::tistory_backup);
  EXPECT_EQ(record.blog, "badanote");
  EXPECT_TRUE(record.blog_is_guess);
  EXPECT_EQ(record.number, 12u);
  EXPECT_EQ(record.folder, "12");
  EXPECT_EQ(record.container, "badanote-1-1.zip");
  EXPECT_NE(record.file_time, 0);
  ASSERT_EQ(heard.pieces.size(), 2u);
  EXPECT_EQ(heard.pieces[0].member, "12/img/img.png");
  EXPECT_EQ(heard.pieces[0].bytes, png);
  EXPECT_EQ(heard.pieces[1].member, "12/file/표.txt");
  EXPECT_THAT(heard.order[0], HasSubstr("media"));
  EXPECT_THAT(heard.order[3], HasSubstr("record"));
  ASSERT_EQ(heard.skips.size(), 1u);
  EXPECT_EQ(heard.skips[0].taken_for, "style sheet");
  EXPECT_THAT(heard.rejections, IsEmpty());
}

TEST(Zip, may_hold_several_blogs_pages_with_their_files_and_json_lines) {
  const Heard heard =
      scanned(ZipBytes()
                  .add("a-1-1/3/x.html", backup_page("하나", "<p>글</p>"))
                  .add("b-1-1/3/x.html", backup_page("둘", "<p>글</p>"))
                  .add("pages/13.html", "<html><head><meta name=\"x\" content=\"tistory_admin\"></head>")
                  .add("pages/13_files/a.png", png)
                  .add("pages/13_files/a.css", "body {}")
                  .add("photo.png", png)
                  .add("posts.jsonl", "{\"id\":\"a/1\",\"text\":\"글\"}\n\n{\"id\":\"a/2\",\"text\":\"글\"}")
                  .finish(),
              "all.zip");
  EXPECT_THAT(heard.paths("all.zip!/"), ElementsAre("a-1-1/3/x.html", "b-1-1/3/x.html", "pages/13.html",
                                                    "posts.jsonl!/1", "posts.jsonl!/3"));
  EXPECT_EQ(heard.records[0].blog, "a");
  EXPECT_EQ(heard.records[1].blog, "b");
  EXPECT_EQ(heard.records[2].blog, "");
  EXPECT_EQ(heard.pieces.size(), 3u);
  EXPECT_EQ(heard.skips.size(), 1u);  // photo.png belongs to no page by its place, yet is kept
  EXPECT_EQ(heard.taken_for("photo.png"), "picture");
}

TEST(Zip, reads_names_in_utf8_and_cp949_under_every_locale) {
  const std::string cp949 = "7/\xB9\xB0\xB6\xA7.html";  // 물때
  const std::string bytes = ZipBytes()
                                .add("8/물때.html", backup_page("가", "글"), {.utf8 = true})
                                .add(cp949, backup_page("나", "글"))
                                .add("9/물때.html", backup_page("다", "글"))
                                .finish();
  const std::string before = std::setlocale(LC_ALL, nullptr);
  for (const char* locale : {"C", "C.UTF-8"}) {
    ASSERT_NE(std::setlocale(LC_ALL, locale), nullptr);
    EXPECT_THAT(scanned(bytes).paths("badanote-1-1.zip!/"),
                ElementsAre("8/물때.html", "7/물때.html", "9/물때.html"))
        << locale;
  }
  std::setlocale(LC_ALL, before.c_str());
}

TEST(Zip, does_not_read_what_climbs_out_links_or_hides) {
  const std::string page = backup_page("글", "<p>글</p>");
  const Heard heard = scanned(ZipBytes()
                                  .add("../1/a.html", page)
                                  .add("/2/a.html", page)
                                  .add("C:/3/a.html", page)
                                  .add("x/../../4/a.html", page)
                                  .add("5/a.html", "/etc/passwd", {.symlink = true})
                                  .add("__MACOSX/6/a.html", page)
                                  .add("6/._a.html", page)
                                  .add("7/a.html", page)
                                  .finish());
  EXPECT_THAT(heard.paths("badanote-1-1.zip!/"), ElementsAre("7/a.html"));
  std::vector<std::string> told;
  for (const Skip& skip : heard.skips) told.push_back(skip.taken_for);
  EXPECT_THAT(told, ElementsAre("unsafe name", "unsafe name", "unsafe name", "unsafe name", "symbolic link",
                                "hidden file", "hidden file"));
  EXPECT_THAT(heard.rejections, IsEmpty());
}

TEST(Zip, that_unpacks_to_more_than_200_times_its_size_is_refused_unread) {
  const Heard heard =
      scanned(ZipBytes().add("1/a.html", backup_page("글", "글")).add_bomb("2/b.html").finish(), "bomb.zip");
  EXPECT_THAT(heard.records, IsEmpty());
  EXPECT_THAT(heard.pieces, IsEmpty());
  ASSERT_EQ(heard.rejections.size(), 1u);
  EXPECT_EQ(heard.rejections[0].path, "bomb.zip");
  EXPECT_EQ(heard.rejections[0].error.code, ErrorCode::bad_input);
  EXPECT_THAT(heard.rejections[0].error.message.en, HasSubstr("200"));
}

TEST(Zip, inside_a_zip_is_read_and_inside_that_one_no_more) {
  const std::string innermost = ZipBytes().add("3/a.html", backup_page("셋", "글")).finish();
  const std::string inner =
      ZipBytes().add("2/a.html", backup_page("둘", "글")).add("deep.zip", innermost).finish();
  const Heard heard =
      scanned(ZipBytes().add("1/a.html", backup_page("하나", "글")).add("in/other-1-1.zip", inner).finish());
  EXPECT_THAT(heard.paths("badanote-1-1.zip!/"), ElementsAre("1/a.html", "in/other-1-1.zip!/2/a.html"));
  EXPECT_EQ(heard.records[1].blog, "other");
  EXPECT_EQ(heard.records[1].container, "badanote-1-1.zip");
  EXPECT_EQ(heard.records[1].folder, "in/other-1-1.zip!/2");
  ASSERT_EQ(heard.rejections.size(), 1u);
  EXPECT_EQ(heard.rejections[0].path, "badanote-1-1.zip!/in/other-1-1.zip!/deep.zip");
}

TEST(Zip, inside_a_zip_is_held_to_the_same_bounds) {
  const std::string inner = ZipBytes().add_bomb("1/a.html").finish();
  const Heard heard =
      scanned(ZipBytes().add("in.zip", inner).add("2/a.html", backup_page("글", "글")).finish());
  EXPECT_THAT(heard.paths("badanote-1-1.zip!/"), ElementsAre("2/a.html"));
  ASSERT_EQ(heard.rejections.size(), 1u);
  EXPECT_EQ(heard.rejections[0].path, "badanote-1-1.zip!/in.zip");
}

TEST(Zip, with_locked_files_gives_the_others_and_one_word_about_the_locked) {
  const Heard heard = scanned(ZipBytes()
                                  .add("1/a.html", "xxxxxxxxxxxxxxxx", {.encrypted = true})
                                  .add("2/a.html", backup_page("글", "글"))
                                  .add("3/a.html", "xxxxxxxxxxxxxxxx", {.encrypted = true})
                                  .finish());
  EXPECT_THAT(heard.paths("badanote-1-1.zip!/"), ElementsAre("2/a.html"));
  ASSERT_EQ(heard.rejections.size(), 1u);
  EXPECT_THAT(heard.rejections[0].error.message.en, HasSubstr("2 files"));
  EXPECT_THAT(heard.rejections[0].error.message.ko, HasSubstr("암호"));
}

TEST(Zip, that_was_cut_off_gives_what_stands_before_the_cut) {
  const std::string whole = ZipBytes()
                                .add("1/a.html", backup_page("하나", "<p>글</p>"))
                                .add("2/a.html", backup_page("둘", "<p>글</p>"))
                                .finish();
  const Heard heard = scanned(whole.substr(0, whole.size() / 2));
  EXPECT_THAT(heard.paths("badanote-1-1.zip!/"), ElementsAre("1/a.html"));
  const Rejection* told = heard.rejection_of("badanote-1-1.zip");
  ASSERT_NE(told, nullptr);
  EXPECT_THAT(told->error.message.en, HasSubstr("damaged"));
}

TEST(Zip, survives_being_cut_anywhere) {
  const std::string whole =
      ZipBytes().add("1/a.html", backup_page("하나", "<p>글</p>")).add("1/img/img.png", png).finish();
  const Heard all = scanned(whole);
  ASSERT_EQ(all.records.size(), 1u);
  for (std::size_t size = 4; size < whole.size(); size += 7) {
    const Heard heard = scanned(whole.substr(0, size));
    EXPECT_LE(heard.records.size(), 1u);
    for (const Record& record : heard.records) EXPECT_EQ(record.bytes, all.records[0].bytes) << size;
  }
}

TEST(Zip, with_a_page_above_32_mib_refuses_that_page_alone) {
  const std::string large = "<p data-ke-size=\"size16\">" + std::string(33 * 1024 * 1024, 'x');
  const Heard heard =
      scanned(ZipBytes().add("1.html", large).add("2.html", "<p data-ke-size=\"size16\">글").finish());
  EXPECT_THAT(heard.paths("badanote-1-1.zip!/"), ElementsAre("2.html"));
  ASSERT_NE(heard.rejection_of("!/1.html"), nullptr);
}

// The clock of a wall in Korea (DOS time), wherever the archive is made; what the ZIP adds about the moment
// wins.
TEST(Zip, tells_times_alike_in_every_time_zone) {
  const std::string bytes = ZipBytes()
                                .add("1/a.html", backup_page("하나", "글"))
                                .add("2/a.html", backup_page("둘", "글"), {.moment = 1714814580})
                                .finish();
  const char* before = std::getenv("TZ");
  const std::string kept = before == nullptr ? "" : before;
  for (const char* zone : {"UTC", "Asia/Seoul", "America/New_York"}) {
    setenv("TZ", zone, 1);
    tzset();
    const Heard heard = scanned(bytes);
    ASSERT_EQ(heard.records.size(), 2u);
    EXPECT_EQ(to_string(date_from_unix(heard.records[0].file_time)), "2024-05-04T12:00:00+09:00") << zone;
    EXPECT_EQ(heard.records[1].file_time, 1714814580) << zone;
  }
  before == nullptr ? unsetenv("TZ") : setenv("TZ", kept.c_str(), 1);
  tzset();
}

TEST(Zip, that_is_empty_is_told_so) {
  const Heard heard = scanned(ZipBytes().finish());
  EXPECT_EQ(heard.taken_for(".zip"), "empty file");
  EXPECT_THAT(heard.rejections, IsEmpty());
}

TEST(Zip, holds_texts_to_the_rule_of_nine_tenths) {
  ZipBytes good;
  ZipBytes bad;
  for (int i = 0; i < 9; ++i) {
    good.add("t/" + std::to_string(i) + ".txt", test::prose());
    bad.add("t/" + std::to_string(i) + ".txt", i < 8 ? test::prose() : "license");
  }
  EXPECT_EQ(scanned(good.add("t/9.txt", "짧은 글").finish()).records.size(), 10u);
  const Heard heard = scanned(bad.add("t/9.txt", "readme").finish());
  EXPECT_THAT(heard.records, IsEmpty());
  EXPECT_EQ(heard.skips.size(), 10u);
}

}  // namespace zip_test
}  // namespace seogo::importer
