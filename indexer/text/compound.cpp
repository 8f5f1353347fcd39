// The cheapest way to cover a word with nouns, step by step from its beginning.
#include "text/compound.h"

#include <algorithm>
#include <array>
#include <limits>

#include "text/jamo.h"
#include "text/syllables.h"

namespace seogo::text {

namespace {

constexpr std::size_t longest_compound = 40;  // syllables; what is longer is a text without blanks
constexpr std::uint32_t unreachable = std::numeric_limits<std::uint32_t>::max();

// A noun of one syllable, a suffix or a prefix costs more than half a noun: 대학+생활, not 대학생+활.
constexpr std::uint32_t cost_of_noun = 100, cost_of_learnt = 110, cost_of_suffix = 150, cost_of_free = 155,
                        cost_of_prefix = 160;

// 비급여 is not about 급여.
bool may_negate(char32_t first) {
  return std::u32string_view(U"비불무미부반").find(first) != std::u32string_view::npos;
}

// A step of the way that covers the word up to a syllable.
struct Step {
  std::uint32_t cost = unreachable;
  std::size_t begin = 0;
  bool is_word = true;   // else a suffix or a prefix
  bool is_short = true;  // of one syllable
  int more_nouns = 0;    // longer ones less those of one syllable, up to here
};

std::vector<Inside> shifted(std::vector<Inside> inside, std::size_t by) {
  for (Inside& word : inside) {
    word.begin = static_cast<std::uint8_t>(word.begin + by);
    word.end = static_cast<std::uint8_t>(word.end + by);
  }
  return inside;
}

class Cover {
 public:
  Cover(std::string_view word, const Dictionary& dictionary, const WordList* more)
      : word_(word),
        syllables_(to_syllables(word)),
        dictionary_(dictionary),
        more_(more),
        steps_(syllables_.size() + 1) {}

  std::vector<Inside> find() {
    steps_[0].cost = 0;
    for (std::size_t at = 0; at < size(); ++at) {
      if (steps_[at].cost == unreachable) continue;
      const std::string_view rest = word_.substr(at * syllable_bytes);
      dictionary_.words().each_beginning(rest, [&](std::uint32_t place) {
        if (dictionary_.is_long_noun(place)) reach(at, dictionary_.words()[place].size(), cost_of_noun);
      });
      if (more_ != nullptr)
        more_->each_beginning(
            rest, [&](std::uint32_t place) { reach(at, (*more_)[place].size(), cost_of_learnt); });
      reach_short(at);
    }
    const bool is_covered = steps_.back().cost != unreachable && steps_.back().more_nouns >= 0;
    return is_covered ? inside() : std::vector<Inside>();
  }

 private:
  std::size_t size() const { return syllables_.size(); }

  void reach(std::size_t from, std::size_t bytes, std::uint32_t cost) {
    const std::size_t end = from + bytes / syllable_bytes;
    if (end - from == size()) return;
    improve(end, {.cost = steps_[from].cost + cost,
                  .begin = from,
                  .is_word = true,
                  .is_short = false,
                  .more_nouns = steps_[from].more_nouns + 1});
  }

  // One syllable, beside a noun of two or more and no other such.
  void reach_short(std::size_t from) {
    const char32_t syllable = syllables_[from];
    const bool is_first = from == 0, is_last = from + 1 == size();
    if (!is_first && steps_[from].is_short) return;
    const bool is_free = dictionary_.is_free_noun(syllable) && !(is_first && may_negate(syllable));
    const bool is_suffix = !is_first && dictionary_.is_suffix(syllable);
    const bool is_prefix = is_first && !is_last && !may_negate(syllable) && dictionary_.is_prefix(syllable);
    if (!is_free && !is_suffix && !is_prefix) return;
    const std::uint32_t cost = is_suffix ? cost_of_suffix : is_free ? cost_of_free : cost_of_prefix;
    improve(from + 1, {.cost = steps_[from].cost + cost,
                       .begin = from,
                       .is_word = is_free,
                       .is_short = true,
                       .more_nouns = steps_[from].more_nouns - 1});
  }

