// Terms are sorted by their syllables, so those that begin with one lie together, and those that have it
// second lie at one place behind each first syllable.  What index/left_words.cpp takes for found is what is
// looked at here and in word_match.cpp.
#include "query/lone_word.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "index/format.h"
#include "index/left_words.h"
#include "index/term_code.h"
#include "index/terms.h"
#include "query/leaves.h"
#include "query/listed_posts.h"
#include "text/conjugation.h"
#include "text/dictionary_nouns.h"
#include "text/jamo.h"
#include "text/normalize.h"
#include "text/stem.h"
#include "text/utf8.h"

namespace seogo::query {
namespace {

namespace prefix = index::prefix;

char32_t first_of(std::string_view text) { return text.empty() ? 0 : text::read_utf8(text, 0).code; }

std::string utf8(char32_t code) {
  std::string out;
  text::append_utf8(out, code);
  return out;
}

// The terms of one class.
class Class {
 public:
  // Of stems only those of two syllables: what is longer has its pairs among the bigrams.
  Class(const Xapian::Database& database, std::string_view class_prefix, bool are_pairs)
      : database_(database), prefix_(class_prefix), are_pairs_(are_pairs) {}

  // Calls take(term, posts) for each that holds the syllable at one end.
  template <class Take>
  void each_holding(const std::string& syllable, Take take) const {
    const Xapian::TermIterator end = database_.allterms_end();
    Xapian::TermIterator term = database_.allterms_begin();
    term.skip_to(index::make_term(prefix_, utf8(text::first_syllable)));
    while (term != end) {
      const std::string text = text_of(*term);
      const char32_t first = first_of(text);
      if (!text::is_syllable(first)) return;
      const std::string begin = utf8(first) == syllable ? syllable : utf8(first) + syllable;
      term.skip_to(index::make_term(prefix_, begin));
      for (; term != end && text_of(*term).starts_with(begin); ++term)
        if (are_pairs_ ? text_of(*term).size() == 2 * text::syllable_bytes
                       : holds_always(text_of(*term), begin))
          take(*term, term.get_termfreq());
      term.skip_to(index::make_term(prefix_, utf8(first + 1)));
    }
  }

 private:
  // Whether the stem holds these syllables, with which it begins, in such forms too as lose a final ㄷ, ㅂ or
  // ㅅ: 짓 does not in 지어.  Other changes (아는 of 알다, 줬다 of 주다) are not looked at.
  static bool holds_always(std::string_view stem, std::string_view begin) {
    return stem.size() > begin.size() || !text::changes_final(text::to_syllables(stem));
  }

  // Empty for a term of another class.
  std::string text_of(const std::string& term) const {
    return term.starts_with(prefix_) ? index::decode_term(term).substr(prefix_.size()) : "";
  }

  const Xapian::Database& database_;
  std::string prefix_;
  bool are_pairs_;
};

constexpr std::size_t most_terms = 400;  // of bound::query_terms

// Those that hold a syllable at one end, at most `most_terms`.
std::vector<std::string> terms_holding(const Xapian::Database& database, const std::string& syllable) {
  std::vector<std::pair<Xapian::doccount, std::string>> found;
  const auto take = [&](std::string term, Xapian::doccount posts) {
    found.emplace_back(posts, std::move(term));
  };
  Class(database, prefix::body, true).each_holding(syllable, take);
  Class(database, prefix::bigram, true).each_holding(syllable, take);
  Class(database, prefix::predicate, false).each_holding(syllable, take);
  std::ranges::sort(found, [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  if (found.size() > most_terms) found.resize(most_terms);
  std::vector<std::string> terms;
  terms.reserve(found.size());
  for (auto& [posts, term] : found) terms.push_back(std::move(term));
  return terms;
}

bool is_hangul(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); at += text::syllable_bytes)
    if (!text::is_syllable(text::read_utf8(text, at).code)) return false;
  return !text.empty();
}

bool is_noun_alone(std::string_view word, const Lexicon& lexicon) {
  return lexicon.is_lone_noun(word) || (!lexicon.is_whole(word) && text::dictionary_nouns().contains(word));
}

}  // namespace

std::optional<LoneWord> lone_word(const Query& query, const Analyzer& analyzer) {
  const std::vector<const Query*> leaves = leaves_of(query, Leaves::wanted);
  if (leaves.size() != 1 || leaves.front()->kind != Query::Kind::word || leaves.front()->in_field)
    return std::nullopt;
  const std::string& text = leaves.front()->text;
  const std::vector<Word> words = analyzer.analyze(text);
  if (words.size() != 1) return std::nullopt;
  const Word& word = words.front();
  const Lexicon& lexicon = analyzer.lexicon();
  const std::string whole = text::fold(std::string_view(text).substr(word.begin, word.end - word.begin));
  Word noun = word;
  if (is_noun_alone(whole, lexicon)) {
    noun.term = whole;
    noun.term_end = word.end;
    noun.predicates.clear();
    noun.noun = 0;
  } else if (word.term_end != word.end) {
    return std::nullopt;
  }
  if (!is_hangul(noun.term)) return std::nullopt;
  LoneWord lone{text, noun, index::are_splits_known(noun.term, lexicon)};
  if (noun != word) lone.as_in_texts = word;
  return lone;
}

std::vector<Xapian::Query> holding(const Xapian::Database& database, const Lexicon& lexicon,
                                   const LeftPosts& left, const std::string& word) {
  std::vector<Xapian::Query> parts;
  if (word.size() == text::syllable_bytes)
    for (const std::string& term : terms_holding(database, word)) parts.emplace_back(term);
  const auto number = index::left_number(word, lexicon);
  if (Posts posts = number ? left.of(*number) : Posts(); !posts.empty())
    parts.push_back(listed_posts(std::move(posts)));
  return parts;
}

}  // namespace seogo::query
