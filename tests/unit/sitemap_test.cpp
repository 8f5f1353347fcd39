// Sitemaps tell addresses, no posts.
#include "importer/format/sitemap.h"

#include <gmock/gmock.h>

#include "importer/format/xml_stream.h"
#include "support/heard.h"

namespace seogo::importer {
namespace sitemap_test {

using testing::ElementsAre;
using testing::IsEmpty;

test::Heard split(std::string_view xml) {
  test::Heard heard;
  Record prototype;
  prototype.path = "s.xml";
  if (const Result<void> read = split_sitemap(prototype, source_of_bytes(xml), heard); !read)
    heard.rejected({"s.xml", read.error()});
  return heard;
}

std::vector<std::string> addresses(const test::Heard& heard) {
  std::vector<std::string> found;
  for (const Record& record : heard.records) {
    EXPECT_TRUE(is_sitemap(record.bytes));
    Imported imported;
    EXPECT_TRUE(import_sitemap(record, record.bytes, imported));
    EXPECT_EQ(imported.post.kind, Kind::not_a_post);
    EXPECT_EQ(imported.post.blog, "padosori");
    for (const RelatedPost& post : imported.post.related) found.push_back(post.url);
  }
  return found;
}

TEST(Sitemap, TellsTheAddressesOfPostsOnce) {
  const test::Heard heard = split(
      "<urlset "
      "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url><loc>https://padosori.tistory.com/</loc></"
      "url>"
      "<url><loc> https://padosori.tistory.com/entry/%EB%AC%BC "
      "</loc><lastmod>2024-03-02T10:00:00Z</lastmod></url>"
      "<url><loc>https://padosori.tistory.com/m/entry/%EB%AC%BC</loc></url>"
      "<url><loc>https://padosori.tistory.com/m/12</loc></url><url><loc>https://padosori.tistory.com/"
      "category/a</loc></url>"
      "<url></url><url><loc>/13</loc></url></urlset>");
  EXPECT_THAT(addresses(heard),
              ElementsAre("https://padosori.tistory.com/entry/%EB%AC%BC", "https://padosori.tistory.com/12"));
  EXPECT_THAT(heard.paths("s.xml"), ElementsAre("!/1"));
  EXPECT_EQ(heard.records[0].file_time, 1709373600);
}

TEST(Sitemap, OfALargeBlogBecomesSeveralRecords) {
  std::string xml = "<urlset>";
  for (int i = 1; i <= 2500; ++i)
    xml += "<url><loc>https://padosori.tistory.com/" + std::to_string(i) + "</loc></url>";
  const test::Heard heard = split(xml + "</urlset>");
  EXPECT_EQ(heard.records.size(), 3U);
  EXPECT_EQ(addresses(heard).size(), 2500U);
}

TEST(Sitemap, WithoutPostsGivesNothing) {
  EXPECT_THAT(split("<urlset></urlset>").order, IsEmpty());
  EXPECT_THAT(split("<urlset><url><loc>https://padosori.tistory.com</loc></url></urlset>").order, IsEmpty());
}

TEST(Sitemap, OfSitemapsIsPassedOver) {
  const test::Heard heard =
      split("<sitemapindex><sitemap><loc>https://padosori.tistory.com/1</loc></sitemap></sitemapindex>");
  EXPECT_THAT(heard.order, IsEmpty());
  EXPECT_EQ(heard.taken_for("s.xml"), "sitemap");
}

TEST(Sitemap, ThatBreaksOffKeepsWhatCame) {
  const test::Heard heard =
      split("<urlset><url><loc>https://padosori.tistory.com/1</loc></url><url><loc>https://pado");
  EXPECT_THAT(addresses(heard), ElementsAre("https://padosori.tistory.com/1"));
  EXPECT_EQ(heard.rejections.size(), 1U);
}

}  // namespace sitemap_test
}  // namespace seogo::importer
