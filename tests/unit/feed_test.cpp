// RSS and Atom feeds: split as they stream by, each item read whole.
#include "importer/format/feed.h"

#include <gmock/gmock.h>

#include "importer/common/feed_date.h"
#include "importer/format/xml_stream.h"
#include "support/heard.h"

namespace seogo::importer {
namespace feed_test {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string channel =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\" "
    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel>"
    "<title>파도 "
    "소리</title><link>https://padosori.tistory.com/</link><language>ko</language><generator>TISTORY</"
    "generator>"
    "<pubDate>Sat, 2 Mar 2024 19:00:00 +0900</pubDate><managingEditor>파도</managingEditor>"
    "<image><title>파도 소리</title><url>https://example.org/a.png</url></image>";

std::string rss(const std::string& items) { return channel + items + "</channel></rss>"; }

test::Heard split(std::string_view xml) {
  test::Heard heard;
  Record prototype;
  prototype.path = "f.xml";
  if (const Result<void> read = split_feed(prototype, source_of_bytes(xml), heard); !read)
    heard.rejected({"f.xml", read.error()});
  return heard;
}

Imported read(const Record& record) {
  Imported imported;
  const Result<void> read = import_feed_item(record, record.bytes, imported);
  EXPECT_TRUE(read) << read.error().message.en;
  return imported;
}

Post first_post(const std::string& xml) {
  const test::Heard heard = split(xml);
  EXPECT_EQ(heard.records.size(), 1U);
  return heard.records.empty() ? Post() : read(heard.records[0]).post;
}

TEST(SplitFeed, GivesARecordForEachItem) {
  const test::Heard heard =
      split(rss("<item><guid>https://padosori.tistory.com/12</guid></item>"
                "<item><link>https://padosori.tistory.com/entry/%EB%AC%BC%EB%95%8C</link></item>"
                "<item><title>x</title></item><item><guid>https://padosori.tistory.com/12</guid></item>"));
  EXPECT_THAT(heard.paths("f.xml!/"), ElementsAre("12", "entry/물때", "~3", "12~2"));
  for (const Record& record : heard.records) {
    EXPECT_EQ(record.format, Format::rss);
    EXPECT_EQ(record.container, "f.xml");
    EXPECT_EQ(record.file_time, 1709373600);
  }
}

TEST(SplitFeed, MakesTheSameRecordOfAnItemWheneverTheFeedWasTaken) {
  const std::string item = "<item><title>a</title><guid>https://padosori.tistory.com/12</guid></item>";
  std::string later = rss(item);
  later.replace(later.find("2 Mar"), 5, "3 Apr");
  EXPECT_EQ(split(later).records.at(0).bytes, split(rss(item)).records.at(0).bytes);
  EXPECT_GT(split(later).records.at(0).file_time, split(rss(item)).records.at(0).file_time);
}

TEST(SplitFeed, MakesOfEachRecordAFeedAgain) {
  const test::Heard once =
      split(rss("<item><title>a &amp; b</title><description><![CDATA[<p>가</p>]]></description></item>"));
  const test::Heard twice = split(once.records.at(0).bytes);
  EXPECT_EQ(twice.records.at(0).bytes, once.records.at(0).bytes);
}

TEST(SplitFeed, OfNothingIsNothing) {
  EXPECT_THAT(split(rss("")).order, IsEmpty());
  EXPECT_THAT(split("<feed></feed>").order, IsEmpty());
}

TEST(SplitFeed, PassesABrokenItemAndGoesOn) {
  const test::Heard heard = split(
      rss("<item><title>a & b</title></item><item><guid>https://padosori.tistory.com/13</guid></item>"));
  EXPECT_THAT(heard.paths("f.xml!/"), ElementsAre("13"));
  EXPECT_EQ(heard.rejections.size(), 1U);
}

TEST(SplitFeed, GoesOnWhereTheHeadIsBroken) {
  for (const char* xml :
       {"<rss><channel></rss><item><guid>https://padosori.tistory.com/13</guid></item></channel></rss>",
        "<rss></x><item><guid>https://padosori.tistory.com/13</guid></item></channel></rss>",
        "<feed><title></feed><item><guid>https://padosori.tistory.com/13</guid></item></channel></rss>",
        "</x><item><guid>https://padosori.tistory.com/13</guid></item></channel></rss>"}) {
    const test::Heard heard = split(xml);
    EXPECT_THAT(heard.paths("f.xml!/"), ElementsAre("13")) << xml;
    EXPECT_EQ(read(heard.records.at(0)).post.number, 13U);
    EXPECT_EQ(heard.rejections.size(), 1U);
  }
}

TEST(ImportFeed, ReadsWhatThePlatformWrites) {
  const Post post = first_post(
      rss("<item><title>물때 보는 법 "
          "&amp;#39;첫걸음&amp;#39;</title><link>https://padosori.tistory.com/entry/%EB%AC%BC%EB%95%8C</link>"
          "<description>&lt;p&gt;첫 줄&amp;nbsp;&lt;/p&gt;&lt;p&gt;둘째 줄&lt;/p&gt;</description>"
          "<category>낚시/물때</category><category>바다</category><category>물때표</category><author>파도</"
          "author>"
          "<guid isPermaLink=\"true\">https://padosori.tistory.com/12</guid>"
          "<comments>https://padosori.tistory.com/entry/%EB%AC%BC%EB%95%8C#entry12comment</comments>"
          "<pubDate>Mon, 9 Jun 2025 09:55:09 +0900</pubDate></item>"));
  EXPECT_EQ(post.title, "물때 보는 법 '첫걸음'");
  EXPECT_EQ(post.url, "https://padosori.tistory.com/entry/%EB%AC%BC%EB%95%8C");
  EXPECT_EQ(post.number, 12U);
  EXPECT_EQ(post.slug, "물때");
  EXPECT_EQ(post.blog, "padosori");
  EXPECT_EQ(post.author, "파도");
  EXPECT_EQ(to_string(*post.published), "2025-06-09T09:55:09+09:00");
  EXPECT_FALSE(post.updated);
  EXPECT_THAT(post.category, ElementsAre("낚시", "물때"));
  EXPECT_THAT(post.tags, ElementsAre("바다", "물때표"));
  EXPECT_EQ(post.text, "첫 줄\n둘째 줄");
  EXPECT_EQ(post.visibility, Visibility::public_);
}

TEST(ImportFeed, TakesTheNumberFromTheCommentsWhereNothingElseTellsIt) {
  EXPECT_EQ(first_post(rss("<item><link>https://padosori.tistory.com/entry/a</link><comments>https://"
                           "padosori.tistory.com/entry/a#entry7comment"
                           "</comments></item>"))
                .number,
            7U);
}

TEST(ImportFeed, ReadsBodiesEscapedTwice) {
  EXPECT_EQ(
      first_post(rss("<item><description>&amp;lt;p&amp;gt;가&amp;lt;/p&amp;gt;</description></item>")).text,
      "가");
  EXPECT_EQ(first_post(rss("<item><description>a &lt; b</description></item>")).text, "a < b");
}

TEST(ImportFeed, PrefersTheWholeTextToItsSummary) {
  EXPECT_EQ(first_post(rss("<item><description>앞부분</description><content:encoded><![CDATA[<p>앞부분과 "
                           "나머지</p>]]></content:encoded>"
                           "</item>"))
                .text,
            "앞부분과 나머지");
}

TEST(ImportFeed, TakesCategoriesOfOtherSystemsForTags) {
  std::string xml =
      rss("<item><link>https://example.org/2024/3</link><guid>https://example.org/?p=3</guid><category>a</"
          "category>"
          "<category>b</category></item>");
  xml.replace(xml.find("TISTORY"), 7, "Drupal ");
  const Post post = first_post(xml);
  EXPECT_THAT(post.category, IsEmpty());
  EXPECT_THAT(post.tags, ElementsAre("a", "b"));
  EXPECT_FALSE(post.number);
  EXPECT_EQ(post.blog, "example.org");
}

TEST(ImportFeed, ShowsNoMailAddressAsAuthor) {
  EXPECT_EQ(first_post(rss("<item><author>pado@example.org (파도)</author></item>")).author, "파도");
  EXPECT_EQ(first_post(rss("<item><author>pado@example.org</author></item>")).author,
            "파도");  // the feed's own
}

TEST(ImportFeed, ReadsAtom) {
  const Post post = first_post(
      "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>파도 소리</title><link rel=\"self\" "
      "href=\"https://padosori.tistory.com/atom\"/>"
      "<link "
      "href=\"https://padosori.tistory.com/\"/><author><name>파도</name></"
      "author><updated>2024-03-02T10:00:00Z</updated>"
      "<entry><title type=\"html\">물때</title><id>tag:padosori,2024:12</id><link rel=\"edit\" "
      "href=\"https://padosori.tistory.com/edit\"/>"
      "<link rel=\"alternate\" "
      "href=\"https://padosori.tistory.com/12\"/><published>2024-03-01T01:00:00Z</published>"
      "<updated>2024-03-02T01:00:00Z</updated><category term=\"낚시\"/><category term=\"바다\"/>"
      "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>첫 <b>줄</b> "
      "&lt;a&gt;</p><p>둘째 줄</p></div></content></entry></feed>");
  EXPECT_EQ(post.url, "https://padosori.tistory.com/12");
  EXPECT_EQ(post.number, 12U);
  EXPECT_EQ(post.author, "파도");
  EXPECT_EQ(post.text, "첫 줄 <a>\n둘째 줄");
  EXPECT_EQ(to_string(*post.published), "2024-03-01T10:00:00+09:00");
  EXPECT_EQ(to_string(*post.updated), "2024-03-02T10:00:00+09:00");
  EXPECT_THAT(post.category, ElementsAre("낚시"));
  EXPECT_THAT(post.tags, ElementsAre("바다"));
}

TEST(ImportFeed, ReadsRss1) {
  const Post post = first_post(
      "<rdf:RDF><channel "
      "rdf:about=\"a\"><title>x</title><link>https://padosori.tistory.com</link><items/></channel>"
      "<item "
      "rdf:about=\"https://padosori.tistory.com/3\"><title>셋</title><link>https://padosori.tistory.com/3</"
      "link>"
      "<dc:date>2008-01-02T03:04:05+09:00</dc:date></item></rdf:RDF>");
  EXPECT_EQ(post.title, "셋");
  EXPECT_EQ(post.number, 3U);
  EXPECT_EQ(to_string(*post.published), "2008-01-02T03:04:05+09:00");
}

TEST(ImportFeed, RefusesAFeedWithoutAnItem) {
  Imported imported;
  EXPECT_FALSE(import_feed_item({}, rss(""), imported));
  EXPECT_FALSE(import_feed_item({}, "", imported));
}

TEST(FeedDate, IsReadAsFeedsWriteIt) {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"Mon, 9 Jun 2025 09:55:09 +0900", "2025-06-09T09:55:09+09:00"},
      {"Mon, 09 Jun 2025 00:55:09 GMT", "2025-06-09T09:55:09+09:00"},
      {"9 Jun 2025 09:55", "2025-06-09T09:55:00+09:00"},
      {"Sun, 08 Jun 2025 19:55:09 -0500", "2025-06-09T09:55:09+09:00"},
      {"09 Jun 08 09:55:09 KST", "2008-06-09T09:55:09+09:00"},
      {"9 Jun 99 9:5:9 +0900", "1999-06-09T09:05:09+09:00"},
      {"9 June 2025", "2025-06-09"},
      {"2025-06-09T00:55:09Z", "2025-06-09T09:55:09+09:00"},
      {"2024-05-17T08:28:06.000Z", "2024-05-17T17:28:06+09:00"},
      {"2025-06-09", "2025-06-09"},
      {"Mon,9 Jun 2025 09:55:09 +0900", "2025-06-09T09:55:09+09:00"}};
  for (const auto& [text, want] : rows) {
    const auto date = parse_feed_date(text);
    ASSERT_TRUE(date) << text;
    EXPECT_EQ(to_string(*date), want) << text;
  }
  for (const std::string_view none :
       {"", "soon", "31 Feb 2024 00:00:00 +0900", "9 Jun", ",", ", 9 Jun 2025x", "99 Jun 2025 10:00 +0900"})
    EXPECT_FALSE(parse_feed_date(none)) << none;
}

}  // namespace feed_test
}  // namespace seogo::importer
