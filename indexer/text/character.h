// What one character of a text is good for: part of a word of some script, a blank, or what parts words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace seogo::text {

enum class Kind : std::uint8_t {
  hangul,
  jamo,
  latin,
  number,
  han,
  kana,
  other,   // words are made of these
  emoji,   // each is a word
  extend,  // combining marks and invisible characters: they go with what stands before them
  blank,
  separator,  // punctuation, symbols, ill-formed bytes
};

constexpr bool is_word(Kind kind) { return kind <= Kind::emoji; }

// A character as people see it: of conjoining jamo (Hangul in NFD) a whole syllable is one.
struct Character {
  char32_t code = 0;  // the syllable for composed jamo; `ill_formed` for a stray byte
  Kind kind = Kind::separator;
  bool as_written = true;  // false when `code` was composed and is not what the bytes say
  std::size_t begin = 0, end = 0;
};

// The character at `at`, which lies in `text`.
Character read_character(std::string_view text, std::size_t at);

Kind kind_of(char32_t code);

// The letters that flags are made of, two for each.
constexpr bool is_regional(char32_t code) { return code >= 0x1F1E6 && code <= 0x1F1FF; }

}  // namespace seogo::text
