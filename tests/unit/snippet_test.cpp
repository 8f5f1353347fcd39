// Which piece of a text answers a query, and what is marked in it.

#include "query/snippet.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <string>

#include "query/compile.h"

namespace seogo::query {
namespace snippet_test {

// The text with [ and ] around each mark.
std::string shown(const Marked& marked) {
  std::string out;
  std::size_t at = 0;
  for (const Marked::Range& mark : marked.marks) {
    out += marked.text.substr(at, mark.begin - at) + "[" +
           marked.text.substr(mark.begin, mark.end - mark.begin) + "]";
    at = mark.end;
  }
  return out + marked.text.substr(at);
}

const Analyzer& analyzer() {
  static const Analyzer shared;
  return shared;
}

// The words of a query, compiled as a search does.
std::vector<Highlight> highlights(const std::string& text) {
  return compile(*parse_query(text), {analyzer()})->highlights;
}

std::string marked(const std::string& query, const std::string& text) {
  const std::vector<Highlight> words = highlights(query);
  return shown(Snippets(words, analyzer()).mark(text));
}

std::string best(const std::string& query, const std::string& text) {
  const std::vector<Highlight> words = highlights(query);
  return shown(Snippets(words, analyzer()).best(text));
}

TEST(Mark, FindsWordsBeforeJosaAndInsideCompounds) {
  const struct {
    const char* query;
    const char* text;
    const char* want;
  } rows[] = {
      {"서버", "서버가 멈췄다", "[서버]가 멈췄다"},
      {"서버는", "서버에서 웹서버로", "[서버]에서 웹[서버]로"},
      {"데이터", "빅데이터를 모은다", "빅[데이터]를 모은다"},
      {"코드리뷰", "코드 리뷰를 했다", "[코드 리뷰]를 했다"},
      {"코드 리뷰", "코드리뷰", "[코드리뷰]"},
      {"책", "책상 위의 책을 읽다", "책상 위의 [책]을 읽다"},
      {"Docker", "DOCKER로 dockerfile", "[DOCKER]로 dockerfile"},
      {"docker*", "dockerfile", "[docker]file"},
      {"개발*", "개발자의 새개발", "[개발]자의 새개발"},
      {"\"서버의 부하\"", "서버의 부하", "[서버의 부하]"},
      {"\"서버 부하\"", "서버의 부하", "서버의 부하"},
      {"서버 -광고", "서버 광고", "[서버] 광고"},
      {"tag:서버 로그", "서버 로그", "서버 [로그]"},
      {"서버", "", ""},
      {"", "서버", "서버"},
  };
  for (const auto& row : rows)
    EXPECT_EQ(marked(row.query, row.text), row.want) << row.query << " in " << row.text;
}

// What is no match is not marked.
TEST(Mark, LeavesSyllablesOfOtherWordsAlone) {
  EXPECT_EQ(marked("다리", "오래 기다리던 다리를 건넜다"), "오래 기다리던 [다리]를 건넜다");
  EXPECT_EQ(marked("성과", "가능성과 성과를"), "가능성과 [성과]를");
}

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

TEST(Best, TakesThePassageThatHoldsMostOfTheWords) {
  const std::string filler = repeated("봄에는 꽃이 핀다. ", 60);
  const std::string text = filler + "서버를 옮겼다. " + filler + "밤새 서버 장애를 살폈다. " + filler;
  EXPECT_THAT(best("서버 장애", text), testing::HasSubstr("밤새 [서버] [장애]를 살폈다."));
}

TEST(Best, PrefersTheFirstOfEqualPassages) {
  const std::string filler = repeated("봄에는 꽃이 핀다. ", 60);
  EXPECT_THAT(best("서버", "첫 서버 " + filler + "둘째 서버"), testing::StartsWith("첫 [서버]"));
}

TEST(Best, ShowsTheBeginningWhereNoWordStands) {
  EXPECT_EQ(best("고래", "\n 봄에는 꽃이\n핀다"), "봄에는 꽃이 핀다");
  EXPECT_EQ(best("", "봄에는 꽃이 핀다"), "봄에는 꽃이 핀다");
  EXPECT_EQ(best("고래", ""), "");
}

TEST(Best, EndsBehindAWordAndWithoutItsPunctuation) {
  // The last word of the query goes on, and stands further off than the usual length.
  const std::string text =
      "서버 " + repeated("up and down ", 24) + "도서관사용안내 끝 " + repeated("up and down ", 24);
  EXPECT_THAT(best("서버 도서관", text), testing::EndsWith("down [도서관]사용안내…"));
  EXPECT_THAT(best("고래", repeated("가나다라. ", 200)), testing::EndsWith("가나다라…"));
}

TEST(Best, SaysWhereItWasCutAndKeepsToItsLength) {
  const std::string filler = repeated("봄에는 꽃이 핀다. ", 60);
  const std::vector<Highlight> words = highlights("서버");
  const Marked snippet = Snippets(words, analyzer()).best(filler + "서버 " + filler);
  EXPECT_THAT(snippet.text, testing::StartsWith("…"));
  EXPECT_THAT(snippet.text, testing::EndsWith("…"));
  const auto is_lead = [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; };
  EXPECT_LE(std::count_if(snippet.text.begin(), snippet.text.end(), is_lead), 2 * snippet_characters);
}

}  // namespace snippet_test
}  // namespace seogo::query
