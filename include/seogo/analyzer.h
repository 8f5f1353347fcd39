// Text to words: the one analysis that documents, queries and snippets share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "seogo/result.h"

namespace seogo {

enum class Script : std::uint8_t { hangul, jamo, latin, number, han, kana, other };

// One word of a text: a run of one script, normalised, without its josa.  Short names of letters and digits
// (k8s, 4k) and names with signs of their own (c++, C#, .NET, node.js, don't) are one word, of script latin;
// a run of Han, of kana or of jamo (ㅋㅋㅋ) is one word, however long.
struct Word {
  std::string term;       // what is indexed: folded, compatible forms unified, josa cut off
  std::size_t begin = 0;  // bytes in the analysed text: the whole run, josa included
  std::size_t end = 0;
  std::size_t term_end = 0;    // where the josa begins; equal to `end` when there is none
  std::uint32_t position = 0;  // counts words from 0; josa take no position of their own
  Script script = Script::other;
  bool joined = false;  // nothing stands between this word and the one before (2주차: 2, then joined 주차)
  bool after_blank = false;  // exactly one run of blanks, nothing else, parts it from the one before

  // The verbs and adjectives that the whole run may be a form of, without 다: 터졌다 has 터지, 걸어 has 걷
  // and 걸.
  std::vector<std::string> predicates = {};
  // Bytes of `term` that are a noun inside such a form: 재미 of 재미있는, 메뉴 of 메뉴다.  0 when there is
  // none.
  std::size_t noun = 0;

  friend bool operator==(const Word&, const Word&) = default;
};

// What a set of posts teaches about its words: which of them are whole although they end like a josa or look
// like a form of a verb.  The nouns of data/lexicon/nouns.txt are so whatever the posts teach.  Learnt once
// for each generation of the index and frozen with it.
class Lexicon {
 public:
  Lexicon();  // knows nothing: josa are cut by rule alone

  // Whether `word` was seen with three or more classes of josa behind it (나이: 나이가, 나이를, 나이는), and
  // that not only by rare slips, so that its own end is none; or is one of the nouns at hand.  Where it has
  // three syllables and ends like one josa, another that never follows it is enough (법제도를).
  bool is_whole(std::string_view word) const;

  // Whether `word`, asked for alone, is a noun as it stands, although it is not whole: one of
  // data/lexicon/homographs.txt (위로, in a text 위 with 로); or, unless it is far more often a piece of
  // other words, one that some post shows with 을, 를 or 의 behind it, or one of the dictionary
  // (text/dictionary_nouns.h) that stands in a word of the posts that ends like a josa.
  bool is_lone_noun(std::string_view word) const;

  // The number of a word that is whole or a lone noun, the same as long as the lexicon is.  None of a whole
  // word that is far more often a piece of others than one with a josa behind it (에서, 니다) or a form of a
  // verb (한다), unless a dictionary or data/lexicon has it for a noun.
  std::optional<std::uint32_t> number_of(std::string_view word) const;

  struct Noun {
    std::uint32_t number = 0;
    std::size_t size = 0;  // bytes
  };
  // Appends those that `syllables` (Hangul in UTF-8, nothing else) begins with.
  void add_nouns_at(std::string_view syllables, std::vector<Noun>& nouns) const;

  // Whether `word` is a noun of one syllable and a josa, although many words end so: 책이 is 책, for 책 is
  // whole and 책이 takes no josa; 길이, 회의, 바로 are not.
  bool is_short_with_josa(std::string_view word) const;

  // In how many distinct posts the lexicon was learnt.
  std::size_t learnt_from() const;

  // The lexicon as bytes, equal for equal lexica, and back.  Fails with damaged.
  std::string to_bytes() const;
  static Result<Lexicon> from_bytes(std::string_view bytes);

 private:
  friend class LexiconLearner;
  struct Impl;
  std::shared_ptr<const Impl> impl_;  // shared by copies: a lexicon never changes
};

// Collects what a Lexicon needs, post by post.  Not safe for several threads; give each its own and
// merge them: the outcome depends only on the set of texts.
class LexiconLearner {
 public:
  LexiconLearner();
  ~LexiconLearner();
  LexiconLearner(LexiconLearner&&) noexcept;
  LexiconLearner& operator=(LexiconLearner&&) noexcept;

  void learn(std::string_view text);       // the title and body of one post, UTF-8
  void keep_whole(std::string_view word);  // one that somebody says is whole, whatever the posts teach
  void merge(LexiconLearner&& other);
  Lexicon finish() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Safe to use from many threads at once.
class Analyzer {
 public:
  explicit Analyzer(Lexicon lexicon = {});

  // The words of `text` (UTF-8; ill-formed bytes part words), in order.  Never fails; linear in the
  // length.  No term is empty or above 240 bytes: longer runs are cut there.  Without predicates, which take
  // half of the time, no word has any, and a noun keeps the rarer forms of 이다, 하다 and 되다
  // (반란이었다고); all else is the same.
  std::vector<Word> analyze(std::string_view text, bool with_predicates = true) const;

  const Lexicon& lexicon() const { return lexicon_; }

 private:
  Lexicon lexicon_;
};

}  // namespace seogo
