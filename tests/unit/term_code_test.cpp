// How terms are written in Xapian: back and forth, in order, short.
#include "index/term_code.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "text/utf8.h"

namespace seogo::index {
namespace term_code_test {

TEST(EncodeTerm, ComesBackWhole) {
  for (const char* text : {"", "a", "서버", "B서버", "k8s서버2", "힣", "가", "ㅋㅋㅋ", "漢字", "東京大学",
                           "カナ", "é", "ＡＢ", "😀서버😀", "한\xEF\xBF\xBDx", "퐀가힣ｱ가"})
    EXPECT_EQ(decode_term(encode_term(text)), text) << text;
  EXPECT_EQ(encode_term("서버").size(), 3U) << "서 is frequent";
  EXPECT_EQ(encode_term("컨텐").size(), 4U);
  EXPECT_EQ(decode_term(encode_term("서\xEC\x84버")), "서\xEF\xBF\xBD\xEF\xBF\xBD버");
}

// Characters from all of Unicode, and the neighbours of every bound.
TEST(EncodeTerm, KeepsTheOrderOfUtf8AndItsBeginnings) {
  std::vector<std::string> texts;
  for (char32_t code = 1; code < 0x110000; code += code < 0x10000 ? 37 : 4001) {
    if (code >= 0xD800 && code < 0xE000) continue;
    texts.emplace_back();
    text::append_utf8(texts.back(), code);
  }
  for (const char32_t code :
       std::u32string_view(U"\x7F\x80\x7FF\x800\xABFF\xAC00\xD7A3\xD7A4\xD7FB\xFFFD\x10000")) {
    texts.emplace_back();
    text::append_utf8(texts.back(), code);
  }
  std::ranges::sort(texts);
  for (std::size_t i = 1; i < texts.size(); ++i) {
    ASSERT_EQ(decode_term(encode_term(texts[i])), texts[i]);
    if (texts[i - 1] == texts[i]) continue;
    ASSERT_LT(encode_term(texts[i - 1] + "힣"), encode_term(texts[i])) << i;
    ASSERT_TRUE(encode_term(texts[i] + texts[i - 1]).starts_with(encode_term(texts[i])));
    ASSERT_LE(2 * encode_term(texts[i]).size(), 3 * texts[i].size());
  }
}

TEST(DecodeDescription, ShowsTheTermsOfAQuery) {
  EXPECT_EQ(decode_description("Query(" + encode_term("서버") + ")"), "Query(서버)");
  EXPECT_EQ(decode_description("Query(a\\x5cb)"), "Query(a\\b)");
}

}  // namespace term_code_test
}  // namespace seogo::index
