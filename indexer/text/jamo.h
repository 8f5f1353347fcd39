// How Hangul syllables are made of jamo, and the three sets of jamo that Unicode has for them.
#pragma once

#include <cstddef>

namespace seogo::text {

inline constexpr char32_t first_syllable = U'가', last_syllable = U'힣';
// How many of each a syllable may be composed of; the trailing ones with none among them.
inline constexpr unsigned leadings = 19, vowels = 21, trailings = 28;
inline constexpr std::size_t syllable_bytes = 3;  // in UTF-8
inline constexpr unsigned syllables_in_all = leadings * vowels * trailings;

// ㄱ to ㅎ as they are typed alone (U+3131 to U+314E).
constexpr bool is_consonant(char32_t code) { return code >= U'ㄱ' && code <= U'ㅎ'; }

constexpr bool is_syllable(char32_t code) { return code >= first_syllable && code <= last_syllable; }
constexpr bool is_leading(char32_t code) { return code >= 0x1100 && code <= 0x1112; }  // conjoining ㄱ … ㅎ
constexpr bool is_vowel(char32_t code) { return code >= 0x1161 && code <= 0x1175; }  // conjoining ㅏ … ㅣ
constexpr bool is_trailing(char32_t code) { return code >= 0x11A8 && code <= 0x11C2; }  // conjoining ㄱ … ㅎ

// Without the filler U+3164, which nobody sees.
constexpr bool is_compatibility_jamo(char32_t code) {
  return code >= 0x3131 && code <= 0x318E && code != 0x3164;
}

// The final consonant (받침) of a syllable, counted as Unicode does: 0 none, 1 ㄱ, 8 ㄹ, 27 ㅎ.
constexpr unsigned final_of(char32_t syllable) {
  return static_cast<unsigned>(syllable - first_syllable) % 28;
}
inline constexpr unsigned final_nieun = 4, final_rieul = 8, final_ssangsios = 20;

constexpr char32_t compose(char32_t leading, char32_t vowel) {
  return first_syllable + ((leading - 0x1100) * 21 + (vowel - 0x1161)) * 28;
}
constexpr char32_t with_trailing(char32_t open_syllable, char32_t trailing) {
  return open_syllable + (trailing - 0x11A7);
}

// A modern conjoining jamo as the compatibility jamo that looks the same; anything else as it is.
constexpr char32_t compatibility_jamo(char32_t code) {
  constexpr char32_t leading[] = U"ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
  constexpr char32_t trailing[] = U"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";
  if (is_leading(code)) return leading[code - 0x1100];
  if (is_vowel(code)) return U'ㅏ' + (code - 0x1161);
  if (is_trailing(code)) return trailing[code - 0x11A8];
  return code;
}

// U+FFA1 … U+FFDC, in four blocks with gaps between them.
constexpr char32_t from_half_width_jamo(char32_t code) {
  if (code >= 0xFFA1 && code <= 0xFFBE) return 0x3131 + (code - 0xFFA1);
  if (code >= 0xFFC2 && code <= 0xFFC7) return 0x314F + (code - 0xFFC2);
  if (code >= 0xFFCA && code <= 0xFFCF) return 0x3155 + (code - 0xFFCA);
  if (code >= 0xFFD2 && code <= 0xFFD7) return 0x315B + (code - 0xFFD2);
  if (code >= 0xFFDA && code <= 0xFFDC) return 0x3161 + (code - 0xFFDA);
  return code;
}

}  // namespace seogo::text
