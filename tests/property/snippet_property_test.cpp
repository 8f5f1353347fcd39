// What holds for every snippet, of texts and queries at random:
//   1. marks lie inside the text, in order, never overlapping, on character boundaries;
//   2. without its "…" and with its blanks levelled, a snippet occurs in the body;
//   3. a body that holds the query's noun shows a mark;
//   4. bytes that are no text do no harm.

#include <gmock/gmock.h>

#include <random>
#include <string>

#include "query/compile.h"
#include "query/snippet.h"

namespace seogo::query {
namespace snippet_property_test {

bool is_boundary(const std::string& text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xc0) != 0x80;
}

void expect_lawful_marks(const Marked& marked) {
  std::size_t last = 0;
  for (const Marked::Range& mark : marked.marks) {
    ASSERT_LE(last, mark.begin) << marked.text;
    ASSERT_LT(mark.begin, mark.end) << marked.text;
    ASSERT_LE(mark.end, marked.text.size()) << marked.text;
    ASSERT_TRUE(is_boundary(marked.text, mark.begin) && is_boundary(marked.text, mark.end)) << marked.text;
    last = mark.end;
  }
}

std::string levelled(std::string text) {
  for (char& c : text)
    if (c == '\n' || c == '\t') c = ' ';
  return text;
}

std::string without_dots(std::string text) {
  const std::string dots = "…";
  if (text.starts_with(dots)) text.erase(0, dots.size());
  if (text.ends_with(dots)) text.erase(text.size() - dots.size());
  return text;
}

std::string random_text(std::mt19937& random, std::size_t most) {
  static const std::vector<std::string> pieces{
      "서버",   "서버가",   "웹서버를", "코드", "리뷰", "코드리뷰", "책", "책상",
      "나이",   "Docker",   "2024년",   "c++",  "ㅋㅋ", "장애",     "는", "가나다라마바사",
      "\u3000", "👍🏽", "é",        "한",   ".",    "?"};
  static const std::vector<std::string> between{" ", " ", " ", "\n", "", ". ", ", "};
  std::string text;
  for (std::size_t n = random() % most; n > 0; --n)
    text += pieces[random() % pieces.size()] + between[random() % between.size()];
  return text;
}

TEST(SnippetProperty, MarksAndPassagesAreLawful) {
  const Analyzer analyzer;
  constexpr unsigned seed = 11;
  std::mt19937 random(seed);
  for (int round = 0; round < 400; ++round) {
    const std::string body = random_text(random, 400);
    const Result<Query> query = parse_query(random_text(random, 5));
    if (!query) continue;
    const Result<Plan> plan = compile(*query, {analyzer});
    ASSERT_TRUE(plan.has_value());
    const Snippets snippets(plan->highlights, analyzer);
    const Marked best = snippets.best(body);
    expect_lawful_marks(best);
    expect_lawful_marks(snippets.mark(body));
    EXPECT_NE(levelled(body).find(without_dots(best.text)), std::string::npos) << body << "\n" << best.text;
    if (HasFailure()) FAIL() << "seed " << seed << ", round " << round;
  }
}

TEST(SnippetProperty, ABodyThatHoldsTheWordShowsAMark) {
  const Analyzer analyzer;
  const std::vector<Highlight> words{{"장애", Script::hangul}};
  const Snippets snippets(words, analyzer);
  std::mt19937 random(12);
  for (int round = 0; round < 400; ++round) {
    const std::string body = random_text(random, 200);
    const std::vector<Word> found = analyzer.analyze(body);
    const auto is_it = [](const Word& word) { return word.term == "장애"; };
    if (std::ranges::any_of(found, is_it)) {
      EXPECT_FALSE(snippets.mark(body).marks.empty()) << body;
    }
    if (body.find("장애") == std::string::npos) {
      EXPECT_TRUE(snippets.best(body).marks.empty()) << body;
    }
  }
}

TEST(SnippetProperty, BytesThatAreNoTextDoNoHarm) {
  const Analyzer analyzer;
  std::mt19937 random(13);
  for (int round = 0; round < 400; ++round) {
    std::string body, term;
    for (std::size_t n = random() % 600; n > 0; --n) body += static_cast<char>(random() % 256);
    for (std::size_t n = 1 + random() % 3; n > 0; --n) term += static_cast<char>(random() % 256);
    const std::vector<Highlight> words{{term, Script::other}};
    const Marked best = Snippets(words, analyzer).best(body);
    for (const Marked::Range& mark : best.marks) {
      ASSERT_LT(mark.begin, mark.end);
      ASSERT_LE(mark.end, best.text.size());
    }
  }
}

}  // namespace snippet_property_test
}  // namespace seogo::query
