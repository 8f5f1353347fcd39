// XML from anyone: what streams by is told, what is hostile is refused, what is broken is left behind.
#include "importer/format/xml_stream.h"

#include <gmock/gmock.h>

#include "importer/common/base64.h"
#include "importer/format/xml_tree.h"

namespace seogo::importer {
namespace xml_stream_test {

using testing::ElementsAre;
using testing::HasSubstr;

// Writes down what it hears: <a x="1">, text, </a>; a break as !.
class Scribe : public XmlVisitor {
 public:
  std::string heard;
  void open(const std::string& name, const XmlAttributes& attributes) override {
    heard += "<" + name;
    for (const auto& [key, value] : attributes) heard += " " + key + "=" + value;
    heard += ">";
  }
  void text(std::string_view piece) override { heard += piece; }
  void close(const std::string& name) override { heard += "</" + name + ">"; }
  void torn(const Error&) override { heard += "!"; }
};

std::string heard_of(std::string_view xml) {
  Scribe scribe;
  const Result<void> read = read_xml(xml, scribe);
  return read ? scribe.heard : "refused: " + read.error().message.en;
}

TEST(XmlStream, TellsWhatStandsThere) {
  const struct {
    std::string_view xml, want;
  } rows[] = {
      {"<a/>", "<a></a>"},
      {"<a x=\"1\" y='&lt;'>b &amp; c</a>", "<a x=1 y=<>b & c</a>"},
      {"<a><![CDATA[<p>&nbsp;]]></a>", "<a><p>&nbsp;</a>"},
      {"<!-- c --><?pi?><a>\n</a>", "<a>\n</a>"},
      {"<content:encoded>x</content:encoded>", "<content:encoded>x</content:encoded>"},
      {"\xEF\xBB\xBF\n <?xml version=\"1.0\"?><a>가</a>", "<a>가</a>"},
      // What nobody declared is read as HTML has it, or stays.
      {"<a>가&nbsp;나&none;</a>", "<a>가\u00A0나&none;</a>"},
      // What XML forbids does not end it.
      {std::string_view("<a>\x08x\x00y</a>", 11), "<a> x y</a>"},
      {"<a>\xEF\xBF\xBF</a>", "<a>\uFFFD</a>"},
  };
  for (const auto& row : rows) EXPECT_EQ(heard_of(row.xml), row.want) << row.xml;
}

TEST(XmlStream, ReadsTheBytesAndNotTheDeclaration) {
  EXPECT_EQ(heard_of("<?xml version=\"1.0\" encoding=\"euc-kr\"?><a>\xB0\xA1\xB3\xAA</a>"), "<a>가나</a>");
  EXPECT_EQ(heard_of("<?xml version=\"1.0\" encoding=\"utf-8\"?><a>\xB0\xA1\x90\x40</a>").substr(0, 6),
            "<a>가");
  EXPECT_EQ(heard_of("<?xml version=\"1.0\" encoding=\"euc-kr\"?><a>가나</a>"), "<a>가나</a>");
  EXPECT_EQ(heard_of(std::string_view("\xFF\xFE<\0a\0>\0\x00\xAC<\0/\0a\0>\0", 18)), "<a>가</a>");
}

TEST(XmlStream, CutsNoCharacterBetweenPieces) {
  std::string hangul;
  for (int i = 0; i < 100'000; ++i) hangul += "각";
  EXPECT_EQ(heard_of("<a>" + hangul + "</a>"), "<a>" + hangul + "</a>");
  std::string cp949;
  for (int i = 0; i < 100'000; ++i) cp949 += "\xB0\xA2 ";
  std::string want;
  for (int i = 0; i < 100'000; ++i) want += "각 ";
  EXPECT_EQ(heard_of("<a>" + cp949 + "</a>"), "<a>" + want + "</a>");
}

TEST(XmlStream, RefusesEntitiesOfTheDocument) {
  std::string bomb = "<!DOCTYPE a [<!ENTITY b0 \"ha\">";
  for (int i = 1; i < 30; ++i) {
    const std::string before = "&b" + std::to_string(i - 1) + ";";
    bomb += "<!ENTITY b" + std::to_string(i) + " \"" + before + before + "\">";
  }
  EXPECT_THAT(heard_of(bomb + "]><a>&b29;</a>"), HasSubstr("declares entities"));
  EXPECT_THAT(heard_of("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"),
              HasSubstr("declares entities"));
  EXPECT_THAT(heard_of("<!DOCTYPE a [<!ENTITY % p \"<!ENTITY q 'r'>\"> %p;]><a>&q;</a>"),
              HasSubstr("declares entities"));
}

TEST(XmlStream, LooksNowhereOutside) {
  EXPECT_EQ(heard_of("<!DOCTYPE rss PUBLIC \"-//N//DTD RSS 0.91//EN\" "
                     "\"http://127.0.0.1:9/rss.dtd\"><rss>a&nbsp;b</rss>"),
            "<rss>a\u00A0b</rss>");
}

TEST(XmlStream, RefusesWhatIsDeepOrLong) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  EXPECT_THAT(heard_of(deep), HasSubstr("200 deep"));
  EXPECT_THAT(heard_of("<a b=\"" + std::string(6 << 20, 'x') + "\"/>"), HasSubstr("4 MiB"));
  EXPECT_THAT(heard_of("<a><!--" + std::string(6 << 20, 'x') + "--></a>"), HasSubstr("4 MiB"));
  EXPECT_EQ(heard_of("<a>" + std::string(6 << 20, 'x') + "</a>").size(), (6U << 20) + 7);
}

TEST(XmlStream, SaysWhereItBroke) {
  EXPECT_THAT(heard_of(""), HasSubstr("line 1"));
  EXPECT_THAT(heard_of("  \n "), HasSubstr("broken"));
  EXPECT_THAT(heard_of("<a>\n<b></a>"), HasSubstr("line 2"));
  EXPECT_THAT(heard_of("<a>가"), HasSubstr("broken"));
  EXPECT_THAT(heard_of("no xml"), HasSubstr("broken"));
}

std::string heard_again(std::string_view xml) {
  Scribe scribe;
  const Result<void> read = read_xml(source_of_bytes(xml), scribe, {{"post", {"blog"}}});
  return scribe.heard + (read ? "" : "?");
}

TEST(XmlStream, GoesOnBehindABreak) {
  const struct {
    std::string_view xml, want;
  } rows[] = {
      {"<blog><post>1</post><post>2</post></blog>", "<blog><post>1</post><post>2</post></blog>"},
      {"<blog><post>1<b></post><post>2</post></blog>", "<blog><post>1<b>!<post>2</post></blog>"},
      {"<blog><post>1 & 2</post><post id=\"3\">3</post></blog>", "<blog><post>1 !<post id=3>3</post></blog>"},
      {"<blog><post>1 < 2</post><post>3</post><post>< </post><post>4</post></blog>",
       "<blog><post>1 !<post>3</post><post>!<post>4</post></blog>"},
      {"<blog><post>1</x><poster>2</poster></blog>", "<blog><post>1!"},
      {"<blog><post>1", "<blog><post>1?"},
  };
  for (const auto& row : rows) EXPECT_EQ(heard_again(row.xml), row.want) << row.xml;
}

TEST(XmlStream, FindsThePlaceToGoOnFarBehind) {
  const std::string filler(300'000, ' ');
  EXPECT_EQ(heard_again("<blog><post>1</x>" + filler + "<post>2</post></blog>"),
            "<blog><post>1!<post>2</post></blog>");
}

TEST(XmlStream, EndsWhereEverythingIsBroken) {
  std::string broken = "<blog>";
  for (int i = 0; i < 5000; ++i) broken += "<post></x>";
  EXPECT_EQ(heard_again(broken).back(), '?');
}

TEST(XmlStream, LetsTheVisitorsExceptionsThrough) {
  struct Thrower : Scribe {
    void close(const std::string&) override { throw std::runtime_error("enough"); }
  } thrower;
  EXPECT_THROW((void)read_xml("<a><b/></a>", thrower), std::runtime_error);
}

TEST(XmlTree, ComesBackAsItWas) {
  const std::string xml =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<a x=\"&quot;&lt;\"><b>1 &lt; 2 &amp; 3</b><b></b></a>";
  const Result<XmlElement> tree = parse_xml(xml);
  ASSERT_TRUE(tree);
  EXPECT_EQ(to_xml(*tree), xml);
  EXPECT_EQ(tree->text_of("b"), "1 < 2 & 3");
  EXPECT_EQ(tree->all("b").size(), 2U);
  EXPECT_EQ(tree->attribute("x"), "\"<");
  EXPECT_EQ(tree->child("c"), nullptr);
}

TEST(XmlTree, HasABoundOfElements) {
  std::string many = "<a>";
  for (int i = 0; i < 600'000; ++i) many += "<b/>";
  EXPECT_FALSE(parse_xml(many + "</a>"));
}

TEST(Base64, StreamsBackToBytes) {
  const struct {
    std::string_view text, want;
  } rows[] = {{"", ""},
              {"TQ==", "M"},
              {"TWE=", "Ma"},
              {"TWFu", "Man"},
              {"TWE", "Ma"},
              {"T W\nF u", "Man"},
              {"TWFuTWFu", "ManMan"},
              {"TQ==TWFu", "MMan"},
              {"!!!!", ""},
              {"T", ""}};
  for (const auto& row : rows) {
    std::string whole;
    Base64Decoder().feed(row.text, whole);
    EXPECT_EQ(whole, row.want) << row.text;
    std::string bits;
    Base64Decoder decoder;
    for (const char c : row.text) decoder.feed({&c, 1}, bits);
    EXPECT_EQ(bits, row.want) << row.text;
  }
}

}  // namespace xml_stream_test
}  // namespace seogo::importer
