// What comes out of a tar, and of files that zstd, bzip2 or xz packed; bundles in bundles.
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "archive/compress.h"
#include "seogo/importer.h"
#include "support/gzip_bytes.h"
#include "support/heard.h"
#include "support/tar_bytes.h"
#include "support/temp_folder.h"
#include "support/zip_bytes.h"

namespace seogo::importer {
namespace tar_test {

using archive::compress;
using test::backup_page;
using test::gzip_bytes;
using test::Heard;
using test::TarBytes;
using test::ZipBytes;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using namespace std::string_literals;

Heard scanned(const std::string& bytes, const std::string& name) {
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
  for (Rejection& rejection : heard.rejections) {
    rejection.path.erase(0, home.size());
    EXPECT_FALSE(rejection.error.message.en.empty() || rejection.error.message.ko.empty()) << rejection.path;
  }
  return heard;
}

const std::string png = "\x89PNG\r\n\x1A\n rest of a picture";

std::string backup() {
  return TarBytes()
      .add_folder("./12/")
      .add("./12/12-제목.html", backup_page("제목", "<img src=\"./img/img.png\">"))
      .add("./12/img/img.png", png)
      .add("./7/글.html", backup_page("글", "<p>글</p>"))
      .add("./style.css", "body {}")
      .finish();
}

TEST(Tar, of_a_backup_is_read_as_a_zip_of_it_however_it_is_packed) {
  struct Row {
    std::string name, bytes;
  };
  for (const Row& row :
       {Row{"badanote-1-1.tar", backup()}, Row{"badanote-1-1.tar.gz", gzip_bytes(backup())},
        Row{"badanote-1-1.tgz", gzip_bytes(backup())}, Row{"badanote-1-1.tar.zst", compress(backup())}}) {
    const Heard heard = scanned(row.bytes, row.name);
    EXPECT_THAT(heard.paths(row.name + "!/"), ElementsAre("12/12-제목.html", "7/글.html")) << row.name;
    ASSERT_EQ(heard.records.size(), 2u) << row.name;
    EXPECT_EQ(heard.records[0].format, Format::tistory_backup);
    EXPECT_EQ(heard.records[0].blog, "badanote") << row.name;
    EXPECT_EQ(heard.records[0].number, 12u);
    EXPECT_EQ(heard.records[0].folder, "12");
    EXPECT_EQ(heard.records[0].container, row.name);
    EXPECT_EQ(heard.records[0].file_time, 1714814580);
    ASSERT_EQ(heard.pieces.size(), 1u) << row.name;
    EXPECT_EQ(heard.pieces[0].member, "12/img/img.png");
    EXPECT_EQ(heard.pieces[0].bytes, png);
    EXPECT_THAT(heard.order[0], HasSubstr("media"));
    EXPECT_EQ(heard.taken_for("style.css"), "style sheet");
    EXPECT_THAT(heard.rejections, IsEmpty()) << row.name;
  }
}

TEST(Tar, lets_nothing_out_and_follows_no_link) {
  const Heard heard = scanned(TarBytes()
                                  .add("../evil.html", backup_page("악", "글"))
                                  .add("/etc/evil.html", backup_page("악", "글"))
                                  .add_link("link.html", "/etc/passwd")
                                  .add_pipe("pipe.html")
                                  .add(".hidden.html", backup_page("숨", "글"))
                                  .add("3/a.html", backup_page("글", "글"))
                                  .finish(),
                              "a.tar");
  EXPECT_THAT(heard.paths("a.tar!/"), ElementsAre("3/a.html"));
  EXPECT_EQ(heard.taken_for("evil.html"), "unsafe name");
  EXPECT_EQ(heard.taken_for("link.html"), "symbolic link");
  EXPECT_EQ(heard.taken_for("pipe.html"), "device");
  EXPECT_EQ(heard.taken_for(".hidden.html"), "hidden file");
}

TEST(Tar, in_other_bundles_is_read_once_and_no_deeper) {
  const std::string page = backup_page("글", "<img src=\"img/a.png\">");
  const std::string tar = TarBytes().add("2/a.html", page).add("2/img/a.png", png).finish();
  const std::string zip = ZipBytes().add("3/a.html", page).finish();
  const Heard in_zip =
      scanned(ZipBytes().add("1/a.html", page).add("in/sea-1-1.tar.gz", gzip_bytes(tar)).finish(), "all.zip");
  EXPECT_THAT(in_zip.paths("all.zip!/"), ElementsAre("1/a.html", "in/sea-1-1.tar.gz!/2/a.html"));
  EXPECT_EQ(in_zip.records[1].blog, "sea");
  EXPECT_EQ(in_zip.records[1].container, "all.zip");
  EXPECT_EQ(in_zip.records[1].folder, "in/sea-1-1.tar.gz!/2");
  ASSERT_EQ(in_zip.pieces.size(), 1u);
  EXPECT_EQ(in_zip.pieces[0].member, "in/sea-1-1.tar.gz!/2/img/a.png");
  EXPECT_EQ(in_zip.pieces[0].container.substr(in_zip.pieces[0].container.rfind('/') + 1), "all.zip");

  const Heard zip_in_tar = scanned(compress(TarBytes().add("in.zip", zip).finish()), "all.tar.zst");
  EXPECT_THAT(zip_in_tar.paths("all.tar.zst!/"), ElementsAre("in.zip!/3/a.html"));

  const std::string two = TarBytes().add("in.zip", zip).add("9/a.html", page).finish();
  const Heard deep = scanned(ZipBytes().add("two.tar.gz", gzip_bytes(two)).finish(), "all.zip");
  EXPECT_THAT(deep.paths("all.zip!/"), ElementsAre("two.tar.gz!/9/a.html"));
  ASSERT_NE(deep.rejection_of("two.tar.gz!/in.zip"), nullptr);
}

TEST(Tar, that_was_cut_off_gives_what_stands_before_the_cut) {
  const std::string whole = TarBytes()
                                .add("1/a.html", backup_page("하나", "<p>글</p>"))
                                .add("2/a.html", backup_page("둘", "<p>글</p>"))
                                .finish();
  const Heard plain = scanned(whole.substr(0, 1900), "a.tar");
  EXPECT_THAT(plain.paths("a.tar!/"), ElementsAre("1/a.html"));
  ASSERT_FALSE(plain.rejections.empty());
  EXPECT_EQ(plain.rejections.back().error.code, ErrorCode::damaged);
  const std::string packed = gzip_bytes(whole);
  const Heard gzip = scanned(packed.substr(0, 1900), "a.tar.gz");
  EXPECT_FALSE(gzip.rejections.empty());
  for (std::size_t size = 4; size < packed.size(); size += 31)
    EXPECT_LE(scanned(packed.substr(0, size), "a.tar.gz").records.size(), 2u);
}

TEST(Tar, that_unpacks_beyond_the_bounds_is_refused_before_it_is_unpacked) {
  const Heard claim =
      scanned(TarBytes().add("1/a.html", backup_page("글", "글")).add_claim("2/b.html", 65ull << 30).finish(),
              "a.tar");
  EXPECT_THAT(claim.records, IsEmpty());
  ASSERT_EQ(claim.rejections.size(), 1u);
  EXPECT_THAT(claim.rejections[0].error.message.en, HasSubstr("64 GiB"));

  const std::string zeros(4 << 20, '\0');
  const std::string trap = TarBytes().add("2/b.html", zeros).finish();
  const Heard heard = scanned(compress(trap), "a.tar.zst");
  EXPECT_THAT(heard.records, IsEmpty());
  ASSERT_EQ(heard.rejections.size(), 1u);
  EXPECT_THAT(heard.rejections[0].error.message.en, HasSubstr("200"));
}

TEST(Packed, single_files_are_read_whatever_packed_them) {
  const std::string lines = "{\"text\":\"가\"}\n{\"text\":\"나\"}\n";
  const std::string xz =
      "\xFD\x37\x7A\x58\x5A\x00\x00\x04\xE6\xD6\xB4\x46\x02\x00\x21\x01\x0C\x00\x00\x00\x8F\x98"
      "\x41\x9C\xE0\x00\x1D\x00\x1A\x5D\x00\x3D\x88\x8A\x86\x94\x88\x13\xE0\xF3\x89\x87\x01\x1C"
      "\x09\xFA\x94\xD6\x8C\x8D\xB2\x86\xCA\x28\xA3\xEA\x00\x00\x00\x00\x77\xD4\xB8\x11\x4B\x38"
      "\xBE\x08\x00\x01\x36\x1E\x3D\x19\x95\x53\x1F\xB6\xF3\x7D\x01\x00\x00\x00\x00\x04\x59\x5A"s;
  const std::string bzip2 =
      "\x42\x5A\x68\x39\x31\x41\x59\x26\x53\x59\x20\x3D\x25\x99\x00\x00\x0A\x59\xE9\x00\x10\x10"
      "\x00\x00\x10\x02\x00\x04\x4A\x50\x00\x00\x40\x40\x00\x00\x18\x20\x00\x21\x2A\x34\x69\xEA"
      "\x7A\x86\x84\x00\x00\x44\x88\xE3\x42\x24\x64\x0C\x64\x1D\xAF\x56\x4F\x8B\xB9\x22\x9C\x28"
      "\x48\x10\x1E\x92\xCC\x80"s;
  struct Row {
    std::string name, bytes;
  };
  for (const Row& row : {Row{"a.jsonl.zst", compress(lines)}, Row{"a.jsonl.gz", gzip_bytes(lines)},
                         Row{"a.jsonl.xz", xz}, Row{"a.jsonl.bz2", bzip2}}) {
    const Heard heard = scanned(row.bytes, row.name);
    EXPECT_THAT(heard.paths(row.name), ElementsAre("!/1", "!/2")) << row.name;
    EXPECT_THAT(heard.rejections, IsEmpty()) << row.name;
  }
  const std::string page = backup_page("글", "<p>글</p>");
  EXPECT_EQ(scanned(compress(page), "3.html.zst").records.size(), 1u);
  const Heard inside = scanned(ZipBytes().add("a.jsonl.zst", compress(lines)).finish(), "all.zip");
  EXPECT_THAT(inside.paths("all.zip!/"), ElementsAre("a.jsonl.zst!/1", "a.jsonl.zst!/2"));
}

TEST(Packed, damage_bombs_and_bundles_behind_a_packing_are_refused) {
  const std::string page = backup_page("글", "<p>글</p>");
  const std::string whole = compress(page);
  for (const std::string& bytes :
       {whole.substr(0, whole.size() / 2), compress(ZipBytes().add("1.html", page).finish()),
        compress(page + std::string(33 << 20, ' '))}) {
    const Heard heard = scanned(bytes, "1.html.zst");
    EXPECT_THAT(heard.records, IsEmpty());
    EXPECT_EQ(heard.rejections.size(), 1u);
  }
}

}  // namespace tar_test
}  // namespace seogo::importer