  // Of two that cost the same the one with the longer word behind.
  void improve(std::size_t end, const Step& step) {
    if (step.cost < steps_[end].cost) steps_[end] = step;
  }

  std::vector<Inside> inside() const {
    std::vector<Inside> found;
    for (std::size_t end = size(); end > 0; end = steps_[end].begin) {
      const Step& step = steps_[end];
      if (!step.is_word) continue;
      const std::size_t begin = step.begin;
      found.push_back({static_cast<std::uint8_t>(begin), static_cast<std::uint8_t>(end)});
      if (step.is_short) continue;
      const auto entry =
          dictionary_.find(word_.substr(begin * syllable_bytes, (end - begin) * syllable_bytes));
      if (!entry) continue;
      for (const Inside& inner : shifted(read_inside(entry->inside), begin)) found.push_back(inner);
    }
    std::ranges::sort(found);
    return found;
  }

  std::string_view word_;
  std::u32string syllables_;
  const Dictionary& dictionary_;
  const WordList* more_;
  std::vector<Step> steps_;  // the best that ends before each syllable
};

// 개발자 of 백엔드개발자: no Han character is read 드, so the Sino-Korean noun begins behind it.
std::vector<Inside> noun_behind_loan(std::string_view word, const Dictionary& dictionary) {
  const std::u32string syllables = to_syllables(word);
  std::size_t begin = syllables.size();
  while (begin > 0 && dictionary.is_reading(syllables[begin - 1])) --begin;
  if (begin < 2 || syllables.size() - begin < 2) return {};
  const std::string_view noun = word.substr(begin * syllable_bytes);
  if (!dictionary.is_noun(noun)) return {};
  std::vector<Inside> found = shifted(read_inside(dictionary.find(noun)->inside), begin);
  found.push_back({static_cast<std::uint8_t>(begin), static_cast<std::uint8_t>(syllables.size())});
  std::ranges::sort(found);
  return found;
}

// 데이터 of 빅데이터, 카메라 of 카메라맨: so long a noun at either end is no chance, whatever the rest is.
std::vector<Inside> long_noun_at_an_end(std::string_view word, const Dictionary& dictionary) {
  constexpr std::size_t long_enough = 3;
  const std::size_t size = word.size() / syllable_bytes;
  for (std::size_t length = size - 1; length >= long_enough && length < size; --length)
    for (const std::size_t begin : {size - length, std::size_t{0}}) {
      const std::string_view noun = word.substr(begin * syllable_bytes, length * syllable_bytes);
      const auto entry = dictionary.is_noun(noun) ? dictionary.find(noun) : std::nullopt;
      if (!entry) continue;
      std::vector<Inside> found = shifted(read_inside(entry->inside), begin);
      found.push_back({static_cast<std::uint8_t>(begin), static_cast<std::uint8_t>(begin + length)});
      std::ranges::sort(found);
      return found;
    }
  return {};
}

}  // namespace

std::vector<Inside> cover(std::string_view word, const Dictionary& dictionary, const WordList* more_nouns) {
  const std::size_t size = word.size() / syllable_bytes;
  if (size < 3 || size > longest_compound) return {};
  return Cover(word, dictionary, more_nouns).find();
}

std::vector<Inside> words_inside(std::string_view word, const Dictionary& dictionary,
                                 const WordList* more_nouns) {
  if (const auto entry = dictionary.find(word)) return read_inside(entry->inside);
  std::vector<Inside> found = cover(word, dictionary, more_nouns);
  if (!found.empty() || word.size() > longest_compound * syllable_bytes || word.empty()) return found;
  found = noun_behind_loan(word, dictionary);
  return found.empty() ? long_noun_at_an_end(word, dictionary) : found;
}

}  // namespace seogo::text
