// The chain from text to words: cut into runs, fold each, cut units and josa off, let a josa behind a Latin
// word or a number belong to that word, and find the words inside compounds.
#include "seogo/analyzer.h"

#include <cstdint>
#include <functional>
#include <utility>

#include "text/eojeol.h"
#include "text/hangul_word.h"
#include "text/jamo.h"
#include "text/lexicon.h"
#include "text/names.h"
#include "text/predicate.h"
#include "text/stem.h"
#include "text/units.h"

namespace seogo {

namespace {

using text::BehindNumber;
using text::Kind;
using text::Run;

Script script_of(Kind kind) {
  switch (kind) {
    case Kind::hangul:
      return Script::hangul;
    case Kind::jamo:
      return Script::jamo;
    case Kind::latin:
      return Script::latin;
    case Kind::number:
      return Script::number;
    case Kind::han:
      return Script::han;
    case Kind::kana:
      return Script::kana;
    default:
      return Script::other;
  }
}

// Bytes of `surface` that hold its first `count` characters, with what extends them.
std::size_t bytes_of(std::string_view surface, std::size_t count) {
  std::size_t at = 0, seen = 0;
  while (at < surface.size()) {
    const text::Character next = text::read_character(surface, at);
    if (is_word(next.kind) && seen++ == count) break;
    at = next.end;
  }
  return at;
}

// Numbers count things with words that look like josa: 5만, 30도.
bool is_counting_word(std::u32string_view syllables) {
  return syllables == U"만" || syllables == U"도" || syllables == U"인";
}

struct Taught {
  const Lexicon& lexicon;
  const text::WordList& nouns;
  std::uint64_t serial;  // no two lexica of a process have the same
};

class Chain {
 public:
  Chain(std::string_view text, const Taught& lexicon, bool with_predicates)
      : text_(text), lexicon_(lexicon), with_predicates_(with_predicates) {}

  std::vector<Word> words() {
    const std::vector<Run> runs = text::cut_runs(text_);
    words_.reserve(runs.size());
    for (const Run& run : runs) {
      std::string term = text::folded_run(text_, run);
      const bool seen = !term.empty();
      const bool is_hangul = run.kind == Kind::hangul;
      if (seen && is_hangul) add_run(run, std::move(term));
      if (seen && !is_hangul) add(run, std::move(term), run.end);
      last_kind_ = seen ? run.kind : Kind::separator;
      if (!is_hangul) is_behind_unit_ = false;
      last_end_ = run.end;
    }
    text::find_names(text_, words_);
    return std::move(words_);
  }

 private:
  Word& add(const Run& run, std::string term, std::size_t term_end) {
    Word word;
    word.term = std::move(term);
    word.begin = run.begin;
    word.end = run.end;
    word.term_end = term_end;
    word.position = static_cast<std::uint32_t>(words_.size());
    word.script = script_of(run.kind);
    // A josa behind a bracket and an invisible run leave no word, so the run before may not be the word
    // before.
    const bool follows = !words_.empty() && words_.back().end == last_end_;
    word.joined = run.joined && follows;
    word.after_blank = run.after_blank && follows;
    words_.push_back(std::move(word));
    return words_.back();
  }

  BehindNumber place_of(const Run& run) const {
    const bool is_behind_number = last_kind_ == Kind::number;
    if (is_behind_number && run.touches) return BehindNumber::joined;
    return run.after_blank && (is_behind_number || is_behind_unit_) ? BehindNumber::after_blank
                                                                    : BehindNumber::no;
  }

  // A run of Hangul, which may be several words behind a number.
  void add_run(const Run& run, std::string surface) {
    const std::u32string syllables = text::to_syllables(surface);
    const BehindNumber place = place_of(run);
    is_behind_unit_ = false;
    if (surface.size() != text::syllable_bytes * syllables.size()) {
      add(run, std::move(surface), run.end);
      return;
    }
    const bool behind_number = place == BehindNumber::joined;
    const bool behind_latin = run.touches && last_kind_ == Kind::latin;
    if ((behind_number || behind_latin) && text::is_tail(syllables) &&
        !(behind_number && is_counting_word(syllables))) {
      words_.back().end = run.end;  // hotfix로
      return;
    }
    if (run.after_closer && text::is_all_ending(syllables)) return;  // “서버”가, 도커(Docker)는
    if (place == BehindNumber::no) return add_hangul(run, std::move(surface), syllables);
    add_counted(run, surface, syllables, place);
  }

