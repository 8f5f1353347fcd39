// Pictures find the posts that show them: by their place, by what their address means, whenever they come.
#include <gmock/gmock.h>

#include <filesystem>
#include <string>
#include <vector>

#include "seogo/archive.h"
#include "seogo/library.h"
#include "support/heard.h"
#include "support/temp_folder.h"
#include "support/zip_bytes.h"

namespace seogo {
namespace pictures_test {

using test::TempFolder;
using test::ZipBytes;
using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

// The bytes of a PNG's head: what tells its size.
std::string png(int width, int height) {
  std::string bytes("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\0\0\0\0\0\x08\x02\0\0\0", 29);
  bytes[19] = static_cast<char>(width);
  bytes[23] = static_cast<char>(height);
  return bytes;
}

std::string page(const std::string& number, const std::string& body) {
  return "<html><head><meta property=\"og:type\" content=\"article\"><meta property=\"og:title\" "
         "content=\"글 " +
         number + "\"><link rel=\"canonical\" href=\"https://seori.tistory.com/" + number +
         "\"></head><body id=\"tt-body-page\"><div class=\"tt_article_useless_p_margin contents_style\">" +
         body + "</div></body></html>";
}

IndexReport index(const TempFolder& folder, const std::string& path) {
  IndexOptions options;
  options.paths = {path};
  const auto report = index_paths(folder / "archive", options, {});
  EXPECT_TRUE(report) << (report ? "" : report.error().message.en);
  return report ? *report : IndexReport{};
}

std::vector<Image> images_of(const TempFolder& folder, const std::string& id) {
  const auto archive = Archive::open(folder / "archive");
  const auto post = archive ? archive->find(id) : Result<Post>(Unexpected{archive.error()});
  EXPECT_TRUE(post) << id;
  return post ? post->images : std::vector<Image>{};
}

std::vector<std::uint32_t> widths_of(const TempFolder& folder, const std::string& id) {
  std::vector<std::uint32_t> widths;
  for (const Image& image : images_of(folder, id)) widths.push_back(image.media.empty() ? 0 : image.width);
  return widths;
}

TEST(Pictures, OfAWebArchiveAreKeptAndTheLargestOfEachIsShown) {
  const TempFolder folder;
  index(folder, test::project_file("tests/golden/saved/crawl.warc").string());
  // The archive has the signed picture under another signature, and two sizes of the old one.
  EXPECT_THAT(widths_of(folder, "seori/23"), ElementsAre(20, 10));
  const auto post = Archive::open(folder / "archive")->find("seori/23");
  ASSERT_TRUE(post);
  ASSERT_EQ(post->attachments.size(), 1U);
  EXPECT_EQ(post->attachments[0].name, "물때표.pdf");
  EXPECT_FALSE(post->attachments[0].media.empty());
}

TEST(Pictures, OfAPageThatIsOneFileAreKept) {
  const TempFolder folder;
  index(folder, test::project_file("tests/golden/saved/page.mhtml").string());
  EXPECT_THAT(widths_of(folder, "seori/22"), ElementsAre(20, 3));
  index(folder, test::project_file("tests/golden/saved/single-file.html").string());
  const auto images = images_of(folder, "seori/21");
  ASSERT_FALSE(images.empty());
  EXPECT_EQ(images[0].width, 20U);
  EXPECT_EQ(images[0].media, "4910588b51c528f1d01060ec0c4c254b483b0568726c4ea09862fc82ac8590a8");
  // Derived anew from what was kept, the post still has it.
  ASSERT_TRUE(reindex(folder / "archive", true, {}));
  EXPECT_EQ(images_of(folder, "seori/21")[0].media, images[0].media);
}

TEST(Pictures, InAZipAreNotForgottenForOtherFilesInIt) {
  const TempFolder folder;
  const std::string inner = ZipBytes()
                                .add("5.html", page("5", "<p>다섯</p><img src=\"./5_files/e.png\">"))
                                .add("5_files/e.png", png(5, 5))
                                .finish();
  folder.write("all.zip",
               ZipBytes()
                   .add("1.html", page("1", "<p>하나</p><img src=\"./1_files/a.png\">"))
                   .add("1_files/a.png", png(1, 1))
                   .add("2.jsonl", "{\"id\":\"a/1\",\"text\":\"글\"}\n{\"id\":\"a/2\",\"text\":\"글\"}\n")
                   .add("3.zip", inner)
                   .add("pages/4.html", page("4", "<p>넷</p><img src=\"../shared/d.png\">"))
                   .add("shared/d.png", png(4, 4))
                   .finish());
  const IndexReport report = index(folder, (folder / "all.zip").string());
  EXPECT_EQ(report.imported, 5U);
  EXPECT_THAT(report.rejected, IsEmpty());
  EXPECT_THAT(widths_of(folder, "seori/1"), ElementsAre(1));
  EXPECT_THAT(widths_of(folder, "seori/5"), ElementsAre(5));
  EXPECT_THAT(widths_of(folder, "seori/4"), ElementsAre(4));
  EXPECT_EQ(index(folder, (folder / "all.zip").string()).unchanged, 5U)
      << "the inner ones are known again, too";
}

TEST(Pictures, ThatAppearLaterBesideAnUnchangedPageArePickedUp) {
  const TempFolder folder;
  folder.write("in/7.html",
               page("7", "<p>일곱</p><img src=\"./7_files/a.png\"><img src=\"./7_files/b.png\">"));
  const std::string in = (folder / "in").string();
  index(folder, in);
  EXPECT_THAT(widths_of(folder, "seori/7"), ElementsAre(0, 0));
  EXPECT_EQ(index(folder, in).unchanged, 1U);
  folder.write("in/7_files/a.png", png(7, 7));
  EXPECT_EQ(index(folder, in).updated, 1U);
  EXPECT_THAT(widths_of(folder, "seori/7"), ElementsAre(7, 0));
  EXPECT_EQ(index(folder, in).unchanged, 1U);
  std::filesystem::remove(folder / "in/7_files/a.png");
  EXPECT_EQ(index(folder, in).unchanged, 1U);
  EXPECT_THAT(widths_of(folder, "seori/7"), ElementsAre(7, 0)) << "what was held once is held";
}

TEST(Pictures, AreLentBetweenTheSourcesOfAPostByWhatTheirAddressMeans) {
  // The page that was saved first has thumbnails, the other one a signed address and the file beside it.
  const std::string thumbnail =
      "<img src=\"https://img1.daumcdn.net/thumb/R800x0/?scode=mtistory2&amp;fname="
      "https%3A%2F%2Fblog.kakaocdn.net%2Fdna%2Fabc%2FbtqX%2Fimg.png\">";
  const std::string saved =
      "<span "
      "data-url=\"https://blog.kakaocdn.net/dna/abc/btqX/"
      "img.png?credential=c&amp;expires=1&amp;signature=s\">"
      "<img src=\"./9_files/img.png\"></span>";
  const TempFolder folder;
  folder.write("saved/9.html", page("9", "<p>아홉</p>" + saved));
  folder.write("saved/9_files/img.png", png(9, 9));
  folder.write("later/9.html", page("9", "<p>아홉</p><p>나중에 덧붙인 문단이다.</p>" + thumbnail));
  const auto now = std::filesystem::file_time_type::clock::now();
  std::filesystem::last_write_time(folder / "saved/9.html", now - std::chrono::hours(48));
  index(folder, (folder / "saved").string());
  index(folder, (folder / "later").string());
  EXPECT_THAT(widths_of(folder, "seori/9"), ElementsAre(9));
}

}  // namespace pictures_test
}  // namespace seogo
