// Word by word: first whether any post has it, then the readings in the order in which they are sure.

#include "query/interpret.h"

#include <algorithm>
#include <vector>

#include "index/format.h"
#include "index/initials.h"
#include "index/term_code.h"
#include "index/terms.h"
#include "query/find.h"
#include "query/hanja.h"
#include "query/keyboard.h"
#include "query/leaves.h"
#include "query/typo.h"
#include "query/visible_posts.h"
#include "query/word_match.h"
#include "text/dictionary.h"
#include "text/jamo.h"
#include "text/utf8.h"

namespace seogo::query {
namespace {

using XQuery = Xapian::Query;
namespace prefix = index::prefix;

constexpr std::size_t most_mended = 16;     // words of a query that is mended
constexpr std::size_t most_initials = 8;    // syllables; more is laughter or noise
constexpr std::size_t most_stems = 100;     // that all initials of a query stand for
constexpr std::size_t shortest_latin = 4;   // typed as consonants alone
constexpr std::size_t most_spellings = 24;  // asked of the index with the other words
constexpr std::size_t most_begun = 4096;    // terms looked at to complete a syllable

std::u32string code_points(std::string_view text) {
  std::u32string codes;
  for (std::size_t at = 0; at < text.size();) {
    const auto [code, length] = text::read_utf8(text, at);
    codes += code;
    at += length;
  }
  return codes;
}

// ㅅㅂ, but not ㅋㅋ or ㅇㅇㅇ, which are what they are.
bool are_initials(std::string_view text) {
  const std::u32string codes = code_points(text);
  const bool all_consonants = std::ranges::all_of(codes, text::is_consonant);
  const bool differ = std::ranges::any_of(codes, [&](char32_t code) { return code != codes.front(); });
  const bool is_pair = codes.size() == 2 && codes.front() != U'ㅋ' && codes.front() != U'ㅎ';
  return codes.size() >= 2 && codes.size() <= most_initials && all_consonants && (differ || is_pair);
}

// The place of a consonant among the nineteen that begin a syllable; nothing for ㄳ and its like.
std::optional<char32_t> leading_of(char32_t consonant) {
  for (char32_t leading = 0x1100; leading <= 0x1112; ++leading)
    if (text::compatibility_jamo(leading) == consonant) return leading;
  return std::nullopt;
}

class Mending {
 public:
  Mending(const Reader& reader, const SearchRequest& request, const Language& language,
          std::size_t unknown_up_to = 0)
      : unknown_up_to_(unknown_up_to),
        database_(reader.database),
        language_(language),
        visible_(database_, request.visible),
        mended_{request.query} {}

  std::optional<Interpretation> run() {
    leaves_ = leaves_of(mended_.query, Leaves::needed);
    std::erase_if(leaves_, [](const Query* leaf) { return leaf->kind != Query::Kind::word; });
    if (leaves_.empty() || leaves_.size() > most_mended) return std::nullopt;
    for (Query* leaf : leaves_) {
      // ㄱㅊ stands in some post by itself, and is meant as initials nearly always.
      const std::size_t few = are_initials(leaf->text) ? rare : unknown_up_to_;
      (count_all({*leaf}) > few ? known_ : unknown_).push_back(leaf);
    }
    for (Query* leaf : unknown_) {
      const bool is_read = read_by_keyboard(*leaf) || read_as_initials(*leaf) || complete(*leaf) ||
                           read_hanja(*leaf) || (!is_right(*leaf) && respell(*leaf));
      if (is_read) known_.push_back(leaf);
    }
    if (mended_.why.empty()) return std::nullopt;
    return std::move(mended_);
  }

 private:
  bool is_for_an_offer() const { return unknown_up_to_ > 0; }

  // A dictionary vouches for it: a noun, a form of a verb, a compound of nouns.
  bool is_right(const Query& leaf) const {
    const std::vector<Word> words = language_.analyzer.analyze(leaf.text);
    return std::ranges::all_of(words, [&](const Word& word) {
      return text::Dictionary::standard().is_noun(word.term) || !word.predicates.empty() ||
             (word.script == Script::hangul && !parts_of(word).empty());
    });
  }

