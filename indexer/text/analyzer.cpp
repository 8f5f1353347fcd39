// The chain from text to words: cut into runs, fold each, cut the josa off, and let a josa behind a Latin
// word or a number belong to that word.
#include "seogo/analyzer.h"

#include <utility>

#include "text/eojeol.h"
#include "text/predicate.h"
#include "text/stem.h"

namespace seogo {

namespace {

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
bool is_counting_word(std::u32string_view syllables) { return syllables == U"만" || syllables == U"도"; }

class Chain {
 public:
  Chain(std::string_view text, const Lexicon& lexicon, bool with_predicates)
      : text_(text), lexicon_(lexicon), with_predicates_(with_predicates) {}

  std::vector<Word> words() {
    const std::vector<Run> runs = text::cut_runs(text_);
    words_.reserve(runs.size());
    for (const Run& run : runs) {
      std::string term = text::folded_run(text_, run);
      const bool seen = !term.empty();
      const bool is_hangul = run.kind == Kind::hangul;
      if (seen) is_hangul ? add_hangul(run, std::move(term)) : add(run, std::move(term), run.end);
      last_kind_ = seen ? run.kind : Kind::separator;
      last_end_ = run.end;
    }
    return std::move(words_);
  }

 private:
  void add(const Run& run, std::string term, std::size_t term_end) {
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
  }

  void add_hangul(const Run& run, std::string surface) {
    const std::u32string syllables = text::to_syllables(surface);
    const bool whole_syllables = surface.size() == 3 * syllables.size();
    if (!whole_syllables) return add(run, std::move(surface), run.end);
    const bool behind_number = run.joined && last_kind_ == Kind::number;
    const bool behind_latin = run.joined && last_kind_ == Kind::latin;
    if ((behind_number || behind_latin) && text::is_all_ending(syllables) &&
        !(behind_number && is_counting_word(syllables))) {
      words_.back().end = run.end;  // hotfix로
      return;
    }
    if (run.after_closer && text::is_all_ending(syllables)) return;  // “서버”가, 도커(Docker)는
    std::size_t stem = text::stem_length(surface, syllables, lexicon_, behind_number);
    std::size_t noun = 0;
    text::Predication predication;
    if (with_predicates_) {
      const bool is_noun =
          lexicon_.is_whole(surface) ||
          (stem < syllables.size() && lexicon_.is_whole(std::string_view(surface).substr(0, 3 * stem)));
      predication = text::predication_of(syllables, is_noun);
      if (predication.noun > 0) {
        noun = text::stem_length(std::string_view(surface).substr(0, 3 * predication.noun),
                                 text::Syllables(syllables).substr(0, predication.noun), lexicon_, false);
        if (predication.stems.empty()) stem = noun;
      }
    }
    if (stem == syllables.size()) {
      add(run, std::move(surface), run.end);
    } else {
      surface.resize(3 * stem);
      const std::size_t length =
          run.plain ? 3 * stem : bytes_of(text_.substr(run.begin, run.end - run.begin), stem);
      add(run, std::move(surface), run.begin + length);
    }
    Word& word = words_.back();
    word.predicates = std::move(predication.stems);
    if (!word.predicates.empty() && 3 * noun < word.term.size()) word.noun = 3 * noun;
  }

  std::string_view text_;
  const Lexicon& lexicon_;
  const bool with_predicates_;
  std::vector<Word> words_;
  Kind last_kind_ = Kind::separator;  // of the run before
  std::size_t last_end_ = 0;
};

}  // namespace

Analyzer::Analyzer(Lexicon lexicon) : lexicon_(std::move(lexicon)) {}

std::vector<Word> Analyzer::analyze(std::string_view text, bool with_predicates) const {
  return Chain(text, lexicon_, with_predicates).words();
}

}  // namespace seogo
