// What a search for one syllable would miss.
#include "index/left_syllables.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "index/term_code.h"
#include "text/utf8.h"

namespace seogo::index {
namespace left_syllables_test {

std::string left(const std::vector<std::string>& texts, const std::vector<std::string>& terms = {}) {
  LeftSyllables syllables;
  for (const std::string& text : texts) syllables.add_text(text);
  for (const std::string& term : terms) syllables.take_found_by(term);
  return decode_term(syllables.left());
}

TEST(LeftSyllables, AreThoseOfTheTextsInTheirOrder) {
  EXPECT_EQ(left({}), "");
  EXPECT_EQ(left({"집 밖", "밖에서 봄"}), "밖봄서집");
  EXPECT_EQ(left({"docker 2024 東京 ㅋㅋ", "\xFF\xEC"}), "");
}

TEST(LeftSyllables, AreNotThoseThatATermIsFoundBy) {
  const struct {
    const char* term;
    const char* left;  // of 집밖봄쥐
  } cases[] = {
      {"집", "밖봄쥐"},       {"집밖", "봄쥐"},           {"XB밖봄", "쥐집"},       {"XV집밖봄", "봄쥐"},
      {"집밖봄", "밖봄쥐집"}, {"S집", "밖봄쥐집"},        {"XT집밖봄", "밖봄쥐집"}, {"K집", "밖봄쥐집"},
      {"京집", "밖봄쥐집"},   {"XB집\u0301", "밖봄쥐집"}, {"XX집밖", "밖봄쥐집"},
  };
  for (const auto& c : cases) EXPECT_EQ(left({"집밖봄쥐"}, {c.term}), c.left) << c.term;
}

TEST(LeftSyllables, LeaveOutWhatIsNoNoun) { EXPECT_EQ(left({"했었겠며까 쥐었으며"}), "쥐"); }

// Codes are of one byte or two, so the bytes of one may stand across two others.
TEST(LeftSyllables, AreToldApart) {
  std::string all;
  for (char32_t code = text::first_syllable; code <= text::last_syllable; code += 49) {
    LeftSyllables one;
    std::string syllable;
    text::append_utf8(syllable, code);
    one.add_text(syllable);
    if (!one.left().empty()) all += syllable;
  }
  const std::string held = encode_term(all);
  std::size_t found = 0;
  for (char32_t code = text::first_syllable; code <= text::last_syllable; ++code) {
    std::string syllable;
    text::append_utf8(syllable, code);
    const bool is_held = all.find(syllable) != std::string::npos;
    EXPECT_EQ(has_left(held, syllable, encode_term(syllable)), is_held) << syllable;
    found += is_held ? 1 : 0;
  }
  EXPECT_GT(found, 200U);
}

}  // namespace left_syllables_test
}  // namespace seogo::index
