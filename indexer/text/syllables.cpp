#include "text/syllables.h"

#include "text/utf8.h"

namespace seogo::text {

std::u32string to_syllables(std::string_view word) {
  std::u32string syllables;
  syllables.reserve(word.size() / 3 + 1);
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint point = read_utf8(word, at);
    syllables.push_back(point.code);
    at += point.length;
  }
  return syllables;
}

std::string to_utf8(std::u32string_view syllables) {
  std::string out;
  for (const char32_t syllable : syllables) append_utf8(out, syllable);
  return out;
}

}  // namespace seogo::text
