// Where the file may lie that a page refers to, and which upload an address means.
#include "importer/disk/media_place.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "importer/common/inline_picture.h"
#include "importer/common/web_address.h"

namespace seogo::importer {
namespace media_place_test {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(ResolveMedia, finds_files_below_the_folder_of_the_page) {
  struct Row {
    std::string folder, reference;
    std::vector<std::string> want;
  };
  const std::vector<Row> rows{
      {"/b/1025", "./img/img.png", {"/b/1025/img/img.png", "/b/1025/img.png"}},
      {"/b/1025", "img/img.png", {"/b/1025/img/img.png", "/b/1025/img.png"}},
      {"/b/1025", "img.png", {"/b/1025/img.png"}},
      {"1025", "./img/img.png", {"1025/img/img.png", "1025/img.png"}},
      {"", "13_files/a.jpg", {"13_files/a.jpg"}},
      {".", "./13_files/a.jpg", {"13_files/a.jpg"}},
      {"/", "a.jpg", {"/a.jpg"}},
      {"p", "13_files/%EA%B0%80.jpg?w=1#x", {"p/13_files/가.jpg", "p/13_files/%EA%B0%80.jpg?w=1#x"}},
      {"p", "100%.png", {"p/100%.png"}},
      {"p", " a.png ", {"p/a.png"}},
  };
  for (const Row& row : rows) EXPECT_EQ(resolve_media(row.folder, row.reference), row.want) << row.reference;
}

TEST(ResolveMedia, offers_the_composed_form_first_and_the_written_one_after_it) {
  const std::string decomposed = "\u1100\u1161.png";  // 가 as macOS writes it
  EXPECT_THAT(resolve_media("p", decomposed), ElementsAre("p/가.png", "p/" + decomposed));
}

TEST(ResolveMedia, climbs_no_further_than_the_root) {
  EXPECT_THAT(resolve_media("site/posts", "../images/a.png", "site"), ElementsAre("site/images/a.png"));
  EXPECT_THAT(resolve_media("posts", "../images/a.png", ""), ElementsAre("images/a.png"));
  EXPECT_THAT(resolve_media("/site/posts", "../images/a.png", "/site"), ElementsAre("/site/images/a.png"));
  EXPECT_THAT(resolve_media("/site/posts", "../../etc/passwd", "/site"), IsEmpty());
  EXPECT_THAT(resolve_media("posts", "../../a.png", ""), IsEmpty());
  EXPECT_THAT(resolve_media("posts", "../images/a.png"), IsEmpty());
  EXPECT_THAT(resolve_media("posts", "%2e%2e/images/a.png"), ElementsAre("posts/%2e%2e/images/a.png"));
  EXPECT_THAT(resolve_media("/site", "../site-other/a.png", "/site"), IsEmpty());
}

TEST(ResolveMedia, seeks_what_a_site_has_at_its_top_below_the_root) {
  EXPECT_THAT(resolve_media("/site/posts", "/assets/a.png", "/site"),
              ElementsAre("/site/assets/a.png", "/site/static/assets/a.png"));
  EXPECT_THAT(resolve_media("posts", "/assets/a.png?w=3", ""),
              ElementsAre("assets/a.png", "static/assets/a.png"));
  EXPECT_THAT(resolve_media("/site/posts", "/../../etc/passwd", "/site"), IsEmpty());
  EXPECT_THAT(resolve_media("/posts", "/etc/passwd", "/"), IsEmpty());
}

TEST(ResolveMedia, offers_nothing_for_what_is_no_file_beside_the_page) {
  for (const char* reference :
       {"", "#top", "https://blog.kakaocdn.net/dn/a/img.png", "//t1.daumcdn.net/a.png",
        "data:image/png;base64,AAAA", "C:/a.png", "\\\\server\\a.png", ".", "./", "..", "javascript:void(0)"})
    EXPECT_THAT(resolve_media("/site/posts", reference, "/site"), IsEmpty()) << reference;
}

TEST(MediaIdentity, is_one_for_all_addresses_of_an_upload) {
  struct Row {
    std::string address, want;
  };
  const std::string upload = "kage:abc/btqX/k3/img.png";
  const std::string old = "cfile:227F6233549A1B2C3D";
  const std::vector<Row> rows{
      {"https://blog.kakaocdn.net/dn/abc/btqX/k3/img.png", upload},
      {"//blog.kakaocdn.net/dn/abc/btqX/k3/img.png#x", upload},
      {"https://blog.kakaocdn.net/dna/abc/btqX/k3/img.png?credential=a&expires=1&signature=b", upload},
      {"https://img1.daumcdn.net/thumb/R1280x0/"
       "?scode=mtistory2&fname=https%3A%2F%2Fblog.kakaocdn.net%2Fdn%2Fabc"
       "%2FbtqX%2Fk3%2Fimg.png",
       upload},
      {"http://cfs.tistory.com/attach/12/kage@abc/btqX/k3/img.png", upload},
      {"http://cfile24.uf.tistory.com/image/227F6233549A1B2C3D", old},
      {"http://cfile24.uf.tistory.com/original/227F6233549A1B2C3D?download", old},
      {"https://t1.daumcdn.net/cfile/tistory/227F6233549A1B2C3D?original", old},
      {"https://img1.daumcdn.net/thumb/R720x0/?fname=https%3A%2F%2Ft1.daumcdn.net%2Fcfile%2Ftistory"
       "%2F227F6233549A1B2C3D",
       old},
      {"cfile24.uf.227F6233549A1B2C3D.jpg", old},
      {"https://IMG.example.org/a%20b.png?w=300", "img.example.org/a b.png"},
      {"https://img.example.org/photo.php?id=3", "img.example.org/photo.php?id=3"},
      {"cid:frame-1@mhtml.blink", "cid:frame-1@mhtml.blink"},
      {"./img/img.png", ""},
      {"img_1.png", ""},
      {"", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(media_identity(row.address), row.want) << row.address;
  EXPECT_TRUE(names_uploaded_file(rows[0].address));
  EXPECT_FALSE(names_uploaded_file("https://img.example.org/a.zip"));
}

TEST(InlinePictures, leave_their_digest_unless_they_are_small_or_no_pictures) {
  const std::string long_png = "iVBORw0KGgo" + std::string(1200, 'A');  // begins as a PNG does
  const std::string small = "<img src=\"data:image/gif;base64,R0lGODlhAQABAAAAACw=\">";
  const std::string lie = "<img src='data:image/png;base64," + std::string(1200, 'Q') + "'>";
  std::vector<std::string> kept;
  const auto keep = [&](std::string bytes) { kept.push_back(std::move(bytes)); };
  const std::string html =
      small + "<img src=\"data:image/png;base64," + long_png + "\" alt=\"x\">" + lie + "뒤";
  const std::string out = without_inline_pictures(html, keep);
  ASSERT_EQ(kept.size(), 1U);
  EXPECT_TRUE(kept[0].starts_with("\x89PNG\r\n"));
  EXPECT_TRUE(out.starts_with(small + "<img src=\"data:image/png;sha256,"));
  EXPECT_TRUE(out.ends_with("\" alt=\"x\">" + lie + "뒤"));
  const std::string address = out.substr(out.find("data:image/png;sha256,"), 22 + 64);
  EXPECT_EQ(digest_in(address).size(), 64U);
  EXPECT_EQ(digest_in("data:image/png;base64,AAAA"), "");
  EXPECT_EQ(digest_in("https://a.example/;sha256,"), "");
  EXPECT_EQ(without_inline_pictures(out, keep), out) << "twice is once";
  for (const std::string& text :
       {std::string(), std::string("data:image/"), "data:image/png;base64," + long_png})
    without_inline_pictures(text, keep);
}

}  // namespace media_place_test
}  // namespace seogo::importer
