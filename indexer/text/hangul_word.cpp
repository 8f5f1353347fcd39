#include "text/hangul_word.h"

#include "text/compound.h"
#include "text/jamo.h"
#include "text/predicate.h"
#include "text/stem.h"

namespace seogo::text {

namespace {

class Reader {
 public:
  Reader(std::string_view surface, Syllables syllables, const Lexicon& lexicon)
      : surface_(surface),
        syllables_(syllables),
        lexicon_(lexicon),
        stem_(stem_of(surface, syllables, lexicon)) {}

  HangulWord read(const WordList& learnt_nouns, bool with_predicates) {
    word_.is_noun = is_known(syllables_.size());
    if (with_predicates) find_predicates();
    word_.stem = stem_.length;
    add_pieces(learnt_nouns);
    const bool is_piece =
        !word_.pieces.empty() && word_.pieces.front() == Word::Piece{0, syllable_bytes * stem_.other};
    if (stem_.other != 0 && !is_piece) word_.readings.emplace_back(part(stem_.other));
    return std::move(word_);
  }

 private:
  std::string_view part(std::size_t size) const { return surface_.substr(0, syllable_bytes * size); }
  bool is_known(std::size_t size) const { return is_known_noun(part(size), lexicon_); }

  void find_predicates() {
    bool is_cut = stem_.length < syllables_.size() ? is_known(stem_.length) : word_.is_noun;
    const bool is_taught = lexicon_.is_whole(surface_) ||
                           (stem_.length < syllables_.size() && lexicon_.is_whole(part(stem_.length)));
    Predication form = predication_of(syllables_, is_taught);
    if (!word_.is_noun && !is_cut) is_cut = cut_form(form.is_listed);
    is_cut = is_cut || stem_.length == 1;
    // 집이었다 is no form of 집이다.
    if (is_cut && !form.is_listed) form.stems.clear();
    std::size_t noun = 0;
    if (form.noun > 0) {
      noun = stem_of(part(form.noun), syllables_.substr(0, form.noun), lexicon_).length;
      if (form.stems.empty() && stem_.length == syllables_.size()) stem_.length = noun;
    }
    word_.predicates = std::move(form.stems);
    if (!word_.predicates.empty() && noun < stem_.length) word_.noun = syllable_bytes * noun;
  }

  // 라디오이긴, 학생인: a known noun and a form of 이다 or 하다 that no list of josa has.
  bool cut_form(bool is_verb) {
    const auto is_noun = [&](std::size_t length) {
      if (length > 1) return is_known(length);
      return !is_verb && Dictionary::standard().is_short_noun(syllables_.front());
    };
    const std::size_t length = noun_before_form(syllables_, is_noun);
    if (length == 0) return false;
    stem_ = {length, 0};
    return true;
  }

  void add_pieces(const WordList& learnt_nouns) {
    if (!word_.predicates.empty() && !is_known(stem_.length)) return;
    for (const Inside& inside : words_inside(part(stem_.length), Dictionary::standard(), &learnt_nouns))
      word_.pieces.push_back({syllable_bytes * inside.begin, syllable_bytes * inside.end});
  }

  std::string_view surface_;
  Syllables syllables_;
  const Lexicon& lexicon_;
  Stem stem_;
  HangulWord word_;
};

}  // namespace

HangulWord read_hangul(std::string_view surface, Syllables syllables, const Lexicon& lexicon,
                       const WordList& learnt_nouns, bool with_predicates) {
  return Reader(surface, syllables, lexicon).read(learnt_nouns, with_predicates);
}

}  // namespace seogo::text
