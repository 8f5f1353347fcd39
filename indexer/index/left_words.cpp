// Of a post with 1,500 characters some thirty are left, in forty bytes.  Terms would take three times as
// much: each stands in the posting list and once more with its post.
#include "index/left_words.h"

#include <algorithm>
#include <utility>

#include "index/format.h"
#include "index/number_list.h"
#include "text/ngrams.h"
#include "text/utf8.h"

namespace seogo::index {
namespace {

constexpr std::size_t syllable_size = 3;  // bytes

// What endings have most often and what is no noun of one syllable, beside those that end in ㅆ.
constexpr std::u32string_view never_nouns =
    U"며까으된됨와를려져야렇던니르에될떻펴므봅죠줍워돼됨뤄킨랍릅쳐뀌깝놓냅께밌롭낼렵닙듭줘받써는낸큼";

bool may_be_noun(char32_t syllable) {
  return text::final_of(syllable) != text::final_ssangsios && never_nouns.find(syllable) == never_nouns.npos;
}

// As query/word_match.cpp looks for a noun: by its stem, its bigram or its trigrams.
bool is_found(std::string_view noun, const std::function<bool(std::string_view name)>& has) {
  if (has(noun)) return true;
  const auto has_with = [&](std::string_view prefix, std::string_view piece) {
    return has(std::string(prefix).append(piece));
  };
  const std::vector<std::string_view> trigrams = text::trigrams(noun);
  if (trigrams.empty()) return has_with(prefix::bigram, noun);
  return std::ranges::all_of(trigrams,
                             [&](std::string_view trigram) { return has_with(prefix::trigram, trigram); });
}

}  // namespace

void LeftWords::add_text(std::string_view text) {
  std::size_t begin = 0;  // of the run that `at` is in
  const auto end_run = [&](std::size_t end) {
    if (end - begin > syllable_size) runs_.push_back(text.substr(begin, end - begin));
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

// A word of one syllable or two, a pair in a longer one, the first two of a verb's stem.
void LeftWords::take_found_by(std::string_view name) {
  const bool is_stem = name.starts_with(prefix::predicate);
  if (is_stem)
    name.remove_prefix(prefix::predicate.size());
  else if (name.starts_with(prefix::bigram))
    name.remove_prefix(prefix::bigram.size());
  if (name.empty() || (!is_stem && name.size() != syllable_size && name.size() != 2 * syllable_size)) return;
  const char32_t first = text::read_utf8(name, 0).code;
  if (!text::is_syllable(first)) return;
  found_.set(first - text::first_syllable);
  if (name.size() == syllable_size) return;
  if (const char32_t second = text::read_utf8(name, syllable_size).code; text::is_syllable(second))
    found_.set(second - text::first_syllable);
}

std::string LeftWords::left(const std::function<bool(std::string_view name)>& has) const {
  std::vector<std::uint32_t> numbers;
  const Set left = seen_ & ~found_;
  for (std::uint32_t i = 0; i < text::syllables_in_all; ++i)
    if (left[i] && may_be_noun(text::first_syllable + i)) numbers.push_back(i);

  std::vector<std::pair<std::uint32_t, std::string_view>> nouns;
  std::vector<Lexicon::Known> known;
  for (const std::string_view run : runs_)
    for (std::string_view rest = run; rest.size() > syllable_size; rest.remove_prefix(syllable_size)) {
      known.clear();
      lexicon_.add_known_at(rest, known);
      for (const auto& [number, size] : known)
        if (size > syllable_size) nouns.emplace_back(number, rest.substr(0, size));
    }
  std::ranges::sort(nouns, {}, &std::pair<std::uint32_t, std::string_view>::first);
  std::optional<std::uint32_t> before;
  for (const auto& [number, noun] : nouns)
    if (std::exchange(before, number) != number && !is_found(noun, has))
      numbers.push_back(text::syllables_in_all + number);
  return pack_numbers(numbers);
}

std::optional<std::uint32_t> left_number(std::string_view word, const Lexicon& lexicon) {
  if (word.size() == syllable_size) {
    const char32_t code = text::read_utf8(word, 0).code;
    if (text::is_syllable(code)) return code - text::first_syllable;
    return std::nullopt;
  }
  const std::optional<Lexicon::Known> known = lexicon.known(word);
  return known ? std::optional(text::syllables_in_all + known->number) : std::nullopt;
}

}  // namespace seogo::index
