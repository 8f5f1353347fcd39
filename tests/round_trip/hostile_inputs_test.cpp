// What is made to harm, or was harmed itself: each is refused or cut at a stated bound with the reason, and
// the rest of the run goes on.
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "seogo/archive.h"
#include "seogo/library.h"
#include "support/gzip_bytes.h"
#include "support/heard.h"
#include "support/tar_bytes.h"
#include "support/temp_folder.h"
#include "support/zip_bytes.h"

namespace seogo {
namespace hostile_inputs_test {

using test::backup_page;
using test::TarBytes;
using test::TempFolder;
using test::ZipBytes;
using testing::HasSubstr;

std::string page(const std::string& number, const std::string& body) {
  return "<html><head><link rel=\"canonical\" href=\"https://seori.tistory.com/" + number +
         "\"><meta property=\"og:type\" content=\"article\"></head><body id=\"tt-body-page\">"
         "<div class=\"tt_article_useless_p_margin contents_style\">" +
         body + "</div></body></html>";
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  out.reserve(text.size() * times);
  while (times-- > 0) out += text;
  return out;
}

void write_300_megabytes(const TempFolder& folder, const char* name) {
  std::ofstream out(folder.write(name, page("3", "<p>")), std::ios::binary | std::ios::app);
  const std::string piece = repeated("긴 글 ", 100'000);
  for (int i = 0; i < 400; ++i) out << piece;
}

TEST(Hostile, InputsAreRefusedOrCutWithTheReasonAndTheRestGoesOn) {
  const TempFolder folder;
  const std::string good = backup_page("온전한 글", "<p>이 글은 온전하다.</p>");
  folder.write("in/a-good.html", page("1", "<p>온전한 글이다.</p>"));
  folder.write("in/bomb.zip", ZipBytes().add_bomb("2/b.html").finish());
  folder.write("in/claim.tar", TarBytes().add_claim("2/b.html", std::uint64_t{65} << 30).finish());
  folder.write("in/climb.zip", ZipBytes().add("../11/a.html", good).add("12/a.html", good).finish());
  folder.write("in/climb.tar", TarBytes().add("/etc/13/a.html", good).add("14/a.html", good).finish());
  const std::string whole = ZipBytes().add("15/a.html", good).add("16/a.html", good).finish();
  folder.write("in/cut.zip", whole.substr(0, whole.size() / 2));
  // libarchive gives what a packed file holds in pieces of 64 KiB: the last one before a cut is lost.
  const std::string long_page = backup_page("긴 글", "<p>" + repeated("긴 글 ", 20'000) + "</p>");
  folder.write("in/cut.tar.gz",
               test::gzip_bytes(TarBytes().add("17/a.html", long_page).add("18/a.html", long_page).finish())
                   .substr(0, 300'000));
  folder.write("in/deep.html", page("2", "<p>앞</p>" + repeated("<div>", 100'000) + "속"));
  folder.write("in/entities.xml",
               "<?xml version=\"1.0\"?><!DOCTYPE blog [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>"
               "<blog type=\"tattertools/1.1\"><post><title>&b;</title></post></blog>");
  folder.write("in/link.tar",
               TarBytes().add_link("20/a.html", "/etc/passwd").add("21/a.html", good).finish());
  folder.write("outside.html", page("99", "<p>바깥의 글.</p>"));
  std::filesystem::create_symlink(folder / "outside.html", folder / "in/link.html");
  write_300_megabytes(folder, "in/large.html");
  folder.write("in/z-good.html", page("4", "<p>마지막 글도 온전하다.</p>"));

  IndexOptions options;
  options.paths = {(folder / "in").string()};
  const auto report = index_paths(folder / "archive", options, {});
  ASSERT_TRUE(report) << report.error().message.en;

  const auto refused = [&](std::string_view end) -> std::string {
    for (const Rejection& rejection : report->rejected)
      if (rejection.path.ends_with(end)) {
        EXPECT_FALSE(rejection.error.message.ko.empty()) << end;
        return rejection.error.message.en;
      }
    return "nothing was refused at " + std::string(end);
  };
  const auto passed_over = [&](std::string_view end) -> std::string {
    for (const Skip& skip : report->skipped)
      if (skip.path.ends_with(end)) return skip.taken_for;
    return "nothing was passed over at " + std::string(end);
  };
  EXPECT_THAT(refused("bomb.zip"), HasSubstr("200 times its size"));
  EXPECT_THAT(refused("claim.tar"), HasSubstr("64 GiB"));
  EXPECT_THAT(refused("cut.zip"), HasSubstr("damaged or cut off"));
  EXPECT_THAT(refused("cut.tar.gz"), HasSubstr("damaged or cut off"));
  EXPECT_THAT(refused("entities.xml"), HasSubstr("entit"));
  EXPECT_THAT(refused("large.html"), HasSubstr("32 MiB"));
  EXPECT_EQ(passed_over("climb.zip!/../11/a.html"), "unsafe name");
  EXPECT_EQ(passed_over("climb.tar!//etc/13/a.html"), "unsafe name");
  EXPECT_EQ(passed_over("link.tar!/20/a.html"), "symbolic link");
  EXPECT_EQ(passed_over("in/link.html"), "symbolic link");

  const auto archive = Archive::open(folder / "archive");
  ASSERT_TRUE(archive);
  for (const char* id :
       {"seori/1", "seori/2", "seori/4", "climb/12", "climb/14", "cut/15", "cut/17", "link/21"})
    EXPECT_TRUE(archive->find(id)) << id;
  EXPECT_EQ(report->posts, 8U);
  const auto deep = archive->find("seori/2");
  ASSERT_TRUE(deep);
  EXPECT_EQ(deep->text, "앞\n속");
  EXPECT_THAT(deep->problems, testing::Contains(HasSubstr("too deep")));
}

}  // namespace hostile_inputs_test
}  // namespace seogo
