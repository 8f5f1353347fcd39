// A page saved as one file: which part is the page, what it is decoded to, and what is told of the rest.
#include <gmock/gmock.h>

#include <string>

#include "importer/format/mhtml.h"
#include "post/digest.h"
#include "seogo/date.h"
#include "seogo/importer.h"
#include "support/heard.h"
#include "support/temp_folder.h"

namespace seogo::importer {
namespace mhtml_test {

using test::Heard;
using test::TempFolder;
using testing::ElementsAre;
using testing::IsEmpty;

const std::string address = "https://seori.tistory.com/12";

const std::string page =
    "<html><head><meta name=\"x\" content=\"tistory_admin\"></head><body>"
    "<div class=\"tt_article_useless_p_margin contents_style\"><p>가을</p></div></body></html>";

std::string part(const std::string& fields, const std::string& body) {
  return "------x\r\n" + fields + "\r\n\r\n" + body + "\r\n";
}

std::string saved(const std::string& parts, const std::string& fields = {}) {
  return "From: <Saved by a browser>\r\nSnapshot-Content-Location: " + address +
         "\r\nSubject: x\r\nDate: Sat, 4 May 2024 09:23:00 -0000\r\nMIME-Version: 1.0\r\n" + fields +
         "Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----x\"\r\n\r\n\r\n" +
         parts + "------x--\r\n";
}

const std::string frame = part("Content-Type: text/html\r\nContent-Location: cid:frame-1@mhtml.blink",
                               "<html><body>틀</body></html>");
const std::string picture = part(
    "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: "
    "https://a.example/i.png",
    "iVBORw0KGgoAAAAN");
const std::string whole =
    part("Content-Type: text/html\r\nContent-ID: <frame-2@x>\r\nContent-Location: " + address, page);

Heard scanned(const std::string& bytes) {
  const TempFolder folder;
  const std::string path = folder.write("a.mhtml", bytes);
  Heard heard;
  EXPECT_TRUE(scan({path}, {}, heard).has_value());
  for (Record& record : heard.records) record.path.erase(0, path.size() - 7);
  return heard;
}

TEST(Mhtml, UndoesQuotedPrintable) {
  struct Row {
    const char* text;
    const char* want;
  };
  for (const Row& row : {Row{"", ""}, Row{"=EA=B0=80=ea=b0=81", "가각"}, Row{"a=\r\nb=\nc\r\n", "abc\r\n"},
                         Row{"a=3D\"b\"", "a=\"b\""}, Row{"=", "="}, Row{"=3", "=3"}, Row{"=ZZ=3", "=ZZ=3"},
                         Row{"a=b", "a=b"}})
    EXPECT_EQ(undo_quoted_printable(row.text), row.want) << row.text;
}

TEST(Mhtml, GivesThePageWithItsAddressAndTime) {
  const Heard heard = scanned(saved(frame + whole + picture));
  ASSERT_THAT(heard.paths(""), ElementsAre("a.mhtml"));
  EXPECT_THAT(heard.rejections, IsEmpty());
  EXPECT_EQ(heard.records[0].bytes, page);
  EXPECT_EQ(heard.records[0].saved_address, address);
  EXPECT_EQ(heard.records[0].file_time, unix_from_date(*parse_iso_date("2024-05-04T09:23:00Z")));
  ASSERT_EQ(heard.pieces.size(), 1U);
  EXPECT_TRUE(heard.pieces[0].member.ends_with("/i.png"));
  EXPECT_EQ(heard.pieces[0].container, heard.records[0].container);
  EXPECT_EQ(heard.taken_for("!/cid:frame-1@mhtml.blink"), "page part");
  const Result<Imported> read = import_record(heard.records[0]);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->post.id, "seori/12");
  EXPECT_EQ(read->post.text, "가을");
}

TEST(Mhtml, DecodesThePage) {
  const std::string quoted =
      "<html><head><meta name=3D\"x\" content=3D\"tistory_admin\"></head><body>=EA=\r\n=B0=80</body></html>";
  const Heard heard = scanned(saved(
      part("Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable", quoted)));
  ASSERT_EQ(heard.records.size(), 1U);
  EXPECT_EQ(heard.records[0].bytes,
            "<html><head><meta name=\"x\" content=\"tistory_admin\"></head><body>가</body></html>");
  const SavedPage base64 =
      read_mhtml(saved(part("Content-Type: text/html\r\nContent-Transfer-Encoding: BASE64", "6rCA\r\n6rCB")));
  ASSERT_EQ(base64.parts.size(), 1U);
  EXPECT_EQ(base64.parts[0].bytes, "가각");
}

TEST(Mhtml, KeepsThePageWhenTheEndIsCut) {
  const std::string bytes = saved(whole + picture);
  const std::size_t picture_at = bytes.find("------x\r\n", bytes.find(page));
  const Heard heard = scanned(bytes.substr(0, picture_at + 40));
  EXPECT_EQ(heard.records.size(), 1U);
  EXPECT_EQ(heard.taken_for("!/~"), "cut off");
  const Heard lost = scanned(bytes.substr(0, bytes.find(page) + 50));
  EXPECT_THAT(lost.records, IsEmpty());
  EXPECT_EQ(lost.rejections.size(), 1U);
}

TEST(Mhtml, BearsAnything) {
  const std::string head = "MIME-Version: 1.0\r\nContent-Type: multipart/related";
  for (const std::string& bytes :
       {std::string(), head, head + "; boundary=", head + "; boundary=\"", head + "; boundary=\"\"\r\n\r\n",
        head + "; boundary=x\r\n\r\n--x", head + "; boundary=x\r\n\r\n--x\n--x\n--x--",
        head + "; boundary=x\r\n\r\n--x--", std::string("\n\n\n"), std::string(" folded: first\n")}) {
    const SavedPage read = read_mhtml(bytes);
    EXPECT_EQ(read.page, read.parts.size()) << bytes;
  }
  EXPECT_EQ(scanned(head + "; boundary=x\r\n\r\n--x--").rejections.size(), 1U);
}

TEST(Mhtml, TakesNoLetter) {
  const std::string letter =
      "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
      "Content-Type: text/html\r\n\r\n<html><body>" +
      test::prose() + "</body></html>\r\n--x--\r\n";
  const Heard heard = scanned(letter);
  EXPECT_THAT(heard.records, IsEmpty());
  EXPECT_EQ(heard.taken_for("a.mhtml"), "web page");
}

}  // namespace mhtml_test
}  // namespace seogo::importer
