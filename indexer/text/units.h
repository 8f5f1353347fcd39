// Cuts what is counted off a run of Hangul behind a number: 만, 원 of 10만원; 차 of 2차면접.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

namespace seogo::text {

enum class BehindNumber {
  no,
  joined,       // 10|만원
  after_blank,  // 10 만원; also behind a unit, joined or not
};

// The lengths in syllables of the units that `run` begins with; what is left behind them, a josa or a word,
// may be empty.  `is_word` tells whether a string is a noun, perhaps with josa, so that it is no unit and a
// rest.
std::vector<std::size_t> units_of(std::u32string_view run, BehindNumber place,
                                  const std::function<bool(std::u32string_view)>& is_word);

// Whether it may follow a unit or a noun as josa or as form of 이다.
bool is_tail(std::u32string_view rest);

}  // namespace seogo::text
