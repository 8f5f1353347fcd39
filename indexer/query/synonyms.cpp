#include "query/synonyms.h"

#include <algorithm>

#include "query/standard_words.h"
#include "text/dictionary.h"
#include "text/normalize.h"

namespace seogo::query {
namespace {

// As written by rule, and as many write it.
constexpr std::pair<std::string_view, std::string_view> loan_spellings[] = {
    {"테", "떼"}, {"주", "쥬"}, {"자", "쟈"}, {"초", "쵸"}, {"저", "져"}, {"시", "쉬"}, {"십", "쉽"},
    {"지", "쥐"}, {"토", "또"}, {"카", "까"}, {"파", "빠"}, {"즈", "스"}, {"더", "터"}, {"콘", "컨"},
};

constexpr std::size_t shortest_loanword = 9;  // bytes: in two syllables too much would be alike

void add_once(std::vector<std::string>& words, std::string word) {
  if (words.size() < most_synonyms && std::ranges::find(words, word) == words.end())
    words.push_back(std::move(word));
}

// Two words of the dictionary are two things: 에이즈 and 에이스.
void add_spellings(std::string_view word, std::vector<std::string>& words) {
  if (word.size() < shortest_loanword) return;
  const text::Dictionary& nouns = text::Dictionary::standard();
  const bool is_noun = nouns.is_noun(word);
  for (const auto& [rule, other] : loan_spellings)
    for (const auto& [from, to] : {std::pair{rule, other}, std::pair{other, rule}}) {
      const std::size_t at = word.find(from);
      if (at == word.npos || at % 3 != 0) continue;
      std::string spelling = std::string(word).replace(at, from.size(), to);
      if (!is_noun || !nouns.is_noun(spelling)) add_once(words, std::move(spelling));
    }
}

}  // namespace

const Synonyms& Synonyms::standard() {
  static const Synonyms standard = [] {
    Synonyms read;
    read.add_lines(standard_synonyms);
    return read;
  }();
  return standard;
}

void Synonyms::add_lines(std::string_view lines) {
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    std::string line = text::fold(lines.substr(0, end));
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (line.starts_with('#')) continue;
    std::vector<std::string> words;
    for (std::size_t at = 0; at < line.size() && words.size() <= most_synonyms;) {
      const std::size_t stop = std::min(line.find_first_of(" \t\r", at), line.size());
      if (stop > at) words.push_back(line.substr(at, stop - at));
      at = stop + 1;
    }
    for (const std::string& word : words)
      for (const std::string& other : words)
        if (word != other) add_once(same_[word], other);
  }
}

std::vector<std::string> Synonyms::of(std::string_view word) const {
  std::vector<std::string> words;
  if (const auto known = same_.find(std::string(word)); known != same_.end()) words = known->second;
  add_spellings(word, words);
  return words;
}

}  // namespace seogo::query
