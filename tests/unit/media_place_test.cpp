// Where the file may lie that a page refers to.
#include "importer/media_place.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace seogo::importer {
namespace {

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

TEST(ResolveMedia, offers_nothing_for_what_is_no_file_beside_the_page) {
  for (const char* reference : {"", "#top", "https://blog.kakaocdn.net/dn/a/img.png",
                                "//t1.daumcdn.net/a.png", "data:image/png;base64,AAAA", "/etc/passwd",
                                "C:/a.png", "\\\\server\\a.png", ".", "./", "..", "javascript:void(0)"})
    EXPECT_THAT(resolve_media("/site/posts", reference, "/site"), IsEmpty()) << reference;
}

}  // namespace
}  // namespace seogo::importer
