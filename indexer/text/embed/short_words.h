// Finds what of one syllable makes compounds: nouns that stand inside them, suffixes and prefixes.
#pragma once

#include <set>
#include <string>
#include <utility>

#include "text/embed/hanja.h"

namespace seogo::embed {

using Nouns = std::set<std::u32string>;

struct ShortWords {
  std::set<char32_t> nouns;  // all of the spelling dictionary
  // Those that readers know as words inside a compound: many native compounds have them (비), or no Hanja
  // reads so and a consonant ends them (꽃, 밥).
  std::set<char32_t> free_nouns;
  std::set<char32_t> hanja;    // characters that are a word of their own, 藥 of 感氣藥
  std::set<char32_t> native;   // the free ones that no Hanja reads like and a consonant ends
  std::set<char32_t> fertile;  // the native ones of very many compounds
  // 生 of 大學生, 新 of 新製品, with their reading.  No prefix says no: 비급여 is not about 급여.
  std::set<std::pair<char32_t, char32_t>> suffixes, prefixes;
  std::set<char32_t> suffix_readings, prefix_readings;  // of the most common ones
};

ShortWords find_short_words(const Nouns& nouns, const HanjaTable& table);

}  // namespace seogo::embed
