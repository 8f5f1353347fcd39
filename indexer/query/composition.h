// What a word may still become while its last syllable is being composed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace seogo::query {

// The texts from `first` on that do not go beyond `last` and what begins with it.
struct Span {
  std::string first, last;

  bool holds(std::string_view text) const { return text >= first && text.substr(0, last.size()) <= last; }
  friend bool operator==(const Span&, const Span&) = default;
};

// The beginnings that `typed` (folded) stands for, in byte order.  A syllable without a final may take one, a
// final may become the next syllable's first consonant, a lone consonant is the beginning of any syllable:
//   ㅅ  → ㅅ…, 사…싷…     서  → 서…섷…     섭  → 서바…서빟…, 섭…, 섮…     고  → 고…굏… (과, 괴)
// Anything but Hangul stands for itself.
std::vector<Span> continuations(std::string_view typed);

}  // namespace seogo::query
