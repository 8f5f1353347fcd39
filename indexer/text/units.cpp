#include "text/units.h"

#include <algorithm>

#include "text/ending.h"
#include "text/predicate.h"

namespace seogo::text {

namespace {

constexpr Syllables units_of_one =
    U"년월일시분초주개명번원회차층편장권대위점인배부급호건종쪽줄판곡평살세강만천억조백십도박잔병통곳칸끼간";
constexpr Syllables units_of_more[] = {U"개월", U"시간", U"주년",   U"주일", U"학년", U"학기",  U"차원",
                                       U"번째", U"달러", U"퍼센트", U"미터", U"그램", U"마리",  U"사람",
                                       U"킬로", U"가지", U"단계",   U"년대", U"세기", U"페이지"};

// 만 of 10만원 goes on with the number.
bool is_numeral(char32_t syllable) { return Syllables(U"십백천만억조").find(syllable) != Syllables::npos; }

std::size_t unit_at(Syllables run) {
  for (const Syllables unit : units_of_more)
    if (run.starts_with(unit)) return unit.size();
  return !run.empty() && units_of_one.find(run.front()) != Syllables::npos ? 1 : 0;
}

}  // namespace

bool is_tail(Syllables rest) { return is_all_ending(rest) || is_form_of_copula(rest); }

std::vector<std::size_t> units_of(Syllables run, BehindNumber place,
                                  const std::function<bool(Syllables)>& is_word) {
  std::vector<std::size_t> units;
  while (!run.empty() && (units.empty() || !is_tail(run))) {
    const std::size_t length = unit_at(run);
    if (length == 0) break;
    const Syllables rest = run.substr(length);
    const bool is_complete = rest.empty() || is_tail(rest);
    // 2주의 is 2 weeks', while 2 주의 may be an 주의; 10만원 is no 만원, 3주차 no 주차.
    const bool is_sure =
        place == BehindNumber::joined && (is_complete || is_numeral(run.front()) || run.starts_with(U"주차"));
    if (!is_sure && length < run.size() && is_word(run)) break;
    if (!is_complete && rest.size() < 2 && unit_at(rest) == 0) break;
    units.push_back(length);
    place = is_numeral(run.front()) ? BehindNumber::joined : BehindNumber::after_blank;
    run = rest;
  }
  return units;
}

}  // namespace seogo::text
