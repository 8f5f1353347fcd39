// Bytes of an unknown encoding become UTF-8, whatever they claim to be.
#include "text/decode.h"

#include <gtest/gtest.h>

using namespace std::string_literals;

namespace seogo::text {
namespace decode_test {

TEST(Decode, TellsTheEncodingFromTheBytes) {
  struct Case {
    std::string bytes, text;
    Encoding encoding;
  };
  const Case cases[] = {
      {"", "", Encoding::utf8},
      {"plain", "plain", Encoding::utf8},
      {"서버 장애", "서버 장애", Encoding::utf8},
      {"\xEF\xBB\xBF서버", "서버", Encoding::utf8_bom},
      {"\xFF\xFE\x1C\xC1\x84\xBC"s, "서버", Encoding::utf16le},
      {"\xFE\xFF\xC1\x1C\xBC\x84"s, "서버", Encoding::utf16be},
      {"\xBC\xAD\xB9\xF6", "서버", Encoding::cp949},
      {"<meta charset=utf-8>\xB0\xA1\xB3\xAA", "<meta charset=utf-8>가나", Encoding::cp949},
      {"<meta charset=euc-kr>가나", "<meta charset=euc-kr>가나", Encoding::utf8},
      {"\x8C\x63\xB9\xE6\xB0\xA2\xC7\xCF", "똠방각하", Encoding::cp949},  // 똠 is not in EUC-KR
  };
  for (const Case& c : cases) {
    const Decoded got = decode(c.bytes);
    EXPECT_EQ(got.text, c.text);
    EXPECT_EQ(got.encoding, c.encoding) << c.text;
    EXPECT_EQ(got.replaced, 0U) << c.text;
  }
}

TEST(Decode, ReplacesWhatIsIllFormedAndGoesOn) {
  struct Case {
    std::string bytes, text;
    Encoding encoding;
    std::size_t replaced;
  };
  const Case cases[] = {
      {"서버 장애 \xFF 보고", "서버 장애 \uFFFD 보고", Encoding::utf8, 1},
      {"서버 장애 보고\xEA\xB0", "서버 장애 보고\uFFFD\uFFFD", Encoding::utf8, 2},  // cut inside a character
      {"\xBC\xAD\xB9\xF6 \xB0", "서버 \uFFFD", Encoding::cp949, 1},
      {"\xFF\xFE\x1C\xC1\x00\xD8\x84\xBC"s, "서\uFFFD버", Encoding::utf16le, 1},  // half a surrogate pair
  };
  for (const Case& c : cases) {
    const Decoded got = decode(c.bytes);
    EXPECT_EQ(got.text, c.text);
    EXPECT_EQ(got.encoding, c.encoding) << c.text;
    EXPECT_EQ(got.replaced, c.replaced) << c.text;
  }
}

TEST(Decode, ReadsALongCp949TextWhole) {
  std::string bytes, text;
  for (int i = 0; i < 50000; ++i) bytes += "\xB0\xA1\xB3\xAA\n", text += "가나\n";
  EXPECT_EQ(decode(bytes).text, text);
}

TEST(DecodeName, IsUtf8ElseCp949AndNfc) {
  EXPECT_EQ(decode_name(""), "");
  EXPECT_EQ(decode_name("1-1/글.html"), "1-1/글.html");
  EXPECT_EQ(decode_name("\xB1\xDB.html"), "글.html");
  EXPECT_EQ(decode_name("\u1100\u1173\u11AF.html"), "글.html");
}

}  // namespace decode_test
}  // namespace seogo::text
