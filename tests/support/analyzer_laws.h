// The laws that hold for the words of any text, whatever bytes it is made of.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "seogo/analyzer.h"
#include "text/utf8.h"

namespace seogo::support {

// The first law that is broken, in words; empty when all hold.
inline std::string broken_law(std::string_view text, const std::vector<Word>& words) {
  const auto cuts = [&](std::size_t at) {  // a well-formed character; stray bytes stand for themselves
    for (std::size_t back = 1; back <= 3 && back <= at; ++back) {
      if (text::read_utf8(text, at - back).length > back) return true;
    }
    return false;
  };
  std::size_t reached = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Word& word = words[i];
    const std::string which = " (word " + std::to_string(i) + ", \"" + word.term + "\")";
    if (word.begin < reached) return "words overlap or are out of order" + which;
    if (word.begin >= word.end || word.end > text.size()) return "a span lies outside the text" + which;
    if (word.term_end <= word.begin || word.term_end > word.end)
      return "a term ends outside its span" + which;
    if (cuts(word.begin) || cuts(word.end) || cuts(word.term_end)) {
      return "a span cuts a character" + which;
    }
    if (word.term.empty()) return "a term is empty" + which;
    if (word.term.size() > 240) return "a term is too long" + which;
    if (word.position != i) return "positions do not count words" + which;
    const bool is_next =
        word.begin == reached || reached + text::read_utf8(text, reached).length == word.begin;
    if (word.joined && (word.after_blank || i == 0 || !is_next)) return "joined to nothing" + which;
    if (word.after_blank && i == 0) return "the first word stands behind none" + which;
    for (std::size_t k = 0; k < word.pieces.size(); ++k) {
      const auto [begin, end] = word.pieces[k];
      if (begin >= end || end > word.term.size()) return "a piece lies outside the term" + which;
      if (end - begin == word.term.size()) return "a piece is the whole term" + which;
      if (k > 0 && std::pair(begin, end) <= std::pair(word.pieces[k - 1].begin, word.pieces[k - 1].end))
        return "pieces are out of order" + which;
    }
    if (word.name.empty() != (word.name_words == 0) || word.name_words == 1 || word.name.size() > 40 ||
        i + word.name_words > words.size())
      return "a name has no words" + which;
    reached = word.end;
  }
  return {};
}

}  // namespace seogo::support