  // How many visible posts match all of these: exact up to some, then an estimate.
  std::size_t count_all(const std::vector<Query>& queries) const {
    Query all;
    all.kind = Query::Kind::all_of;
    all.children = queries;
    const Result<Plan> plan = compile(all, language_, mended_.findings);
    return plan ? count(database_, visible_.among(plan->full())) : 0;
  }

  // How many posts match the words that are known and this one.
  std::size_t count_together(const Query& changed) const {
    std::vector<Query> words{changed};
    for (const Query* leaf : known_) words.push_back(*leaf);
    return count_all(words);
  }

  bool take(Query& leaf, std::string text, const char* why) {
    leaf.text = std::move(text);
    if (mended_.why.empty()) mended_.why = why;
    return true;
  }

  static Query with_text(const Query& leaf, std::string text) {
    Query changed = leaf;
    changed.text = std::move(text);
    return changed;
  }

  // Two or three consonants are far more often initials than a Latin word: ㅎㄱ, not gr.
  bool read_by_keyboard(Query& leaf) {
    const bool is_short = are_initials(leaf.text) && leaf.text.size() < 3 * shortest_latin;
    for (const std::optional<std::string>& text :
         {korean_from_keys(leaf.text), is_short ? std::nullopt : latin_from_keys(leaf.text)})
      if (text && count_all({with_text(leaf, *text)}) > 0) return take(leaf, *text, "keyboard");
    return false;
  }

  bool read_as_initials(Query& leaf) {
    if (!are_initials(leaf.text)) return false;
    std::vector<std::string> stems =
        index::stems_with_initials(database_, leaf.text, most_stems / leaves_.size());
    if (stems.empty()) return false;
    mended_.findings.initials[leaf.text] = std::move(stems);
    if (count_all({leaf}) > 0) return take(leaf, leaf.text, "initials");
    mended_.findings.initials.erase(leaf.text);
    return false;
  }

  // 서ㅂ: a syllable is begun.  Of the words that go on so, the most frequent.
  bool complete(Query& leaf) {
    std::u32string codes = code_points(leaf.text);
    if (codes.size() < 2 || !text::is_consonant(codes.back())) return false;
    const std::optional<char32_t> leading = leading_of(codes.back());
    codes.pop_back();
    if (!leading || !std::ranges::all_of(codes, text::is_syllable)) return false;
    std::string begin;
    for (const char32_t code : codes) text::append_utf8(begin, code);
    std::string from = begin, to = begin;
    text::append_utf8(from, text::compose(*leading, 0x1161));                             // 바
    text::append_utf8(to, text::with_trailing(text::compose(*leading, 0x1175), 0x11C2));  // 빟
    std::vector<std::pair<Xapian::doccount, std::string>> words;
    const std::string first = index::make_term(prefix::word, begin);
    auto term = database_.allterms_begin(first);
    term.skip_to(index::make_term(prefix::word, from));
    for (std::size_t seen = 0; term != database_.allterms_end(first) && seen < most_begun; ++term, ++seen) {
      const std::string word = index::decode_term(*term);
      if (std::string_view(word).substr(0, to.size()) > to) break;
      words.emplace_back(term.get_termfreq(), word);
    }
    std::ranges::sort(words, std::greater{});
    if (words.size() > most_spellings) words.resize(most_spellings);
    for (const auto& [frequency, word] : words)
      if (count_together(with_text(leaf, word)) > 0) return take(leaf, word, "composition");
    return false;
  }

  // 冊床: the reading that posts have, the most frequent of several.
  bool read_hanja(Query& leaf) {
    std::string best;
    std::size_t most = 0;
    for (std::string& text : readings_of_hanja(leaf.text))
      if (const std::size_t posts = count_together(with_text(leaf, text)); posts > most)
        most = posts, best = std::move(text);
    return most > 0 && take(leaf, std::move(best), "hanja");
  }

