// XML backups of Tattertools, Textcube and Tistory: split as they stream by, each post read whole.
#include "importer/format/ttxml.h"

#include <gmock/gmock.h>

#include "importer/format/ttxml_post.h"
#include "importer/format/xml_stream.h"
#include "post/digest.h"
#include "support/heard.h"

namespace seogo::importer {
namespace ttxml_test {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const std::string head =
    "<?xml version=\"1.0\" encoding=\"utf-8\"?><blog type=\"tattertools/1.1\" migrational=\"true\">"
    "<setting><name>badahaneul</name><title>바다 "
    "하늘</title><language>ko</language><banner><name>b</name></banner></setting>"
    "<category><name>여행</name><priority>1</priority><category><name>국내/섬</name></category></category>"
    "<category><name>여행/국내</name><category><name>섬</name></category></category>"
    "<category><name>[일지] 낚시</name></category>";

std::string post_xml(const std::string& id, const std::string& inside) {
  return "<post slogan=\"물때-보는-법\" format=\"1.1\"><author domain=\"tistory\">1</author><id>" + id +
         "</id><visibility>public</visibility><title>물때 보는 법</title>" + inside + "</post>";
}

std::string blog_of(const std::string& posts) { return head + posts + "</blog>"; }

test::Heard split(std::string_view xml, Record prototype = {}) {
  test::Heard heard;
  if (prototype.path.empty()) prototype.path = "b.xml";
  if (const Result<void> read = split_ttxml(prototype, source_of_bytes(xml), heard); !read)
    heard.rejected({prototype.path, read.error()});
  return heard;
}

Imported read(const Record& record) {
  Imported imported;
  const Result<void> read = import_ttxml(record, record.bytes, imported);
  EXPECT_TRUE(read) << read.error().message.en;
  return imported;
}

Post first_post(const std::string& xml) {
  const test::Heard heard = split(xml);
  EXPECT_EQ(heard.records.size(), 1U);
  return heard.records.empty() ? Post() : read(heard.records[0]).post;
}

TEST(SplitTtxml, GivesARecordForEachPostNoticeAndPage) {
  const test::Heard heard = split(blog_of(post_xml("5", "") + post_xml("6", "") +
                                          "<notice><id>7</id></notice><page><id>8</id></page>" +
                                          post_xml("5", "") + "<post><title>x</title></post>"));
  EXPECT_THAT(heard.paths("b.xml!/"), ElementsAre("5", "6", "notice/7", "page/8", "5~2", "~"));
  for (const Record& record : heard.records) {
    EXPECT_EQ(record.format, Format::ttxml);
    EXPECT_EQ(record.container, "b.xml");
    EXPECT_EQ(record.folder, "");
  }
  EXPECT_EQ(heard.records[1].number, 6U);
  EXPECT_THAT(heard.rejections, IsEmpty());
}

TEST(SplitTtxml, TellsNothingOfABlogWithoutPosts) {
  EXPECT_THAT(split(blog_of("")).order, IsEmpty());
  EXPECT_THAT(split(blog_of("<guestbook><comment><content>x</content></comment></guestbook>")).order,
              IsEmpty());
}

TEST(SplitTtxml, HandsFilesOverBeforeTheirPostAndKeepsTheirDigest) {
  const test::Heard heard =
      split(blog_of(post_xml("5",
                             "<attachment "
                             "mime=\"image/jpeg\"><name>cfile1.uf.0A1B.png</name><label>섬.png</"
                             "label><content>VFdG\ndQ==</content></attachment>"
                             "<attachment><name>none.zip</name><label>x.zip</label></attachment>")));
  EXPECT_THAT(heard.order, ElementsAre("media b.xml cfile1.uf.0A1B.png", "record b.xml!/5"));
  EXPECT_EQ(heard.pieces[0].bytes, "TWFu");
  EXPECT_THAT(heard.records[0].bytes, HasSubstr("<content sha256=\"" + sha256("TWFu") + "\"></content>"));
  EXPECT_THAT(heard.records[0].bytes, Not(HasSubstr("VFdG")));
}

TEST(SplitTtxml, NamesFilesAsTheZipAroundItDoes) {
  Record prototype;
  prototype.path = "old.zip!/2012/b.xml";
  prototype.container = "old.zip";
  const test::Heard heard =
      split(blog_of(post_xml("5", "<attachment><name>a.png</name><content>TWFu</content></attachment>")),
            prototype);
  EXPECT_THAT(heard.order, ElementsAre("media old.zip 2012/b.xml/a.png", "record old.zip!/2012/b.xml!/5"));
  EXPECT_EQ(heard.records[0].container, "old.zip");
  EXPECT_EQ(heard.records[0].folder, "2012/b.xml");
}

TEST(SplitTtxml, MakesOfEachRecordABackupAgain) {
  const std::string xml = blog_of(
      post_xml("5", "<category>여행/국내/섬</category><content>&lt;p&gt;가&amp;nbsp;나&lt;/p&gt;</content>"));
  const test::Heard once = split(xml);
  const test::Heard twice = split(once.records.at(0).bytes);
  EXPECT_EQ(twice.records.at(0).bytes, once.records.at(0).bytes);
}

TEST(SplitTtxml, PassesABrokenPostAndGoesOn) {
  const test::Heard heard = split(blog_of(post_xml("5", "<content><p>가</content>") + post_xml("6", "")));
  EXPECT_THAT(heard.paths("b.xml!/"), ElementsAre("6"));
  ASSERT_EQ(heard.rejections.size(), 1U);
  EXPECT_EQ(heard.rejections[0].path, "b.xml!/5");
}

TEST(SplitTtxml, KeepsWhatCameBeforeTheEndWasCutOff) {
  const std::string xml = blog_of(post_xml("5", "") + post_xml("6", "<content>가나다"));
  const test::Heard heard = split(std::string_view(xml).substr(0, xml.size() - 30));
  EXPECT_THAT(heard.paths("b.xml!/"), ElementsAre("5"));
  ASSERT_EQ(heard.rejections.size(), 1U);
  EXPECT_EQ(heard.rejections[0].path, "b.xml");
}

TEST(SplitTtxml, RefusesAPostThatIsTooLarge) {
  const test::Heard heard = split(
      blog_of(post_xml("5", "<content>" + std::string(33 << 20, 'x') + "</content>") + post_xml("6", "")));
  EXPECT_THAT(heard.paths("b.xml!/"), ElementsAre("6"));
  ASSERT_EQ(heard.rejections.size(), 1U);
  EXPECT_THAT(heard.rejections[0].error.message.en, HasSubstr("31 MiB"));
}

TEST(SplitTtxml, PassesOverAFileThatIsTooLarge) {
  const test::Heard heard =
      split(blog_of(post_xml("5", "<attachment><name>film.avi</name><content>" + std::string(90 << 20, 'A') +
                                      "</content></attachment>")));
  EXPECT_THAT(heard.paths("b.xml!/"), ElementsAre("5"));
  EXPECT_THAT(heard.pieces, IsEmpty());
  EXPECT_EQ(heard.taken_for("film.avi"), "large file");
}

TEST(ResolveCategory, FollowsTheTreeTheLongestParentFirst) {
  const std::vector<std::vector<std::string>> tree{
      {"여행"}, {"여행", "국내/섬"}, {"여행/국내"}, {"여행/국내", "섬"}, {"a/b"}, {"a"}, {"a", "b"}};
  EXPECT_THAT(resolve_category(tree, ""), IsEmpty());
  EXPECT_THAT(resolve_category(tree, "여행"), ElementsAre("여행"));
  EXPECT_THAT(resolve_category(tree, "여행/국내/섬"), ElementsAre("여행/국내", "섬"));
  EXPECT_THAT(resolve_category(tree, "a/b"), ElementsAre("a/b"));
  EXPECT_THAT(resolve_category(tree, "없는/곳"), ElementsAre("없는", "곳"));
  EXPECT_THAT(resolve_category({}, "없는/곳"), ElementsAre("없는", "곳"));
}

TEST(ImportTtxml, ReadsTheFields) {
  const Post post = first_post(blog_of(post_xml(
      "5",
      "<published>1353045099</published><modified>1353045100</modified><category>여행/국내/섬</category>"
      "<tag>낚시</tag><tag> 바다 </tag><tag>낚시</tag><password>1234</password><content>&lt;p&gt;첫 "
      "줄&lt;/p&gt;&lt;p&gt;둘째 줄&lt;/p&gt;</content>")));
  EXPECT_EQ(post.kind, Kind::post);
  EXPECT_EQ(post.blog, "badahaneul");
  EXPECT_EQ(post.number, 5U);
  EXPECT_EQ(post.slug, "물때-보는-법");
  EXPECT_EQ(post.url, "https://badahaneul.tistory.com/5");
  EXPECT_EQ(post.title, "물때 보는 법");
  EXPECT_EQ(to_string(*post.published), "2012-11-16T14:51:39+09:00");
  EXPECT_EQ(to_string(*post.updated), "2012-11-16T14:51:40+09:00");
  EXPECT_THAT(post.category, ElementsAre("여행/국내", "섬"));
  EXPECT_THAT(post.tags, ElementsAre("낚시", "바다"));
  EXPECT_EQ(post.text, "첫 줄\n둘째 줄");
  EXPECT_EQ(post.visibility, Visibility::public_);
}

TEST(ImportTtxml, ReadsTheVisibility) {
  const std::pair<const char*, Visibility> rows[] = {
      {"public", Visibility::public_},       {"syndicated", Visibility::public_},
      {"protected", Visibility::protected_}, {"private", Visibility::private_},
      {"appointed", Visibility::private_},   {"", Visibility::unknown}};
  for (const auto& [word, want] : rows)
    EXPECT_EQ(first_post(blog_of("<post><id>1</id><visibility>" + std::string(word) + "</visibility></post>"))
                  .visibility,
              want)
        << word;
}

TEST(ImportTtxml, TellsNoticesAndPagesFromPosts) {
  EXPECT_EQ(first_post(blog_of("<notice><id>3</id></notice>")).kind, Kind::notice);
  EXPECT_EQ(first_post(blog_of("<page><id>3</id></page>")).kind, Kind::page);
}

TEST(ImportTtxml, ResolvesTheMarksOfTheEditor) {
  const Post post = first_post(blog_of(post_xml(
      "5",
      "<content>&lt;p&gt;[##_1C|cfile24.uf.227F62.jpg|width=\"63\" "
      "filename=\"방파제.jpg\"|방파제에서_##]&lt;/p&gt;"
      "[#M_자세히|접기|&lt;p&gt;숨은 글 [##_1C|cfile1.uf.AB12.zip|filename=\"물때표.zip\"|_##]&lt;/p&gt;_M#]"
      "&lt;p&gt;&lt;img src=\"[##_ATTACH_PATH_##]/1023.gif\"&gt;끝&lt;/p&gt;</content>"
      "<attachment><name>cfile24.uf.227F62.jpg</name><label>방파제.jpg</label><content>TWFu</content></"
      "attachment>"
      "<attachment><name>cfile1.uf.AB12.zip</name><label>물때표.zip</label></attachment>"
      "<attachment><name>1023.gif</name><label>점.gif</label></attachment>"
      "<attachment><name>cfile1.uf.CC.hwp</name><label>안 쓴 것.hwp</label></attachment>")));
  EXPECT_EQ(post.text, "방파제에서\n자세히\n숨은 글\n물때표.zip\n끝");
  ASSERT_EQ(post.images.size(), 2U);
  EXPECT_EQ(post.images[0].url, "cfile24.uf.227F62.jpg");
  EXPECT_EQ(post.images[0].original, "https://cfile24.uf.tistory.com/image/227F62");
  EXPECT_EQ(post.images[0].caption, "방파제에서");
  EXPECT_EQ(post.images[0].media, sha256("Man"));
  EXPECT_EQ(post.images[1].url, "1023.gif");
  ASSERT_EQ(post.attachments.size(), 2U);
  EXPECT_EQ(post.attachments[0].name, "물때표.zip");
  EXPECT_EQ(post.attachments[1].name, "안 쓴 것.hwp");
  EXPECT_THAT(post.html, Not(HasSubstr("[##_")));
}

TEST(ImportTtxml, KeepsFilmsAndMusicOfOldMarks) {
  const Post post = first_post(blog_of(post_xml(
      "5",
      "<content>[##_Movie|kAbc1$|http://cfile5.uf.tistory.com/image/1A_##][##_Jukebox|1.mp3|파도 "
      "소리|2.mp3||autoplay=0 "
      "visible=1|_##]</content><attachment><name>2.mp3</name><label>바람.mp3</label></attachment>")));
  EXPECT_THAT(post.embeds, ElementsAre("https://tvpot.daum.net/v/kAbc1$"));
  EXPECT_EQ(post.text, "파도 소리\n2.mp3");
  ASSERT_EQ(post.attachments.size(), 2U);
  EXPECT_EQ(post.attachments[0].name, "파도 소리");
  EXPECT_EQ(post.attachments[1].name, "바람.mp3");
  EXPECT_THAT(post.images, IsEmpty());
}

const std::string comments =
    "<comment><commenter><name>지나가던 "
    "이</name><homepage>http://example.org</homepage><ip>192.0.2.7</ip></commenter>"
    "<content>잘 "
    "봤습니다.\n고맙습니다.</content><password>5f4dcc3b</password><secret>0</secret><written>1353045100</"
    "written>"
    "<isFiltered>0</isFiltered><comment><commenter "
    "id=\"1\"><name>주인</name></commenter><content>네!</content><written>1353045200</written>"
    "</comment></comment>"
    "<comment><commenter id=\"77\"><name>숨은 "
    "이</name><homepage>http://secret.example</homepage></commenter><content>비밀 이야기</content>"
    "<secret>1</secret><comment><commenter><name>주인</name></commenter><content>비밀 "
    "대답</content></comment></comment>"
    "<comment><commenter><name>광고</name></commenter><content>대출</content><isFiltered>1</"
    "isFiltered><comment><content>더</content></comment></comment>";

TEST(ImportTtxml, ShowsCommentsThatWereShown) {
  const Post post = first_post(blog_of(post_xml("5", comments)));
  ASSERT_EQ(post.comments.size(), 1U);
  EXPECT_EQ(post.comments[0].author, "지나가던 이");
  EXPECT_EQ(post.comments[0].text, "잘 봤습니다.\n고맙습니다.");
  EXPECT_EQ(to_string(*post.comments[0].published), "2012-11-16T14:51:40+09:00");
  ASSERT_EQ(post.comments[0].replies.size(), 1U);
  EXPECT_EQ(post.comments[0].replies[0].author, "주인");
  EXPECT_EQ(post.comment_count, 4U);
}

TEST(ImportTtxml, KeepsNoSecrets) {
  const Imported imported =
      read(split(blog_of(post_xml("5", "<password>1234</password><content>글</content>" + comments)))
               .records.at(0));
  EXPECT_TRUE(imported.blanked);
  for (const char* secret :
       {"1234", "192.0.2.7", "5f4dcc3b", "비밀 이야기", "비밀 대답", "숨은 이", "secret.example", "\"77\""})
    EXPECT_THAT(imported.kept, Not(HasSubstr(secret)));
  EXPECT_THAT(imported.kept, HasSubstr("지나가던 이"));
  EXPECT_THAT(imported.kept, HasSubstr("글"));
}

TEST(ImportTtxml, ReadsTheSamePostFromWhatWasKept) {
  const test::Heard heard = split(
      blog_of(post_xml("5", "<password>1234</password><content>&lt;p&gt;글&lt;/p&gt;</content>" + comments)));
  const Imported first = read(heard.records.at(0));
  Record again = heard.records[0];
  again.bytes = first.kept;
  Imported second = read(again);
  EXPECT_FALSE(second.blanked);
  second.post.problems = first.post.problems;  // what was blanked once is told once
  EXPECT_EQ(second.post, first.post);
}

TEST(ImportTtxml, RefusesABackupWithoutAPost) {
  Imported imported;
  EXPECT_FALSE(import_ttxml({}, head + "</blog>", imported));
  EXPECT_FALSE(import_ttxml({}, "", imported));
}

// Old programs cut texts in the middle of a character and left control characters in.
TEST(ImportTtxml, ReadsDamagedText) {
  const Post post =
      first_post(blog_of(post_xml("5", "<content>&lt;p&gt;\x08물때표\xEB\xAC&lt;/p&gt;</content>")));
  EXPECT_THAT(post.text, HasSubstr("물때표"));
}

}  // namespace ttxml_test
}  // namespace seogo::importer
