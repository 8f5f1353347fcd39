// Of a post with 1,500 characters some thirty are left, in some forty bytes.  Terms would take far
// more: each stands in the posting list and once more with its post.
#include "index/left_words.h"

#include <algorithm>
#include <unordered_set>

#include "index/format.h"
#include "index/number_list.h"
#include "text/conjugation.h"
#include "text/lexicon.h"
#include "text/ngrams.h"
#include "text/stem.h"
#include "text/utf8.h"

namespace seogo::index {
namespace {

// Bytes.  Two syllables are never split, 서 버 is another thing; five and more perhaps by several blanks,
// which query/word_match.cpp looks for.
constexpr std::size_t shortest_split = 3 * text::syllable_bytes, longest_split = 4 * text::syllable_bytes;

constexpr std::uint32_t most_nouns = number_limit - text::syllables_in_all;

// What endings have most often and what is no noun of one syllable, beside those that end in ㅆ.
constexpr std::u32string_view no_syllables =
    U"며까으된됨와를려져야렇던니르에될떻펴므봅죠줍워돼뤄킨랍릅쳐뀌깝놓냅께밌롭낼렵닙듭줘받써는낸큼됩습겨켜"
    U"되꿔럽춰킵쉽듣돕춥";

bool may_be_noun(char32_t syllable) {
  return text::final_of(syllable) != text::final_ssangsios &&
         no_syllables.find(syllable) == no_syllables.npos;
}

bool is_demonstrative(std::string_view word) { return word == "이" || word == "그" || word == "저"; }

// As query/word_match.cpp looks for a noun: by its stem, its bigram or its trigrams.
bool is_found(std::string_view noun, const HasTerm& has) {
  if (has(prefix::body, noun)) return true;
  const std::vector<std::string_view> trigrams = text::trigrams(noun);
  if (trigrams.empty()) return has(prefix::bigram, noun);
  return std::ranges::all_of(trigrams,
                             [&](std::string_view trigram) { return has(prefix::trigram, trigram); });
}

}  // namespace

void LeftWords::add_text(std::string_view text) {
  std::size_t begin = 0;  // of the run that `at` is in
  const auto end_run = [&](std::size_t end) {
    if (end - begin > text::syllable_bytes) runs_.push_back(text.substr(begin, end - begin));
  };
  std::size_t at = 0;
  while (at < text.size()) {
    const text::CodePoint point = text::read_utf8(text, at);
    if (text::is_syllable(point.code)) {
      seen_.set(point.code - text::first_syllable);
    } else {
      end_run(at);
      begin = at + point.length;
    }
    at += point.length;
  }
  end_run(at);
}

// A piece of one syllable is a word, else 대학 생활 would be 대학생, and no demonstrative: 이 사회 is not
// 이사회.
void LeftWords::add_neighbours(std::string_view word, std::string_view next) {
  constexpr std::size_t longest_piece = longest_split - text::syllable_bytes;
  const std::string_view end = word.substr(word.size() - std::min(word.size(), longest_piece));
  const std::string both = std::string(end).append(next.substr(0, longest_piece));
  std::vector<Lexicon::Noun> nouns;
  for (std::size_t at = 0; at < end.size(); at += text::syllable_bytes) {
    const std::size_t before = end.size() - at;
    if (before == text::syllable_bytes && (before < word.size() || is_demonstrative(word))) continue;
    nouns.clear();
    lexicon_.add_nouns_at(std::string_view(both).substr(at, longest_split), nouns);
    for (const auto& [number, size] : nouns) {
      if (size <= before || size < shortest_split) continue;
      const std::size_t behind = size - before;
      if (behind == text::syllable_bytes && behind < next.size()) continue;
      split_.try_emplace(number, both, at, size);
    }
  }
}

// A word of one syllable or two, a pair in a longer one, the first two of a verb's stem, but for a last one
// that loses its ㄷ, ㅂ or ㅅ in some forms.
void LeftWords::take_found_by(std::string_view name) {
  const bool is_stem = name.starts_with(prefix::predicate);
  if (is_stem)
    name.remove_prefix(prefix::predicate.size());
  else if (name.starts_with(prefix::bigram))
    name.remove_prefix(prefix::bigram.size());
  if (name.empty() ||
      (!is_stem && name.size() != text::syllable_bytes && name.size() != 2 * text::syllable_bytes))
    return;
  const std::u32string syllables = text::to_syllables(name);
  const bool is_last_sure = !is_stem || !text::changes_final(syllables);
  const std::size_t sure = std::min<std::size_t>(2, is_last_sure ? syllables.size() : syllables.size() - 1);
  for (std::size_t i = 0; i < sure && text::is_syllable(syllables[i]); ++i)
    found_.set(syllables[i] - text::first_syllable);
}

std::string LeftWords::left(const HasTerm& has) const {
  std::vector<std::uint32_t> numbers;
  const Set left = seen_ & ~found_;
  for (std::uint32_t i = 0; i < text::syllables_in_all; ++i)
    if (left[i] && may_be_noun(text::first_syllable + i)) numbers.push_back(i);

  std::unordered_set<std::uint32_t> tried;
  std::vector<Lexicon::Noun> nouns;
  const std::size_t first_noun = numbers.size();
  for (const std::string_view run : runs_)
    for (std::size_t at = 0; at < run.size(); at += text::syllable_bytes) {
      nouns.clear();
      lexicon_.add_nouns_at(run.substr(at, longest_lone_noun), nouns);
      for (const auto& [number, size] : nouns)
        if (size > text::syllable_bytes && number < most_nouns && tried.insert(number).second &&
            !is_found(run.substr(at, size), has))
          numbers.push_back(text::syllables_in_all + number);
    }
  for (const auto& [number, noun] : split_)
    if (number < most_nouns && tried.insert(number).second && !is_found(noun, has))
      numbers.push_back(text::syllables_in_all + number);
  std::sort(numbers.begin() + static_cast<std::ptrdiff_t>(first_noun), numbers.end());
  return pack_numbers(numbers);
}

std::optional<std::uint32_t> left_number(std::string_view word, const Lexicon& lexicon) {
  if (word.size() == text::syllable_bytes) {
    const char32_t code = text::read_utf8(word, 0).code;
    if (text::is_syllable(code)) return code - text::first_syllable;
    return std::nullopt;
  }
  const std::optional<std::uint32_t> number = lexicon.number_of(word);
  if (!number || *number >= most_nouns || word.size() > longest_lone_noun) return std::nullopt;
  return text::syllables_in_all + *number;
}

bool are_splits_known(std::string_view word, const Lexicon& lexicon) {
  return word.size() >= shortest_split && word.size() <= longest_split && left_number(word, lexicon);
}

}  // namespace seogo::index
