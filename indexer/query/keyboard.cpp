// libhangul composes with the automaton that people type with; the way back is a table of the keys.

#include "query/keyboard.h"

#include <hangul.h>

#include <algorithm>
#include <memory>

#include "text/jamo.h"
#include "text/utf8.h"

namespace seogo::query {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Appends what libhangul hands over; false when it holds anything but whole syllables.
bool append_syllables(const ucschar* codes, std::string& out) {
  for (; *codes != 0; ++codes) {
    if (!text::is_syllable(*codes)) return false;
    text::append_utf8(out, *codes);
  }
  return true;
}

// The keys of the jamo, in the orders of Unicode.
constexpr std::string_view leading_keys[] = {"r", "R", "s", "e", "E", "f", "a", "q", "Q", "t",
                                             "T", "d", "w", "W", "c", "z", "x", "v", "g"};
constexpr std::string_view vowel_keys[] = {"k",  "o", "i", "O",  "j",  "p",  "u", "P", "h",  "hk", "ho",
                                           "hl", "y", "n", "nj", "np", "nl", "b", "m", "ml", "l"};
constexpr std::string_view trailing_keys[] = {"",   "r",  "R",  "rt", "s",  "sw", "sg", "e", "f",  "fr",
                                              "fa", "fq", "ft", "fx", "fv", "fg", "a",  "q", "qt", "t",
                                              "T",  "d",  "w",  "c",  "z",  "x",  "v",  "g"};

// ㄱ … ㅎ and ㅏ … ㅣ as compatibility jamo, from U+3131.
constexpr std::string_view jamo_keys[] = {
    "r", "R", "rt", "s", "sw", "sg", "e",  "E",  "f", "fr", "fa", "fq", "ft", "fx", "fv", "fg", "a",
    "q", "Q", "qt", "t", "T",  "d",  "w",  "W",  "c", "z",  "x",  "v",  "g",  "k",  "o",  "i",  "O",
    "j", "p", "u",  "P", "h",  "hk", "ho", "hl", "y", "n",  "nj", "np", "nl", "b",  "m",  "ml", "l"};

}  // namespace

std::optional<std::string> korean_from_keys(std::string_view typed) {
  if (typed.empty() || typed.size() > longest_keys || !std::ranges::any_of(typed, is_letter))
    return std::nullopt;
  const std::unique_ptr<HangulInputContext, void (*)(HangulInputContext*)> context(hangul_ic_new("2"),
                                                                                   hangul_ic_delete);
  if (!context) return std::nullopt;
  std::string korean;
  for (const char c : typed) {
    const bool is_ascii = c > ' ' && c < 0x7f;
    if (!is_ascii) return std::nullopt;
    if (is_letter(c)) {
      hangul_ic_process(context.get(), c);
      if (!append_syllables(hangul_ic_get_commit_string(context.get()), korean)) return std::nullopt;
    } else {
      if (!append_syllables(hangul_ic_flush(context.get()), korean)) return std::nullopt;
      korean += c;
    }
  }
  if (!append_syllables(hangul_ic_flush(context.get()), korean)) return std::nullopt;
  return korean;
}

std::optional<std::string> latin_from_keys(std::string_view typed) {
  if (typed.size() > 3 * longest_keys) return std::nullopt;
  std::string keys;
  bool has_hangul = false;
  for (std::size_t at = 0; at < typed.size();) {
    const auto [code, length] = text::read_utf8(typed, at);
    if (text::is_syllable(code)) {
      const char32_t place = code - text::first_syllable;
      keys.append(leading_keys[place / (21 * 28)])
          .append(vowel_keys[place / 28 % 21])
          .append(trailing_keys[place % 28]);
      has_hangul = true;
    } else if (code >= U'ㄱ' && code <= U'ㅣ') {
      keys.append(jamo_keys[code - U'ㄱ']);
      has_hangul = true;
    } else if (code > ' ' && code < 0x7f) {
      keys += static_cast<char>(code);
    } else {
      return std::nullopt;
    }
    at += length;
  }
  if (!has_hangul) return std::nullopt;
  for (char& key : keys)
    if (key >= 'A' && key <= 'Z') key = static_cast<char>(key - 'A' + 'a');
  return keys;
}

}  // namespace seogo::query