  struct Way {
    std::string text;  // of the leaf
    double worth = 0;  // how near, then how frequent
  };

  // The leaf with one of its words spelt in another way that the index knows, the best first.
  std::vector<Way> ways_to_spell(const Query& leaf) const {
    std::vector<Way> ways;
    for (const Word& word : language_.analyzer.analyze(leaf.text)) {
      for (const Spelling& near : spellings_near(word.term)) {
        const Xapian::doccount frequency = database_.get_termfreq(index::make_term(prefix::word, near.word));
        if (frequency == 0 || (is_for_an_offer() && !near.is_common)) continue;
        std::string text = leaf.text;
        text.replace(word.begin, word.term_end - word.begin, near.word);
        ways.push_back({std::move(text), (near.is_common ? 1e6 : 0) + frequency});
      }
    }
    std::ranges::sort(ways, [](const Way& a, const Way& b) {
      return a.worth != b.worth ? a.worth > b.worth : a.text < b.text;
    });
    if (ways.size() > most_spellings) ways.resize(most_spellings);
    return ways;
  }

  bool respell(Query& leaf) {
    for (const Way& way : ways_to_spell(leaf))
      if (count_together(with_text(leaf, way.text)) > 0) return take(leaf, way.text, "spelling");
    return false;
  }

  std::size_t unknown_up_to_;  // posts
  const Xapian::Database& database_;
  const Language& language_;
  VisiblePosts visible_;
  Interpretation mended_;
  std::vector<Query*> leaves_, known_, unknown_;
};

// What all of must be there is one list: (부산 여행) 버스 is 부산 여행 버스.
void melt(Query& query) {
  std::vector<Query> children;
  for (Query& child : query.children) {
    melt(child);
    const bool is_same = query.kind == Query::Kind::all_of && child.kind == Query::Kind::all_of;
    if (is_same)
      std::ranges::move(child.children, std::back_inserter(children));
    else
      children.push_back(std::move(child));
  }
  query.children = std::move(children);
}

// A leaf as words that may stand anywhere; nothing where it is one already.
std::optional<Query> leaf_apart(const Query& leaf, const Analyzer& analyzer) {
  const std::vector<Word> words = analyzer.analyze(leaf.text);
  Query all;
  all.kind = Query::Kind::all_of;
  const auto add = [&](std::string_view text) {
    Query word = leaf;
    word.kind = Query::Kind::word;
    word.text = text;
    all.children.push_back(std::move(word));
  };
  for (const Word& word : words) {
    const auto parts = leaf.kind == Query::Kind::word ? parts_of(word) : std::vector<std::string_view>{};
    if (parts.empty()) add(std::string_view(leaf.text).substr(word.begin, word.end - word.begin));
    for (const std::string_view part : parts) add(part);
  }
  return all.children.size() > 1 ? std::optional(std::move(all)) : std::nullopt;
}

}  // namespace

std::optional<Interpretation> mended(const Reader& reader, const SearchRequest& request,
                                     const Language& language) {
  return Mending(reader, request, language).run();
}

std::optional<Interpretation> mended_rare(const Reader& reader, const SearchRequest& request,
                                          const Language& language) {
  return Mending(reader, request, language, rare).run();
}

std::optional<Interpretation> apart(const Query& query, const Language& language) {
  Interpretation taken{query};
  for (Query* leaf : leaves_of(taken.query, Leaves::needed)) {
    if (leaf->kind == Query::Kind::prefix) continue;
    const bool was_quote = leaf->kind == Query::Kind::phrase;
    auto words = leaf_apart(*leaf, language.analyzer);
    if (!words) continue;
    *leaf = std::move(*words);
    taken.why = was_quote ? "unquoted" : "apart";
  }
  if (taken.why.empty()) return std::nullopt;
  melt(taken.query);
  return taken;
}

}  // namespace seogo::query
