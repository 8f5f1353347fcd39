// Cuts the longest josa that agrees and leaves enough, and asks lexicon and dictionary before each cut.
#include "text/stem.h"

#include <algorithm>

#include "text/compound.h"
#include "text/dictionary.h"
#include "text/jamo.h"
#include "text/predicate.h"

namespace seogo::text {

namespace {

std::string_view first(std::string_view utf8, std::size_t syllables) {
  return utf8.substr(0, syllable_bytes * syllables);
}

class Cutter {
 public:
  Cutter(std::string_view utf8, Syllables word, const Lexicon& lexicon)
      : utf8_(utf8), word_(word), lexicon_(lexicon) {}

  Stem cut() {
    const Endings endings = endings_of(word_);
    if (endings.count == 0 || is_learnt(word_.size())) return {word_.size(), 0};
    if (const auto entry = Dictionary::standard().find(utf8_)) return cut_known(*entry, endings);
    if (!leaves_whole(endings) && is_compound(word_.size())) return {word_.size(), 0};
    Stem stem{cut_once(word_.size(), endings), 0};
    if (stem.length == 1 && word_.size() == 2) stem.other = is_whole_as_well(endings) ? 2 : 0;
    if (stem.length > 1 && !is_whole(stem.length)) stem.other = short_noun(endings);
    while (stem.length > 1 && stem.length < word_.size()) {
      if (is_whole(stem.length) || is_compound(stem.length)) break;
      const std::size_t shorter = cut_once(stem.length, endings_of(word_.substr(0, stem.length)));
      if (shorter == stem.length || shorter == 1) break;
      stem.length = shorter;
    }
    return stem;
  }

 private:
  bool is_learnt(std::size_t size) const { return lexicon_.is_whole(first(utf8_, size)); }
  bool is_whole(std::size_t size) const { return is_known_noun(first(utf8_, size), lexicon_); }

  // 연구결과: 연구 and 결과, so 과 is no josa.
  bool is_compound(std::size_t size) const {
    if (size < 4) return false;
    const auto inside = cover(first(utf8_, size), Dictionary::standard(), nullptr);
    return !inside.empty() && inside.back().end == size && inside.back().begin + 2U <= size;
  }

  bool leaves_whole(const Endings& endings) const {
    const auto leaves = [&](bool (Cutter::*is_noun)(std::size_t) const) {
      return std::ranges::any_of(endings.all(), [&](const Ending& ending) {
        const std::size_t left = word_.size() - ending.length;
        return left >= 2 && (this->*is_noun)(left);
      });
    };
    return leaves(&Cutter::is_whole) || leaves(&Cutter::is_compound);
  }

  bool is_predicate() const { return !predication_of(word_, false).stems.empty(); }

  // 달마다 is each 달, not a 달마.
  bool is_every() const {
    return word_.size() == 3 && word_.ends_with(U"마다") &&
           Dictionary::standard().is_short_noun(word_.front());
  }

  // May `left` syllables stay when `ending` goes?
  bool leaves_enough(std::size_t left, const Ending& ending) const {
    if (ending.is_josa && ending.trust == Trust::behind_nouns)
      return left >= 2 && !is_every() && (is_whole(left) || is_compound(left));
    if (left >= 2) return true;
    if (!ending.is_josa) return false;
    if (ending.trust == Trust::sure) return true;
    if (lexicon_.is_short_with_josa(first(utf8_, left + ending.length))) return true;
    return left + ending.length == word_.size() && Dictionary::standard().is_short_noun(word_.front()) &&
           !is_predicate();
  }

  std::size_t cut_once(std::size_t length, const Endings& endings) const {
    std::size_t stem = length, compound = length;
    for (const Ending& ending : endings.all()) {  // the longest stem first, the longest ending wins
      const std::size_t left = length - ending.length;
      if (!leaves_enough(left, ending)) continue;
      stem = left;
      // 고양이나: 나 leaves 고양이, which is known to be whole, so 이나 is not tried.
      if (left >= 2 && is_whole(left)) return left;
      if (is_compound(left)) compound = left;
    }
    return compound < length ? compound : stem;
  }

  // 유나 may be a name, 비가 is nearly always 비.
  bool is_whole_as_well(const Endings& endings) const {
    const Ending& ending = endings.found.front();
    return ending.is_josa && ending.trust == Trust::doubtful && ending.josa != JosaClass::subject &&
           !lexicon_.is_short_with_josa(utf8_);
  }

  // 차라도 is a form of 차다, or a 차 with its josa.
  std::size_t short_noun(const Endings& endings) const {
    const Ending& longest = endings.all().back();
    return longest.is_josa && longest.trust == Trust::doubtful && longest.length + 1 == word_.size() &&
                   Dictionary::standard().is_short_noun(word_.front())
               ? 1
               : 0;
  }

  // A word of the dictionary that ends like a josa: 만화가, 위로, 길이, 제주도.
  Stem cut_known(const Dictionary::Entry& entry, const Endings& endings) const {
    const std::size_t size = word_.size();
    for (const Ending& ending : endings.all()) {
      const std::size_t left = size - ending.length;
      if (!ending.is_josa) continue;
      if (left >= 2 && is_whole(left))
        return entry.standing == Dictionary::Standing::noun ? Stem{size, left} : Stem{left, size};
      if (left != 1 || !Dictionary::standard().is_short_noun(word_.front())) continue;
      if (entry.standing == Dictionary::Standing::other) return {size, ending.trust == Trust::sure ? 1U : 0U};
      if (ending.trust == Trust::sure || lexicon_.is_short_with_josa(utf8_)) return {1, size};
      const bool is_subject = ending.josa == JosaClass::subject || ending.josa == JosaClass::means;
      if (is_subject && Dictionary::standard().is_short_noun(word_.front())) return {size, 1};
    }
    return {size, 0};
  }

  std::string_view utf8_;
  Syllables word_;
  const Lexicon& lexicon_;
};

}  // namespace

bool is_known_noun(std::string_view word, const Lexicon& lexicon) {
  return lexicon.is_whole(word) || (word.size() > syllable_bytes && Dictionary::standard().is_noun(word));
}

Stem stem_of(std::string_view utf8, Syllables word, const Lexicon& lexicon) {
  return Cutter(utf8, word, lexicon).cut();
}

}  // namespace seogo::text
