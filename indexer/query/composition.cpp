// Follows the automaton of the two-set keyboard, on which nearly all Korean is typed.

#include "query/composition.h"

#include <algorithm>

#include "text/jamo.h"
#include "text/utf8.h"

namespace seogo::query {
namespace {

constexpr char32_t first_leading = 0x1100, no_trailing = 0x11A7;

std::string with(std::string_view begin, char32_t code) {
  std::string text(begin);
  text::append_utf8(text, code);
  return text;
}

// A vowel and the last one that typing on may make of it: ㅗ → ㅘ ㅙ ㅚ, ㅜ → ㅝ ㅞ ㅟ, ㅡ → ㅢ.
unsigned last_grown(unsigned vowel) {
  constexpr unsigned o = 8, u = 13, eu = 18;
  if (vowel == o || vowel == u) return vowel + 3;
  return vowel == eu ? vowel + 1 : vowel;
}

// A final and the clusters that it begins, as a range of finals: ㄴ → ㄵ ㄶ, ㄹ → ㄺ … ㅀ, ㅂ → ㅄ.
struct Finals {
  unsigned first, last;
};
Finals clusters_of(unsigned final) {
  switch (final) {
    case 1:
      return {3, 3};  // ㄳ; ㄲ is a key of its own
    case 4:
      return {5, 6};
    case 8:
      return {9, 15};
    case 17:
      return {18, 18};
    default:
      return {1, 0};
  }
}

// What stays and what goes to the next syllable when a vowel follows: 값 + ㅣ is 갑시.
struct Split {
  unsigned stays;  // a final, 0 for none
  char32_t goes;   // a leading consonant
};
Split split(unsigned final) {
  constexpr char32_t consonants[] = U"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";
  constexpr struct {
    unsigned cluster, stays;
    char32_t goes;
  } parts[] = {{3, 1, U'ㅅ'},  {5, 4, U'ㅈ'},  {6, 4, U'ㅎ'},  {9, 8, U'ㄱ'},  {10, 8, U'ㅁ'}, {11, 8, U'ㅂ'},
               {12, 8, U'ㅅ'}, {13, 8, U'ㅌ'}, {14, 8, U'ㅍ'}, {15, 8, U'ㅎ'}, {18, 17, U'ㅅ'}};
  for (const auto& part : parts)
    if (part.cluster == final) return {part.stays, part.goes};
  return {0, consonants[final - 1]};
}

// All syllables that begin with a consonant (a compatibility jamo); false for ㄳ and its like, which begin
// none.
bool add_syllables_of(std::string_view begin, char32_t consonant, std::vector<Span>& spans) {
  for (unsigned i = 0; i < 19; ++i) {
    if (text::compatibility_jamo(first_leading + i) != consonant) continue;
    const char32_t first = text::first_syllable + i * text::vowels * text::trailings;
    spans.push_back({with(begin, first), with(begin, first + text::vowels * text::trailings - 1)});
    return true;
  }
  return false;
}

void add_forms_of(std::string_view begin, char32_t syllable, std::vector<Span>& spans) {
  const unsigned final = text::final_of(syllable);
  const char32_t open = syllable - final;
  if (final == 0) {
    const unsigned vowel = (open - text::first_syllable) / text::trailings % text::vowels;
    const char32_t last = open + (last_grown(vowel) - vowel) * text::trailings + text::trailings - 1;
    spans.push_back({with(begin, syllable), with(begin, last)});
    return;
  }
  spans.push_back({with(begin, syllable), with(begin, syllable)});
  const Finals clusters = clusters_of(final);
  if (clusters.first <= clusters.last)
    spans.push_back({with(begin, open + clusters.first), with(begin, open + clusters.last)});
  const Split parts = split(final);
  add_syllables_of(
      with(begin, parts.stays == 0 ? open : text::with_trailing(open, no_trailing + parts.stays)), parts.goes,
      spans);
}

}  // namespace

std::vector<Span> continuations(std::string_view typed) {
  if (typed.empty()) return {};
  std::size_t at = typed.size() - 1;
  while (at > 0 && !text::is_boundary(typed, at)) --at;
  const std::string_view begin = typed.substr(0, at);
  const char32_t last = text::read_utf8(typed, at).code;
  std::vector<Span> spans;
  if (text::is_syllable(last)) {
    add_forms_of(begin, last, spans);
  } else {
    spans.push_back({std::string(typed), std::string(typed)});
    if (text::is_compatibility_jamo(last)) add_syllables_of(begin, last, spans);
  }
  std::ranges::sort(spans, {}, &Span::first);
  return spans;
}

}  // namespace seogo::query
