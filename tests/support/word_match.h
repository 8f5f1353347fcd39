// Decides from analyses alone whether a query matches a sentence, as docs/search.md has it, with no index.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "seogo/analyzer.h"

namespace seogo::support {

// The terms of a sentence and where each stands.  Words that have a joint between them touch.
class Sentence {
 public:
  Sentence(const Analyzer& analyzer, std::string_view text) {
    const std::vector<Word> words = analyzer.analyze(text);
    std::size_t at = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const Word& word = words[i];
      if (i > 0 && !has_joint(text, words[i - 1], word)) at += 1;
      add(word.term, at, at + word.term.size());
      for (const std::string& stem : word.predicates) add(stem + "다", at, at + word.term.size());
      for (const std::string& reading : word.readings) add(reading, at, at + word.term.size());
      if (word.noun > 0) add(word.term.substr(0, word.noun), at, at + word.noun);
      for (const Word::Piece& piece : word.pieces)
        add(word.term.substr(piece.begin, piece.end - piece.begin), at + piece.begin, at + piece.end);
      if (!word.name.empty()) add(word.name, at, at + 1);
      at += word.term.size();
    }
  }

  bool has(std::string_view term) const {
    return std::ranges::any_of(terms_, [&](const Term& of) { return of.text == term; });
  }

  // Whether the terms stand side by side.
  bool has_in_a_row(const std::vector<std::string>& terms) const {
    std::vector<std::size_t> ends;
    for (std::size_t i = 0; i < terms.size(); ++i) {
      std::vector<std::size_t> next;
      for (const Term& term : terms_)
        if (term.text == terms[i] && (i == 0 || std::ranges::find(ends, term.begin) != ends.end()))
          next.push_back(term.end);
      ends = std::move(next);
    }
    return !ends.empty();
  }

 private:
  struct Term {
    std::string text;
    std::size_t begin, end;
  };

  static bool has_joint(std::string_view text, const Word& left, const Word& right) {
    if (right.joined) return true;
    if (!right.after_blank || !left.predicates.empty()) return false;
    const std::string_view josa = text.substr(left.term_end, left.end - left.term_end);
    return josa.empty() || josa == "의" || josa == "을" || josa == "를";
  }

  void add(std::string text, std::size_t begin, std::size_t end) {
    terms_.push_back({std::move(text), begin, end});
  }

  std::vector<Term> terms_;
};

// The pieces that make up the whole of a word, the fewest; none where they leave a gap.
inline std::vector<std::string> parts_of(const Word& word) {
  std::vector<std::vector<std::string>> best(word.term.size() + 1);
  for (const Word::Piece& piece : word.pieces) {  // by begin, so what leads to it is known
    if (piece.begin > 0 && best[piece.begin].empty()) continue;
    std::vector<std::string> way = best[piece.begin];
    way.push_back(word.term.substr(piece.begin, piece.end - piece.begin));
    if (best[piece.end].empty() || way.size() < best[piece.end].size()) best[piece.end] = std::move(way);
  }
  return best.back();
}

inline bool matches_word(const Word& word, bool is_alone, const Sentence& sentence) {
  std::vector<std::string> terms = word.readings;
  terms.push_back(word.term);
  std::ranges::sort(terms, std::greater(), &std::string::size);
  if (is_alone) terms.resize(1);
  if (!is_alone || !word.is_noun)
    for (const std::string& stem : word.predicates) terms.push_back(stem + "다");
  if (std::ranges::any_of(terms, [&](const std::string& term) { return sentence.has(term); })) return true;
  const std::vector<std::string> parts = parts_of(word);
  return !parts.empty() && sentence.has_in_a_row(parts);
}

inline bool matches(const Analyzer& analyzer, std::string_view query, std::string_view text) {
  const Sentence sentence(analyzer, text);
  const std::vector<Word> words = analyzer.analyze(query);
  for (std::size_t begin = 0, end = 0; begin < words.size(); begin = end) {
    std::vector<std::string> row{words[begin].term};
    for (end = begin + 1; end < words.size() && words[end].joined; ++end) row.push_back(words[end].term);
    const bool is_one = end - begin == 1;
    const bool is_found = is_one ? matches_word(words[begin], words.size() == 1, sentence)
                                 : sentence.has_in_a_row(row) || (words[begin].name_words == end - begin &&
                                                                  sentence.has(words[begin].name));
    if (!is_found) return false;
  }
  return !words.empty();
}

}  // namespace seogo::support
