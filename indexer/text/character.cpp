// ASCII and Hangul are told by their numbers, the rest by ICU's tables.
#include "text/character.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "text/jamo.h"
#include "text/utf8.h"

namespace seogo::text {

namespace {

Kind kind_of_ascii(char32_t code) {
  if ((code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z')) return Kind::latin;
  if (code >= '0' && code <= '9') return Kind::number;
  if (code == ' ' || (code >= '\t' && code <= '\r')) return Kind::blank;
  return Kind::separator;
}

// What the character turns into when folded decides: Ａ is Latin, ① a number, ㎏ begins with k.
char32_t first_when_folded(char32_t code) {
  static const icu::Normalizer2* const form = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFKCCasefoldInstance(status);
  }();
  icu::UnicodeString mapped;
  if (!form->getDecomposition(static_cast<UChar32>(code), mapped) || mapped.isEmpty()) return code;
  return static_cast<char32_t>(mapped.char32At(0));
}

Kind kind_of_letter(char32_t code) {
  if (code == 0x30FC || code == 0xFF70) return Kind::kana;  // ー belongs to both kana
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(code), &status)) {
    case USCRIPT_LATIN:
      return Kind::latin;
    case USCRIPT_HAN:
      return Kind::han;
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
      return Kind::kana;
    case USCRIPT_HANGUL:
      return Kind::jamo;
    default:
      return Kind::other;
  }
}

// Arrows, © and the like are signs, though some fonts have pictures of them.
bool is_emoji(char32_t code) {
  constexpr char32_t first_picture = 0x2600;
  return is_regional(code) || (code >= first_picture &&
                               u_hasBinaryProperty(static_cast<UChar32>(code), UCHAR_EXTENDED_PICTOGRAPHIC));
}

Kind kind_by_tables(char32_t code) {
  const auto c = static_cast<UChar32>(code);
  if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return Kind::extend;
  if (u_hasBinaryProperty(c, UCHAR_EMOJI_MODIFIER)) return Kind::extend;  // skin tones
  if (is_emoji(code)) return Kind::emoji;
  const uint32_t type = U_GET_GC_MASK(c);
  if (type & U_GC_M_MASK) return Kind::extend;
  if ((type & U_GC_Z_MASK) || u_isUWhiteSpace(c)) return Kind::blank;
  if (is_syllable(code)) return Kind::hangul;
  if (type & U_GC_L_MASK) return kind_of_letter(code);
  if (type & U_GC_N_MASK) return code == 0x3007 ? Kind::han : Kind::number;  // 〇
  return Kind::separator;
}

}  // namespace

Kind kind_of(char32_t code) {
  if (code < 0x80) return kind_of_ascii(code);
  if (is_syllable(code)) return Kind::hangul;
  if (is_compatibility_jamo(code)) return Kind::jamo;
  if (code == ill_formed || code == 0xFFFD) return Kind::separator;
  if (code == 0x200B) return Kind::blank;  // editors leave zero-width blanks between words and lines
  if ((code >= 0x2010 && code <= 0x2027) || (code >= 0x2030 && code <= 0x205E)) return Kind::separator;
  if (code >= 0x3001 && code <= 0x3003) return Kind::separator;
  const Kind kind = kind_by_tables(code);
  if (kind == Kind::extend || kind == Kind::blank || kind == Kind::emoji) return kind;
  const char32_t folded = first_when_folded(code);
  if (folded == code) return kind;
  if (folded < 0x80) return kind_of_ascii(folded);
  const Kind after = kind_by_tables(folded);
  return after == Kind::extend ? kind : after;
}

Character read_character(std::string_view text, std::size_t at) {
  const CodePoint point = read_utf8(text, at);
  Character found{
      .code = point.code, .kind = Kind::separator, .as_written = true, .begin = at, .end = at + point.length};
  const auto next = [&] { return found.end < text.size() ? read_utf8(text, found.end).code : 0; };
  if (is_leading(point.code) && is_vowel(next())) {
    found.code = compose(point.code, next());
    found.end += 3;  // every conjoining jamo has three bytes
    found.as_written = false;
  }
  if (is_syllable(found.code) && final_of(found.code) == 0 && found.end < text.size() &&
      text[found.end] == '\xE1' && is_trailing(next())) {
    found.code = with_trailing(found.code, next());
    found.end += 3;
    found.as_written = false;
  }
  found.kind = kind_of(found.code);
  return found;
}

}  // namespace seogo::text
