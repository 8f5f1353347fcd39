// Of a post with 1,500 characters some twenty are left, in some thirty bytes.  Terms would take far
// more: each stands in the posting list and once more with its post.
#include "index/left_words.h"

#include <algorithm>
#include <unordered_set>

#include "index/format.h"
#include "index/number_list.h"
#include "text/conjugation.h"
#include "text/ngrams.h"
#include "text/stem.h"
#include "text/utf8.h"

namespace seogo::index {
namespace {

// Bytes; what is longer is no noun that somebody asks for alone.
constexpr std::size_t longest_noun = 12 * text::syllable_bytes;

// What endings have most often and what is no noun of one syllable, beside those that end in ㅆ.
constexpr std::u32string_view no_syllables =
    U"며까으된됨와를려져야렇던니르에될떻펴므봅죠줍워돼뤄킨랍릅쳐뀌깝놓냅께밌롭낼렵닙듭줘받써는낸큼됩습겨켜"
    U"되꿔럽춰킵쉽듣돕춥";

bool may_be_noun(char32_t syllable) {
  return text::final_of(syllable) != text::final_ssangsios &&
         no_syllables.find(syllable) == no_syllables.npos;
}

// Josa, endings and verbs, sorted, that in a large archive have josa enough to be taken for nouns, and stand
// in many of its posts.  Nobody asks for one, whoever says that it is whole.
constexpr std::string_view no_nouns[] = {
    "가를", "게는", "고는",   "고를", "공하", "기는", "까지", "는다", "는지",   "니다", "다가",
    "다고", "다는", "다에",   "도는", "되기", "되지", "된다", "들어", "들어가", "라도", "로는",
    "로를", "로서", "리고",   "면서", "문에", "보다", "서에", "스는", "시다",   "아니", "아서",
    "없다", "없이", "었지",   "에서", "에에", "을에", "의하", "이고", "이다",   "이어", "있다",
    "지를", "하기", "하는지", "하다", "하려", "하에", "한다", "해서", "했다"};

static_assert(std::ranges::is_sorted(no_nouns));

bool may_be_noun(std::string_view word) { return !std::ranges::binary_search(no_nouns, word); }

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
      lexicon_.add_nouns_at(run.substr(at, longest_noun), nouns);
      for (const auto& [number, size] : nouns)
        if (size > text::syllable_bytes && tried.insert(number).second && may_be_noun(run.substr(at, size)) &&
            !is_found(run.substr(at, size), has))
          numbers.push_back(text::syllables_in_all + number);
    }
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
  return number ? std::optional(text::syllables_in_all + *number) : std::nullopt;
}

}  // namespace seogo::index