  // 만원이 of 10만원이: 만, 원 with its josa.
  void add_counted(const Run& run, const std::string& surface, text::Syllables syllables,
                   BehindNumber place) {
    std::size_t at = 0, begin = run.begin;
    Run part = run;
    for (const std::size_t length :
         text::units_of(syllables, place, [&](text::Syllables word) { return is_word(word); })) {
      at += length;
      part.begin = begin;
      part.end = at == syllables.size() ? run.end : run.begin + bytes_of(surface_of(run), at);
      begin = part.end;
      const std::size_t bytes = text::syllable_bytes * length;
      add(part, surface.substr(text::syllable_bytes * at - bytes, bytes), part.end);
      last_end_ = part.end;
      part.joined = part.touches = true;
      part.after_blank = part.after_closer = false;
    }
    is_behind_unit_ = at == syllables.size();
    if (is_behind_unit_) return;
    if (at > 0 && text::is_tail(syllables.substr(at))) {
      words_.back().end = run.end;
      return;
    }
    part.begin = begin;
    part.end = run.end;
    add_hangul(part, surface.substr(text::syllable_bytes * at), syllables.substr(at));
  }

  // Whether it is a noun, perhaps with josa.
  bool is_word(text::Syllables word) const {
    const std::string utf8 = text::to_utf8(word);
    const std::size_t stem = text::stem_of(utf8, word, lexicon_.lexicon).length;
    return text::is_known_noun(std::string_view(utf8).substr(0, text::syllable_bytes * stem),
                               lexicon_.lexicon);
  }

  std::string_view surface_of(const Run& run) const { return text_.substr(run.begin, run.end - run.begin); }

  void add_hangul(const Run& run, std::string surface, text::Syllables syllables) {
    const text::HangulWord& read = read_once(surface, syllables);
    const std::size_t bytes = text::syllable_bytes * read.stem;
    std::size_t end = run.end;
    if (read.stem < syllables.size())
      end = run.begin + (run.plain ? bytes : bytes_of(surface_of(run), read.stem));
    Word& word = add(run, surface.substr(0, bytes), end);
    word.predicates = read.predicates;
    word.noun = read.noun;
    word.pieces = read.pieces;
    word.readings = read.readings;
    word.is_noun = read.is_noun;
    read_with_neighbour(word, syllables);
  }

  // Most words of a text are among those that were read a while ago.  Valid until the next call.
  const text::HangulWord& read_once(const std::string& surface, text::Syllables syllables) const {
    struct Kept {
      std::uint64_t lexicon = 0;
      bool with_predicates = false;
      std::string surface;
      text::HangulWord word;
    };
    constexpr std::size_t slots = 16384, longest = 48;
    static thread_local std::vector<Kept> kept(slots + 1);
    const bool is_kept = surface.size() <= longest;
    Kept& slot = kept[is_kept ? std::hash<std::string>()(surface) % slots : slots];
    if (!is_kept || slot.lexicon != lexicon_.serial || slot.with_predicates != with_predicates_ ||
        slot.surface != surface) {
      slot = {lexicon_.serial, with_predicates_, surface,
              text::read_hangul(surface, syllables, lexicon_.lexicon, lexicon_.nouns, with_predicates_)};
    }
    return slot.word;
  }

  // 빵을 사고, 사고 있다: a form of 사다, so the noun 사고 is not there.
  static void make_predicate(Word& word, std::vector<std::string> stems) {
    word.term = stems.front() + "다";
    word.is_noun = false;
    word.pieces.clear();
    word.readings.clear();
    word.predicates = std::move(stems);
  }

  void read_with_neighbour(Word& word, text::Syllables syllables) {
    if (!with_predicates_ || !word.after_blank || words_.size() < 2) return;
    Word& before = words_[words_.size() - 2];
    if (before.script != Script::hangul) return;
    const std::string_view josa = text_.substr(before.term_end, before.end - before.term_end);
    if (josa == "을" || josa == "를") {
      std::vector<std::string> stems = text::stems_behind_object(syllables);
      if (!stems.empty()) make_predicate(word, std::move(stems));
    } else if (josa.empty() && before.predicates.empty()) {
      for (const std::string& helper : word.predicates) {
        std::vector<std::string> stems = text::stems_before_helper(text::to_syllables(before.term), helper);
        if (!stems.empty()) return make_predicate(before, std::move(stems));
      }
    }
  }

  std::string_view text_;
  const Taught lexicon_;
  const bool with_predicates_;
  std::vector<Word> words_;
  Kind last_kind_ = Kind::separator;  // of the run before
  bool is_behind_unit_ = false;       // that run was a number's unit: 만 of 10만 원
  std::size_t last_end_ = 0;
};

}  // namespace

Analyzer::Analyzer(Lexicon lexicon) : lexicon_(std::move(lexicon)) {}

std::vector<Word> Analyzer::analyze(std::string_view text, bool with_predicates) const {
  return Chain(text, {lexicon_, lexicon_.impl_->nouns, lexicon_.impl_->serial}, with_predicates).words();
}

}  // namespace seogo
