// How a lexicon is learnt: each word's longest ending is taken for a josa, and the word before it gets that
// class to its account.  What is a sum stays a sum, so neither order nor splitting of the posts matters.
#include <algorithm>
#include <array>
#include <bit>
#include <iterator>
#include <limits>
#include <utility>

#include "text/dictionary.h"
#include "text/ending.h"
#include "text/eojeol.h"
#include "text/jamo.h"
#include "text/lexicon.h"
#include "text/normalize.h"
#include "text/predicate.h"
#include "text/standard_words.h"
#include "text/stem_counts.h"
#include "text/syllables.h"

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
    return ending.is_josa && ending.trust != text::Trust::sure && ending.length + 1 == syllables.size();
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

Words either(const Words& a, const Words& b) {
  Words words;
  words.reserve(a.size() + b.size());
  std::ranges::set_union(a, b, std::back_inserter(words));
  return words;
}

// What somebody says is whole was met more often than anything can be.
constexpr auto kept_whole = std::numeric_limits<decltype(StemCount::followed)>::max();

bool is_form_of_verb(std::string_view word) {
  return !text::predication_of(text::to_syllables(word), false).stems.empty();
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
    if (!longest.is_josa || longest.trust == text::Trust::behind_nouns) continue;
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
  Words whole, nouns, shorts;
  counts.for_each([&](std::string_view word, const StemCount& count) {
    if (is_noun(count)) {
      whole.push_back(word);
    } else if (count.alone > 0 && is_short(word) && is_short_with_josa(word, count, counts)) {
      shorts.push_back(word);
    }
  });
  for (Words* words : {&whole, &shorts}) sort_each_once(*words);
  for (const std::string_view word : whole) {
    const bool is_known = text::Dictionary::standard().is_noun(word);
    if (word.size() > text::syllable_bytes && !is_known && !is_form_of_verb(word)) nouns.push_back(word);
  }
  const Words standard = words_of(text::standard_nouns);

  Lexicon::Impl found;
  found.learnt_from = impl_->posts;
  found.whole = text::WordList(either(whole, standard));
  found.nouns = text::WordList(either(nouns, standard));
  found.short_with_josa = text::WordList(shorts);
  Lexicon lexicon;
  lexicon.impl_ = std::make_shared<const Lexicon::Impl>(std::move(found));
  return lexicon;
}

}  // namespace seogo
