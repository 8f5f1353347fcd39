// Text that means the same gets one form.
#include "text/normalize.h"

#include <gtest/gtest.h>

#include "text/ngrams.h"

namespace seogo::text {
namespace normalize_test {

struct Case {
  std::string input, want;
};

TEST(Nfc, ComposesAndLeavesTheRest) {
  const Case cases[] = {
      {"", ""},
      {"plain TEXT", "plain TEXT"},
      {"서버", "서버"},
      {"\u1109\u1165\u1107\u1165", "서버"},
      {"e\u0301", "é"},
      {"ㅋㅋ Ａ①", "ㅋㅋ Ａ①"},  // compatible forms stay: NFC is for showing
      {"서\xFF버", "서\uFFFD버"},
      {"서\xED\xA0\x80", "서\uFFFD\uFFFD\uFFFD"},  // a surrogate in UTF-8
  };
  for (const Case& c : cases) EXPECT_EQ(nfc(c.input), c.want) << c.input;
}

TEST(Fold, UnifiesCaseWidthAndForm) {
  const Case cases[] = {
      {"", ""},
      {"React", "react"},
      {"Ｒｅａｃｔ２０", "react20"},
      {"서버", "서버"},
      {"\u1109\u1165\u1107\u1165", "서버"},
      {"ÉCOLE", "école"},
      {"E\u0301cole", "école"},
      {"Straße", "strasse"},
      {"①", "1"},
      {"서\u00AD버", "서버"},  // soft hyphen
      {"서\u200D버", "서버"},  // ZWJ
      {"ﾊﾝｸﾞﾙ", "ハングル"},
  };
  for (const Case& c : cases) EXPECT_EQ(fold(c.input), c.want) << c.input;
}

TEST(Fold, KeepsCompatibilityJamo) {
  const Case cases[] = {
      {"ㅋㅋㅋ", "ㅋㅋㅋ"},   {"ㅎㅏㄴ", "ㅎㅏㄴ"},      // not 한
      {"서ㅂ", "서ㅂ"},       {"\uFFBB\uFFBB", "ㅋㅋ"},  // half width
      {"\u110F", "ㅋ"},                                  // a conjoining jamo alone
      {"Aㅋa\u0301", "aㅋá"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(fold(c.input), c.want) << c.input;
    EXPECT_EQ(fold(fold(c.input)), c.want) << c.input;
  }
}

TEST(Ngrams, AreViewsOfNeighbouringCharacters) {
  using Views = std::vector<std::string_view>;
  EXPECT_EQ(bigrams("데이터"), (Views{"데이", "이터"}));
  EXPECT_EQ(syllables("c서"), (Views{"c", "서"}));
  EXPECT_EQ(bigrams("가"), Views{});
  EXPECT_EQ(syllables(""), Views{});
}

}  // namespace normalize_test
}  // namespace seogo::text
