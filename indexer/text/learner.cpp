// How a lexicon is learnt: each word's longest ending is taken for a josa, and the word before it gets that
// class to its account.  What is a sum stays a sum, so neither order nor splitting of the posts matters.
#include <algorithm>
#include <array>
#include <bit>
#include <iterator>
#include <limits>
#include <utility>

#include "text/dictionary_nouns.h"
#include "text/ending.h"
#include "text/eojeol.h"
#include "text/jamo.h"
#include "text/lexicon.h"
#include "text/normalize.h"
#include "text/predicate.h"
#include "text/standard_words.h"
#include "text/stem.h"
#include "text/stem_counts.h"

namespace seogo {

namespace {

using text::StemCount;

constexpr int classes_of_a_noun = 3;

// In a large archive every word has three classes behind it by slips alone (사람이는); those of a noun are a
// tenth of the times it stands alone, and more.
constexpr std::uint64_t slips = 10;

void add(std::uint32_t& sum, std::uint32_t more) {
  sum = more > std::numeric_limits<std::uint32_t>::max() - sum ? std::numeric_limits<std::uint32_t>::max()
                                                               : sum + more;
}

bool is_followed_often(const StemCount& count) { return slips * count.followed >= count.alone; }

bool is_noun(const StemCount& count) {
  const bool ends_whole = count.ends_whole || std::popcount(count.classes) >= classes_of_a_noun;
  return ends_whole && is_followed_often(count);
}

constexpr unsigned bit_of(text::JosaClass josa) { return 1U << static_cast<unsigned>(josa); }

// What 을, 를 or 의 stands behind, though once, is a noun of two syllables and more; but not 떠났 in 떠났을
// and 괜찮 in 괜찮을.
bool is_shown_as_noun(std::string_view word, const StemCount& count) {
  constexpr unsigned behind_nouns = bit_of(text::JosaClass::object) | bit_of(text::JosaClass::genitive);
  if ((count.classes & behind_nouns) == 0 || !is_followed_often(count)) return false;
  if (word.size() <= text::syllable_bytes || word.size() > longest_lone_noun) return false;
  std::u32string syllables = text::to_syllables(word);
  if (text::final_of(syllables.back()) == text::final_ssangsios) return false;
  if (text::final_of(syllables.back()) == 0) return true;
  syllables.push_back(U'을');
  const text::Predication form = text::predication_of(syllables, false);
  return std::ranges::find(form.stems, word) == form.stems.end();
}

// 법제도: what 를 behind it shows to end in no josa, for no 도 stands before 를.  Of two syllables there are
// too many slips that look so; their nouns are seen often enough.
bool ends_in_one_josa(text::Syllables word) {
  using enum text::JosaClass;
  const text::Endings endings = text::endings_of(word);
  if (word.size() < 3 || endings.count != 1) return false;
  const text::Ending& ending = endings.found.front();
  const bool is_followed_by_none = ending.josa == also || ending.josa == genitive || ending.josa == means ||
                                   ending.josa == subject || ending.josa == company || ending.josa == choice;
  return ending.is_josa && ending.length == 1 && is_followed_by_none;
}

// Whether `josa` behind the word shows that its end is none.  Verbs have 는, 와 and 가 behind what looks like
// a josa (살아나는, 튀어나와), though not behind 도 and 의; 고속도로 is a word.
bool shows_whole(text::Syllables word, const text::Ending& josa) {
  using enum text::JosaClass;
  if (!ends_in_one_josa(word)) return false;
  switch (josa.josa) {
    case object:
    case genitive:
    case place:
    case person:
      return true;
    case means:
      return word.back() != U'도';
    case topic:
    case subject:
    case company:
    case copula:
      return word.back() == U'도' || word.back() == U'의';
    default:
      return false;
  }
}

// 책이: 책 is a noun, less than half of whose josa are this 이, and 책이 itself hardly takes any.
// Not 바로 (바 is a noun, but 바로 is nearly all that is seen of it) nor 회의 (회의를, 회의는).
bool is_short_with_josa(std::string_view word, const StemCount& count, const text::StemCounts& counts) {
  const StemCount* noun = counts.find(word.substr(0, 3));
  return noun != nullptr && is_noun(*noun) && std::uint64_t{2} * count.alone <= noun->followed &&
         std::uint64_t{slips} * count.followed <= count.alone;
}

bool is_short(std::string_view word) {
  const std::u32string syllables = text::to_syllables(word);
  const text::Endings endings = text::endings_of(syllables);
  return std::ranges::any_of(endings.all(), [&](const text::Ending& ending) {
    return ending.is_josa && !ending.sure && ending.length + 1 == syllables.size();
  });
}

using Words = std::vector<std::string_view>;  // sorted, none twice

void sort_each_once(Words& words) {
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

// The words of a list: blanks part them, a line that begins with # is a note.
Words words_of(std::string_view list) {
  Words words;
  for (std::string_view rest = list; !rest.empty();) {
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    if (line.starts_with('#')) continue;
    while (!line.empty()) {
      const std::string_view word = line.substr(0, line.find(' '));
      line.remove_prefix(std::min(word.size() + 1, line.size()));
      if (!word.empty()) words.push_back(word);
    }
  }
  sort_each_once(words);
  return words;
}

bool contains(const Words& words, std::string_view word) { return std::ranges::binary_search(words, word); }

Words either(const Words& a, const Words& b) {
  Words words;
  words.reserve(a.size() + b.size());
  std::ranges::set_union(a, b, std::back_inserter(words));
  return words;
}

// How often each word stands in those that end like a josa, itself among them.
std::vector<std::uint64_t> times_inside(const text::WordList& words, const text::StemCounts& counts) {
  std::vector<std::uint64_t> times(words.size());
  counts.for_each([&](std::string_view word, const StemCount& count) {
    if (count.alone == 0) return;
    for (std::size_t at = 0; at < word.size(); at += text::syllable_bytes)
      words.each_beginning(word.substr(at, longest_lone_noun),
                           [&](std::uint32_t place) { times[place] += count.alone; });
  });
  return times;
}

// What somebody says is whole was met more often than anything can be.
constexpr auto kept_whole = std::numeric_limits<decltype(StemCount::followed)>::max();

bool is_kept_whole(const text::StemCounts& counts, std::string_view word) {
  const StemCount* count = counts.find(word);
  return count != nullptr && count->followed == kept_whole;
}

bool is_form_of_verb(std::string_view word) {
  return !text::predication_of(text::to_syllables(word), false).stems.empty();
}

// Whether a word is far more often a piece of others than one with a josa behind it: 스의 stands thousands of
// times across the end of a word, and once before 를.
bool is_piece(std::uint64_t inside, const StemCount* count, bool is_in_dictionary) {
  constexpr std::uint64_t most_inside = 30, most_inside_of_noun = 300;  // for each time with a josa
  const std::uint64_t followed = count == nullptr ? 0 : count->followed;
  return inside >
         (is_in_dictionary ? most_inside_of_noun : most_inside) * std::max<std::uint64_t>(followed, 1);
}

}  // namespace

struct LexiconLearner::Impl {
  std::uint64_t posts = 0;
  text::StemCounts counts;
};

LexiconLearner::LexiconLearner() : impl_(std::make_unique<Impl>()) {}
LexiconLearner::~LexiconLearner() = default;
LexiconLearner::LexiconLearner(LexiconLearner&&) noexcept = default;
LexiconLearner& LexiconLearner::operator=(LexiconLearner&&) noexcept = default;

void LexiconLearner::learn(std::string_view text) {
  ++impl_->posts;
  for (const text::Run& run : text::cut_runs(text)) {
    if (run.kind != text::Kind::hangul || run.marked) continue;
    const std::string word = text::folded_run(text, run);
    const std::u32string syllables = text::to_syllables(word);
    const text::Endings endings = text::endings_of(syllables);
    if (endings.count == 0) continue;
    if ((run.joined || run.after_closer) && text::is_all_ending(syllables)) continue;  // Docker에서는
    add(impl_->counts[word].alone, 1);
    const text::Ending& longest = endings.all().back();
    if (!longest.is_josa) continue;
    StemCount& stem =
        impl_->counts[std::string_view(word).substr(0, 3 * (syllables.size() - longest.length))];
    add(stem.followed, 1);
    stem.classes = static_cast<std::uint16_t>(stem.classes | 1U << static_cast<unsigned>(longest.josa));
    const text::Syllables before = text::Syllables(syllables).substr(0, syllables.size() - longest.length);
    stem.ends_whole = stem.ends_whole || shows_whole(before, longest);
  }
}

void LexiconLearner::keep_whole(std::string_view word) {
  const std::string folded = text::fold(word);
  if (folded.empty() || folded.size() > text::term_limit) return;
  StemCount& count = impl_->counts[folded];
  count.classes = (1U << classes_of_a_noun) - 1;
  count.followed = kept_whole;
}

void LexiconLearner::merge(LexiconLearner&& other) {
  if (other.impl_->counts.size() > impl_->counts.size()) std::swap(impl_, other.impl_);
  impl_->posts += other.impl_->posts;
  other.impl_->counts.for_each([&](std::string_view word, const StemCount& theirs) {
    StemCount& ours = impl_->counts[word];
    add(ours.followed, theirs.followed);
    add(ours.alone, theirs.alone);
    ours.classes |= theirs.classes;
    ours.ends_whole = ours.ends_whole || theirs.ends_whole;
  });
  other.impl_ = std::make_unique<Impl>();
}

Lexicon LexiconLearner::finish() const {
  const text::StemCounts& counts = impl_->counts;
  Words nouns, shown, shorts;
  counts.for_each([&](std::string_view word, const StemCount& count) {
    if (is_noun(count)) {
      nouns.push_back(word);
      return;
    }
    if (is_shown_as_noun(word, count)) shown.push_back(word);
    if (count.alone > 0 && is_short(word) && is_short_with_josa(word, count, counts)) shorts.push_back(word);
  });
  for (Words* words : {&nouns, &shown, &shorts}) sort_each_once(*words);

  const Words standard = words_of(text::standard_nouns), homographs = words_of(text::standard_homographs);
  const Words whole = either(nouns, standard), taught = either(whole, shown);
  const text::WordList& dictionary = text::dictionary_nouns();
  std::vector<bool> is_no_noun(whole.size(), false);
  Words lone_nouns = homographs;
  std::vector<std::uint64_t> inside = times_inside(text::WordList(taught), counts);
  for (std::size_t i = 0; i < taught.size(); ++i) {
    const std::string_view word = taught[i];
    const auto place = std::ranges::lower_bound(whole, word);
    const bool is_whole = place != whole.end() && *place == word;
    const bool is_listed = dictionary.contains(word);
    const bool is_likely = !is_piece(inside[i], counts.find(word), is_listed);
    if (!is_whole && is_likely) lone_nouns.push_back(word);
    const bool is_told =
        contains(standard, word) || contains(homographs, word) || is_kept_whole(counts, word);
    if (is_whole && !is_told)
      is_no_noun.begin()[place - whole.begin()] = !is_likely || (!is_listed && is_form_of_verb(word));
  }
  inside = times_inside(dictionary, counts);
  for (std::uint32_t i = 0; i < dictionary.size(); ++i)
    if (inside[i] > 0 && !is_piece(inside[i], counts.find(dictionary[i]), true))
      lone_nouns.push_back(dictionary[i]);
  sort_each_once(lone_nouns);
  std::erase_if(lone_nouns, [&](std::string_view word) { return contains(whole, word); });

  Lexicon::Impl found;
  found.learnt_from = impl_->posts;
  found.whole = text::WordList(whole);
  found.is_no_noun = std::move(is_no_noun);
  found.lone_nouns = text::WordList(lone_nouns);
  found.short_with_josa = text::WordList(shorts);
  Lexicon lexicon;
  lexicon.impl_ = std::make_shared<const Lexicon::Impl>(std::move(found));
  return lexicon;
}

}  // namespace seogo
