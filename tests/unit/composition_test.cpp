// What a half-typed word may become.

#include "query/composition.h"

#include <gmock/gmock.h>

#include <algorithm>

namespace seogo::query {
namespace composition_test {

std::string spans(std::string_view typed) {
  std::string out;
  for (const Span& span : continuations(typed))
    out += (out.empty() ? "" : " ") + span.first + (span.first == span.last ? "" : "-" + span.last);
  return out;
}

TEST(Continuations, FollowTheKeyboardsAutomaton) {
  const struct {
    const char *typed, *want;
  } rows[] = {
      {"", ""},
      {"ㅅ", "ㅅ 사-싷"},
      {"ㄲ", "ㄲ 까-낗"},
      {"ㅎ", "ㅎ 하-힣"},
      {"ㄳ", "ㄳ"},
      {"ㅏ", "ㅏ"},
      {"서", "서-섷"},
      {"고", "고-굏"},  // 과, 괘, 괴 too
      {"구", "구-귛"},  // 궈, 궤, 귀
      {"그", "그-긯"},  // 긔
      {"과", "과-괗"},
      {"서ㅂ", "서ㅂ 서바-서빟"},
      {"섭", "서바-서빟 섭 섮"},
      {"각", "가가-가깋 각 갃"},
      {"간", "가나-가닣 간 갅-갆"},
      {"갈", "가라-가맇 갈 갉-갏"},
      {"갂", "가까-가낗 갂"},
      {"값", "갑사-갑싷 값"},
      {"닭", "달가-달깋 닭"},
      {"강", "가아-가잏 강"},
      {"doc", "doc"},
      {"2024", "2024"},
      {"웹서", "웹서-웹섷"},
      {"漢", "漢"},
  };
  for (const auto& row : rows) EXPECT_EQ(spans(row.typed), row.want) << row.typed;
}

// A word never leaves the spans of its beginnings while it is typed key by key.
TEST(Continuations, HoldTheWordAtEachKey) {
  const struct {
    const char* word;
    std::vector<const char*> keys;
  } rows[] = {
      {"서버", {"ㅅ", "서", "섭", "서버"}},
      {"닭갈비", {"ㄷ", "다", "달", "닭", "닭ㄱ", "닭가", "닭갈", "닭갈ㅂ", "닭갈비"}},
      {"과자", {"ㄱ", "고", "과", "괒", "과자"}},
      {"값이", {"ㄱ", "가", "갑", "값", "값ㅇ", "값이"}},
      {"의자", {"ㅇ", "으", "의", "읮", "의자"}},
      {"일기", {"ㅇ", "이", "일", "읽", "일기"}},
  };
  for (const auto& row : rows)
    for (const char* typed : row.keys) {
      const std::vector<Span> all = continuations(typed);
      EXPECT_TRUE(std::ranges::any_of(all, [&](const Span& span) { return span.holds(row.word); }))
          << row.word << " at " << typed;
    }
}

}  // namespace composition_test
}  // namespace seogo::query
