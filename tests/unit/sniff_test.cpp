// What a file is, is told from its content.
#include "importer/disk/sniff.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "importer/disk/prose.h"
#include "support/heard.h"

namespace seogo::importer {
namespace sniff_test {

using namespace std::string_literals;

struct Row {
  std::string bytes;
  std::string name;
  Shape want;
};

void expect(const std::vector<Row>& rows) {
  for (const Row& row : rows)
    EXPECT_EQ(name_of(sniff(row.bytes, row.name)), name_of(row.want))
        << row.name << ": " << row.bytes.substr(0, 80);
}

TEST(Sniff, tells_files_by_their_first_bytes_whatever_their_name) {
  expect({
      {"", "a.html", Shape::empty},
      {" \n\t", "a.txt", Shape::empty},
      {"\x89PNG\r\n\x1A\n....", "a.html", Shape::picture},
      {"\xFF\xD8\xFF\xE0..JFIF", "a", Shape::picture},
      {"RIFF....WEBPVP8 ", "a.jpg", Shape::picture},
      {"....ftypmp42....", "a", Shape::sound_or_video},
      {"%PDF-1.7\n", "a.txt", Shape::pdf},
      {"SQLite format 3\0...."s, "a.txt", Shape::database},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....", "a.doc", Shape::office},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....", "글.hwp", Shape::hwp},
      {"\x1F\x8B\x08....", "a.warc.gz", Shape::gzip},
      {"WARC/1.0\r\nWARC-Type: response\r\n", "a", Shape::warc},
      {"PK\3\4\x14\0\0\0........................[Content_Types].xml"s, "a.zip", Shape::zip},
      {std::string("PK\3\4").append(26, '\0') + "[Content_Types].xml", "a.zip", Shape::office},
      {std::string("PK\3\4").append(26, '\0') + "1/1.html", "a.docx", Shape::zip},
      {std::string(257, 'x') + "ustar\0"s, "a", Shape::tar},
      {"\x28\xB5\x2F\xFD....", "a.zst", Shape::compressed},
      {"\xFD\x37zXZ\0...."s, "a.xz", Shape::compressed},
      {"BZh91AY&SY....", "a.bz2", Shape::compressed},
      {"7z\xBC\xAF\x27\x1C....", "a.7z", Shape::other_archive},
      {"abc\0def"s, "a.txt", Shape::binary},
  });
}

TEST(Sniff, tells_pages_of_tistory_from_others) {
  expect({
      {test::backup_page("제목", "<p>글</p>"), "x.html", Shape::backup_page},
      {"<!-- 저장 -->\n---\ntitle: 제목\n---\n" + test::backup_page("제목", "<p>글</p>"), "x.md",
       Shape::backup_page},
      {"<!DOCTYPE html><html><head><link "
       "href=\"https://t1.daumcdn.net/tistory_admin/a.css\"></head><body></body>",
       "a", Shape::tistory_page},
      {"<!DOCTYPE html>\n<!-- saved from url=(0030)https://badanote.tistory.com/13 -->\n<html><body><p>글",
       "a.html", Shape::tistory_page},
      {"<p data-ke-size=\"size16\">글</p>", "a.html", Shape::fragment},
      {"# 제목\n\n<div class=\"contents_style\"><p>글</p></div>", "a.md", Shape::fragment},
      {"<%@ page language=\"java\" %><html><head><script>window.T.config = {};</script></head>", "a.jsp",
       Shape::tistory_page},
      {"<html><head><meta property=\"og:type\" content=\"article\"></head><body>", "a.html",
       Shape::article_page},
      {"<html><head><script type=\"application/ld+json\">{\"@type\":\"BlogPosting\"}</script></head>",
       "a.html", Shape::article_page},
      {"<html><body><p>그냥 페이지</p></body></html>", "a.txt", Shape::plain_html},
      {"<!doctype html><html><head><title>[##_page_title_##]</title></head><body><s_t3>", "skin.html",
       Shape::skin_template},
      {"<p data-ke-size=\"size16\">스킨의 &lt;s_article_rep&gt;는</p>", "a.html", Shape::fragment},
  });
}

TEST(Sniff, tells_kinds_of_xml_and_json_apart) {
  expect({
      {"<?xml version=\"1.0\"?><blog type=\"tattertools/1.1\" migrational=\"true\">", "a.xml", Shape::ttxml},
      {"<?xml version=\"1.0\"?><!-- x --><rss version=\"2.0\"><channel>", "a.xml", Shape::feed},
      {"<feed xmlns=\"http://www.w3.org/2005/Atom\">", "a", Shape::feed},
      {"<rss version=\"2.0\" xmlns:wp=\"http://wordpress.org/export/1.2/\">", "a.xml", Shape::wordpress},
      {"<?xml version=\"1.0\"?><urlset>", "a.xml", Shape::sitemap},
      {"<tistory><status>200</status>", "a.xml", Shape::api_dump},
      {"<?xml version=\"1.0\"?><root/>", "a.xml", Shape::other_xml},
      {"<?xml version=\"1.0\"?><!DOCTYPE html><html xmlns=\"http://www.w3.org/1999/xhtml\"><body>", "a.html",
       Shape::plain_html},
      {"{\"tistory\":{\"status\":\"200\"}}", "post-lists.txt", Shape::api_dump},
      {"{\"id\":\"a/1\",\"text\":\"글\"}\n{\"id\":\"a/2\",\"text\":\"글\"}\n", "a.txt", Shape::json_lines},
      {"{\"html\" : \"<p>글</p>\"}", "a.json", Shape::json_lines},
      {"{\"file\":\"a\"}\n{\"file\":\"b\"}\n", "a.jsonl", Shape::other_json_lines},
      {"{\n  \"text\": \"글\"\n}\n", "a.json", Shape::other_json},
      {"{\n  \"title\": \"가\",\n  \"content\": \"글\"\n}\n", "a.json", Shape::json_posts},
      {"[{\"제목\":\"가\",\"본문\":\"글\"}]", "a.json", Shape::json_posts},
      {"{\"title\":\"가\",\"content\":\"글\"}\n", "a.jsonl", Shape::json_lines},
      {"[{\"text\":\"글\"}]", "a.json", Shape::other_json},
      {"[ 오늘의 글 ]\n본문", "a.txt", Shape::text},
      {"{\"text\":\"" + std::string(head_size, 'x'), "a", Shape::json_lines},
  });
}

TEST(Sniff, asks_the_name_only_where_texts_look_alike) {
  expect({
      {"오늘은 물때가 좋았다.", "a.txt", Shape::text},
      {"오늘은 물때가 좋았다.", "a", Shape::text},
      {"\xEF\xBB\xBF오늘은 물때가 좋았다.", "a.TXT", Shape::text},
      {"\xFF\xFE\x24\xC6\x98\xB2"s, "a.txt", Shape::text},  // 오늘 in UTF-16
      {"body { color: red }", "style.css", Shape::style_sheet},
      {"var a = '<p data-ke-size>';", "a.js", Shape::script},
      {"print('안녕')", "a.py", Shape::source_code},
      {"# 제목\n글", "README.md", Shape::markdown},
      {"---\ntitle: 제목\n---\n글", "2024-05-04-a.md", Shape::markdown_post},
      {"+++\ntitle = \"제목\"\n+++\n글", "a.md", Shape::markdown_post},
      {"---\nname: 값\n---\n글", "a.md", Shape::markdown},
      {"AUTHOR: 누구\nTITLE: 제목\n-----\nBODY:\n글\n-----\n", "a.txt", Shape::movable_type},
      {"{\"db\":[{\"meta\":{\"exported_on\":1}}]}", "a.json", Shape::ghost},
      {"<?xml version=\"1.0\"?><!DOCTYPE en-export SYSTEM \"x\"><en-export>", "a.enex", Shape::evernote},
      {"a,b\n1,2", "a.csv", Shape::other_table},
      {"제목,본문\n가,글", "a.csv", Shape::table},
      {"page\t<p data-ke-size=\"size16\">", "MANIFEST.tsv", Shape::other_table},
      {"id : 1\npostUrl : http://a\n\nid : 2\npostUrl : http://b\n", "a.txt", Shape::api_dump},
      {"id : 가\n글\n\nid : 나\n글\n", "a.txt", Shape::list_text},
      {"본문에 <p>와 contents_style 이야기가 나온다. " + test::prose(), "a.txt", Shape::text},
  });
}

TEST(Sniff, gives_a_reason_in_both_languages_for_everything_that_is_not_read) {
  for (int i = 0; i <= static_cast<int>(Shape::binary); ++i) {
    const auto shape = static_cast<Shape>(i);
    EXPECT_EQ(reason(shape).en.empty(), treatment(shape) == Treatment::read) << name_of(shape);
    EXPECT_EQ(reason(shape).ko.empty(), treatment(shape) == Treatment::read) << name_of(shape);
    EXPECT_FALSE(name_of(shape).empty());
  }
}

TEST(Prose, is_forty_syllables_a_third_of_all_letters_or_sentences) {
  struct ProseRow {
    std::string text;
    bool html;
    bool want;
  };
  std::string short_text;
  std::string mixed;
  for (int i = 0; i < 13; ++i) short_text += "갯바위";
  for (int i = 0; i < 40; ++i) mixed += "갯x ";
  const std::string code = "\n```\n" + std::string(5000, 'x') + "\n```\n";
  const std::vector<ProseRow> rows{
      {"", false, false},
      {test::prose(), false, true},
      {short_text, false, false},  // 39
      {short_text + "갯", false, true},
      {mixed, false, true},                          // 40 of 80, for all its blanks
      {mixed + std::string(53, 'x'), false, true},   // 40 of 133
      {mixed + std::string(54, 'x'), false, false},  // 40 of 134
      {mixed + std::string(54, 'x') + " 고쳤다. 잘 된다.", false, true},
      {mixed + code, false, true},
      {"---\ntitle: " + std::string(5000, 'x') + "\n---\n" + mixed, false, true},
      {mixed + "[x](https://" + std::string(5000, 'x') + ")", false, true},
      {mixed + "[##_Image|" + std::string(5000, 'x') + "_##]", false, true},
      {"<p>" + test::prose() + "</p>", true, true},
      {"<script>" + test::prose() + "</script>", true, false},
      {"<style>" + test::prose(), true, false},
      {std::string(200, '\xB0'), false, true},  // 가 twice in CP949 is B0 A1; B0 B0 is 갚
  };
  for (const ProseRow& row : rows)
    EXPECT_EQ(reads_as_prose(row.text, row.html), row.want) << row.text.substr(0, 60);
}

TEST(TextCompany, is_good_when_nine_tenths_are_prose) {
  TextCompany company;
  EXPECT_FALSE(company.is_good("a"));
  for (int i = 0; i < 9; ++i) company.add("a", true);
  company.add("a", false);
  EXPECT_TRUE(company.is_good("a"));
  company.add("a", false);
  EXPECT_FALSE(company.is_good("a"));
  EXPECT_FALSE(company.is_good("b"));
}

}  // namespace sniff_test
}  // namespace seogo::importer
