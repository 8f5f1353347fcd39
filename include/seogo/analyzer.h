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

// One word of a text: a run of letters of one script, normalised, without its josa, or an emoji.  Letters and
// digits are apart (k8s: k, 8, s), Hangul behind a number is cut at its units (10만원: 10, 만, 원).  A few
// names keep their signs (c++, c#, .net); a run of Han, of kana or of jamo is one word, however long.
struct Word {
  std::string term;       // what is indexed: folded, compatible forms unified, accents and josa cut off
  std::size_t begin = 0;  // bytes in the analysed text: the whole run, josa included
  std::size_t end = 0;
  std::size_t term_end = 0;    // where the josa begins; equal to `end` when there is none
  std::uint32_t position = 0;  // counts words from 0; josa take no position of their own
  Script script = Script::other;
  // Nothing stands between this word and the one before (2주차: 2, then joined 주), or one sign that joins
  // names does: - / _ & · between any words, . + ' as well between those of letters and digits (Wi-Fi).
  bool joined = false;
  bool after_blank = false;  // exactly one run of blanks, nothing else, parts it from the one before

  // The verbs and adjectives that the whole run may be a form of, without 다: 터졌다 has 터지, 걸어 has 걷
  // and 걸.
  std::vector<std::string> predicates = {};
  // Bytes of `term` that are a noun inside such a form: 재미 of 재미있는, 메뉴 of 메뉴다.  0 when there is
  // none.
  std::size_t noun = 0;

  struct Piece {
    std::size_t begin = 0, end = 0;  // bytes of `term`
    friend bool operator==(const Piece&, const Piece&) = default;
  };
  // The words inside a compound, by begin, then end, `term` itself not among them: 웹, 서버 of 웹서버; 대학,
  // 학생 of 대학생.  They may overlap, and leave gaps.
  std::vector<Piece> pieces = {};

  // On the first word of a name that is written of several (Wi-Fi, RTX4090, node.js): the name without its
  // signs, wifi, and of how many words it is, this one included.  A sign between digits stays (1.2.3), and a
  // version has no v (v1.2.3: 1.2.3).  Empty and 0 otherwise.
  std::string name = {};
  std::uint32_t name_words = 0;

  // Where a run is honestly ambiguous, its other terms: 위 of 위로, a noun itself; 유나 of 유나, where `term`
  // is 유. A post has all of them.  A query of several words is met by any; a query of one word means the run
  // as a whole, so it asks for the longest of `term` and these alone.
  std::vector<std::string> readings = {};
  // Whether the whole run is a noun as it stands (걸음, 가지).  A query of such a single word does not ask
  // for its predicates.
  bool is_noun = false;

  friend bool operator==(const Word&, const Word&) = default;
};

// What a set of posts teaches about its words: which of them are whole although they end like a josa or look
// like a form of a verb.  The nouns of data/lexicon/nouns.txt are so whatever the posts teach.  Learnt once
// for each generation of the index and frozen with it.
class Lexicon {
 public:
  Lexicon();  // knows nothing: josa are cut by rule and dictionary alone

  // Whether `word` was seen with three or more classes of josa behind it (나이: 나이가, 나이를, 나이는), and
  // that not only by rare slips, so that its own end is none; or is one of the nouns at hand.  Where it has
  // three syllables and ends like one josa, another that never follows it is enough (법제도를).
  bool is_whole(std::string_view word) const;

  // Whether `word` is a noun: of a dictionary (text/dictionary.h), of data/lexicon/nouns.txt, or one that the
  // posts show with three classes of josa and that is no form of a verb.
  bool is_noun(std::string_view word) const;

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
  friend class Analyzer;
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
