// Web archives and gzip: which pages come out, with which address and time, and what is told of the rest.
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "importer/disk/inflate.h"
#include "importer/disk/warc.h"
#include "post/digest.h"
#include "seogo/date.h"
#include "seogo/importer.h"
#include "support/gzip_bytes.h"
#include "support/heard.h"
#include "support/temp_folder.h"
#include "support/zip_bytes.h"

namespace seogo::importer {
namespace warc_test {

using test::gzip_bytes;
using test::Heard;
using test::TempFolder;
using testing::ElementsAre;
using testing::IsEmpty;

const std::string page =
    "<html><head><meta name=\"x\" content=\"tistory_admin\"></head><body>"
    "<div class=\"tt_article_useless_p_margin contents_style\"><p>글</p></div></body></html>";

std::string warc_record(const std::string& type, const std::string& address, const std::string& block) {
  return "WARC/1.0\r\nWARC-Type: " + type + (address.empty() ? "" : "\r\nWARC-Target-URI: " + address) +
         "\r\nWARC-Date: 2024-05-04T09:23:00Z\r\nContent-Length: " + std::to_string(block.size()) +
         "\r\n\r\n" + block + "\r\n\r\n";
}

std::string answer(const std::string& body, const std::string& fields = {}) {
  return "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n" + fields + "\r\n" + body;
}

std::string response(const std::string& address, const std::string& body, const std::string& fields = {}) {
  return warc_record("response", address, answer(body, fields));
}

Heard scanned(const std::string& name, const std::string& bytes) {
  const TempFolder folder;
  const std::string path = folder.write(name, bytes);
  Heard heard;
  EXPECT_TRUE(scan({path}, {}, heard).has_value());
  const std::size_t cut = path.size() - name.size();
  for (Record& record : heard.records) {
    record.path.erase(0, cut);
    if (!record.container.empty()) record.container.erase(0, cut);
  }
  for (const Skip& skip : heard.skips)
    EXPECT_FALSE(skip.reason.en.empty() || skip.reason.ko.empty()) << skip.path;
  return heard;
}

const std::string one = "https://seori.tistory.com/1";
const std::string two = "https://seori.tistory.com/2";

TEST(Warc, GivesEachPageWithItsAddressAndTime) {
  const std::string warc = warc_record("warcinfo", "", "software: x\r\n") +
                           warc_record("request", one, "GET /1 HTTP/1.1\r\n\r\n") + response(one, page) +
                           warc_record("metadata", one, "via: x") +
                           warc_record("resource", "<" + two + ">", page);
  for (const std::string& bytes : {warc, gzip_bytes(warc)}) {
    const Heard heard = scanned("a.warc", bytes);
    ASSERT_THAT(heard.paths(""), ElementsAre("a.warc!/" + one, "a.warc!/" + two));
    EXPECT_THAT(heard.skips, IsEmpty());
    EXPECT_THAT(heard.rejections, IsEmpty());
    EXPECT_EQ(heard.records[0].bytes, page);
    EXPECT_EQ(heard.records[0].container, "a.warc");
    EXPECT_EQ(heard.records[0].saved_address, one);
    EXPECT_EQ(heard.records[0].file_time, unix_from_date(*parse_iso_date("2024-05-04T09:23:00Z")));
    EXPECT_EQ(heard.records[1].bytes, page);
    const Result<Imported> read = import_record(heard.records[0]);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->post.id, "seori/1");
    EXPECT_EQ(read->post.url, one);
    EXPECT_EQ(read->as_of, heard.records[0].file_time);
  }
}

TEST(Warc, ReadsAMemberForEachRecord) {
  const Heard heard = scanned("a.warc.gz", gzip_bytes(response(one, page)) + gzip_bytes(response(two, page)));
  EXPECT_THAT(heard.paths(""), ElementsAre("a.warc.gz!/" + one, "a.warc.gz!/" + two));
  EXPECT_THAT(heard.rejections, IsEmpty());
}

TEST(Warc, IsReadInsideAZip) {
  const std::string zip = test::ZipBytes()
                              .add("archive/data.warc.gz", gzip_bytes(response(one, page)))
                              .add("datapackage.json", "{}")
                              .finish();
  const Heard heard = scanned("a.wacz", zip);
  EXPECT_THAT(heard.paths(""), ElementsAre("a.wacz!/archive/data.warc.gz!/" + one));
}

TEST(Warc, UndoesChunksAndPacking) {
  const std::string half = page.substr(0, 10);
  const std::string chunked = "a\r\n" + half + "\r\n8c;x=y\r\n" + page.substr(10) + "\r\n0\r\n\r\n";
  ASSERT_EQ(page.size(), 10U + 0x8cU);
  struct Row {
    std::string body, fields;
  };
  for (const Row& row :
       {Row{chunked, "Transfer-Encoding: chunked\r\n"},
        Row{page, "Transfer-Encoding: chunked\r\n"},  // joined before it was saved
        Row{gzip_bytes(page), "Content-Encoding: gzip\r\n"},
        Row{page, "content-encoding: GZIP\r\n"},  // unpacked before it was saved
        Row{gzip_bytes(page).substr(10, page.size() + 5), "Content-Encoding: deflate\r\n"}}) {
    const Heard heard = scanned("a.warc", response(one, row.body, row.fields));
    ASSERT_EQ(heard.records.size(), 1U) << row.fields;
    EXPECT_EQ(heard.records[0].bytes, page) << row.fields;
  }
}

TEST(Warc, TellsWhatIsNoPage) {
  const Heard heard =
      scanned("a.warc", warc_record("response", one, "HTTP/1.1 404 Not Found\r\n\r\nnone") +
                            warc_record("revisit", two, "HTTP/1.1 200 OK\r\n\r\n") +
                            response("https://a.example/i.png", "\x89PNG\r\n\x1A\n....") +
                            response("https://a.example/x", "<html><body>x</body></html>") +
                            response("https://a.example/z", test::ZipBytes().add("1.html", page).finish()) +
                            response("dns:a.example", "x") + response(one, "zz", "Content-Encoding: br\r\n") +
                            response(two, page));
  EXPECT_THAT(heard.paths(""), ElementsAre("a.warc!/" + two));
  EXPECT_EQ(heard.taken_for("/1"), "answer without a page");
  EXPECT_EQ(heard.taken_for("/2"), "unchanged page");
  ASSERT_EQ(heard.pieces.size(), 1U) << "whatever type the server told";
  EXPECT_EQ(heard.pieces[0].member, "https://a.example/i.png");
  EXPECT_EQ(heard.pieces[0].address, "https://a.example/i.png");
  EXPECT_THAT(heard.order[0], testing::HasSubstr("media"));
  EXPECT_EQ(heard.taken_for("/x"), "web page");
  EXPECT_EQ(heard.taken_for("/z"), "zip");
  EXPECT_NE(heard.rejection_of("/1"), nullptr);
  EXPECT_EQ(heard.skips.size(), 4U);
}

TEST(Warc, NumbersFurtherCapturesOfAnAddress) {
  const Heard heard = scanned("a.warc", response(one, page) + response(one, page + " "));
  EXPECT_THAT(heard.paths(""), ElementsAre("a.warc!/" + one, "a.warc!/" + one + "~2"));
}

TEST(Warc, TakesAPageWithoutSignsAtAnAddressOfThePlatform) {
  const std::string bare = "<html><body><p>글</p></body></html>";
  EXPECT_EQ(scanned("a.warc", response(one, bare)).records.size(), 1U);
  EXPECT_EQ(scanned("a.warc", response("https://tistory.com.a.example/1", bare)).records.size(), 0U);
}

TEST(Warc, KeepsWhatWasWholeBeforeACut) {
  const std::string first = response(one, page);
  const std::string whole = first + response(two, page);
  const std::string packed = gzip_bytes(first) + gzip_bytes(response(two, page));
  for (const std::size_t behind : {5U, 40U, 120U}) {
    const Heard plain = scanned("a.warc", whole.substr(0, first.size() + behind));
    EXPECT_EQ(plain.records.size(), 1U) << behind;
    EXPECT_NE(plain.rejection_of("a.warc"), nullptr) << behind;
    const Heard gzip = scanned("a.warc.gz", packed.substr(0, gzip_bytes(first).size() + behind));
    EXPECT_EQ(gzip.records.size(), 1U) << behind;
    EXPECT_NE(gzip.rejection_of("a.warc.gz"), nullptr) << behind;
  }
}

TEST(Warc, BearsAnything) {
  for (const std::string& bytes :
       {std::string("WARC/1.0"), std::string("WARC/1.0\r\n\r\n"),
        std::string("WARC/1.0\r\nContent-Length: -1\r\n\r\n"),
        std::string("WARC/1.0\r\nContent-Length: 99999999999999999999\r\n\r\n"),
        std::string("WARC/1.0\r\nContent-Length: 999999999999999\r\n\r\nx"),
        "WARC/1.0\r\nX: " + std::string(200'000, 'x'), response(one, page) + "XXXX",
        response(one, "ffffffff\r\n", "Transfer-Encoding: chunked\r\n"),
        response(one, gzip_bytes(page).substr(0, 30), "Content-Encoding: gzip\r\n")}) {
    const Heard heard = scanned("a.warc", bytes);
    EXPECT_EQ(heard.rejections.size(), 1U) << bytes.substr(0, 60);
  }
  EXPECT_THAT(scanned("a.warc", warc_record("response", one, "no answer")).records, IsEmpty());
  EXPECT_THAT(scanned("a.warc", response(one, "")).records, IsEmpty());
  const Heard odd = scanned("a.warc", response("https://a.example/\xFF \x01", page));
  EXPECT_THAT(odd.paths(""), ElementsAre("a.warc!/https://a.example/%FF%20%01"));
}

TEST(Gzip, GivesTheOneFileAsIfItLayThere) {
  const Heard html = scanned("1.html.gz", gzip_bytes(page));
  ASSERT_THAT(html.paths(""), ElementsAre("1.html.gz"));
  EXPECT_EQ(html.records[0].bytes, page);
  EXPECT_EQ(html.records[0].container, "");
  const Heard lines = scanned("a.jsonl.gz", gzip_bytes("{\"text\":\"가\"}\n{\"text\":\"나\"}\n"));
  EXPECT_THAT(lines.paths(""), ElementsAre("a.jsonl.gz!/1", "a.jsonl.gz!/2"));
}

TEST(Gzip, RefusesWhatItDoesNotHold) {
  for (const std::string& bytes :
       {gzip_bytes(page).substr(0, 50), gzip_bytes(gzip_bytes(page)), std::string("\x1F\x8B\x08"),
        gzip_bytes(test::ZipBytes().add("1.html", page).finish()),
        gzip_bytes(page + std::string(33 << 20, ' '))}) {
    const Heard heard = scanned("a.gz", bytes);
    EXPECT_THAT(heard.records, IsEmpty());
    EXPECT_EQ(heard.rejections.size(), 1U);
  }
  EXPECT_EQ(scanned("a.css.gz", gzip_bytes("body { color: red }")).taken_for("a.css.gz"), "style sheet");
  EXPECT_EQ(scanned("a.gz", gzip_bytes("")).taken_for("a.gz"), "empty file");
}

}  // namespace warc_test
}  // namespace seogo::importer
