// What goes to the parser is bounded: a linear scan drops tags, never text.
#include "importer/page/markup.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace seogo::importer {
namespace markup_test {

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  while (times-- > 0) out += text;
  return out;
}

std::size_t count(std::string_view text, std::string_view word) {
  std::size_t found = 0;
  for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1)) ++found;
  return found;
}

TEST(GuardMarkup, KeepsNoMoreElementsOpenThanTheBound) {
  for (const std::size_t depth : {std::size_t{10}, bound::open_elements, bound::open_elements * 3}) {
    const Markup guarded = guard_markup(repeated("<div>", depth) + "속" + repeated("</div>", depth) + "뒤");
    const std::size_t kept = count(guarded.html, "<div");
    EXPECT_LE(kept, bound::open_elements) << depth;
    EXPECT_EQ(kept + guarded.dropped_tags >= depth, true) << depth;
    EXPECT_EQ(count(guarded.html, "속"), 1U) << depth;
    EXPECT_EQ(count(guarded.html, "뒤"), 1U) << depth;
    if (depth < bound::open_elements / 2) {
      EXPECT_EQ(guarded.dropped_tags, 0U);
    }
  }
}

// The parser opens each of them again in every paragraph.
TEST(GuardMarkup, KeepsNoMoreFormattingOpenThanTheBound) {
  const Markup guarded = guard_markup("<p>" + repeated("<b>", 1000) + "굵은 글");
  EXPECT_LE(count(guarded.html, "<b>"), bound::open_formatting);
  EXPECT_GE(guarded.dropped_tags, 1000 - bound::open_formatting);
  EXPECT_EQ(count(guarded.html, "굵은 글"), 1U);
}

TEST(GuardMarkup, LeavesOrdinaryMarkupAsItIs) {
  const std::string html = "<p>가 <b>나</b> <a href=\"/1\">다</a></p><ul><li>라</li></ul>";
  EXPECT_EQ(guard_markup(html).html, html);
  EXPECT_EQ(guard_markup("").html, "");
}

}  // namespace markup_test
}  // namespace seogo::importer
