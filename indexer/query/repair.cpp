// Word by word: first whether any post has it, then the readings in the order in which they are sure.

#include "query/repair.h"

#include <algorithm>
#include <vector>

#include "index/format.h"
#include "index/initials.h"
#include "index/term_code.h"
#include "index/terms.h"
#include "query/hanja.h"
#include "query/keyboard.h"
#include "query/leaves.h"
#include "query/typo.h"
#include "query/visible_posts.h"
#include "text/jamo.h"
#include "text/utf8.h"

namespace seogo::query {
namespace {

using XQuery = Xapian::Query;
namespace prefix = index::prefix;

constexpr std::size_t most_repaired = 16;   // of a query that is repaired
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

class Repair {
 public:
  Repair(const Reader& reader, const SearchRequest& request, const WeightTable& weights,
         const Reading& reading, std::size_t unknown_up_to = 0)
      : unknown_up_to_(unknown_up_to),
        database_(reader.database),
        analyzer_(reader.analyzer),
        weights_(weights),
        visible_(database_, request.visible),
        repaired_{request.query, reading, {}} {
    repaired_.reading.synonyms_meet = true;
  }

  std::optional<Repaired> run() {
    leaves_ = leaves_of(repaired_.query, Leaves::needed);
    std::erase_if(leaves_, [](const Query* leaf) { return leaf->kind == Query::Kind::prefix; });
    if (leaves_.empty() || leaves_.size() > most_repaired) return std::nullopt;
    for (Query* leaf : leaves_) (count({*leaf}) > unknown_up_to_ ? known_ : unknown_).push_back(leaf);
    const bool may_be_misspelt = leaves_.size() < 4;  // a question holds words that no answer has
    if (unknown_.empty()) {
      const bool may_change = may_be_misspelt && leaves_.size() > 1 && !is_for_an_offer();
      if (!may_change || !change_known_word()) return std::nullopt;
      return std::move(repaired_);
    }
    for (Query* leaf : unknown_) {
      const bool is_read = read_by_keyboard(*leaf) || read_as_initials(*leaf) || complete(*leaf) ||
                           read_hanja(*leaf) || (may_be_misspelt && respell(*leaf));
      if (is_read) known_.push_back(leaf);
    }
    if (repaired_.why.empty()) return std::nullopt;
    return std::move(repaired_);
  }

 private:
  bool is_for_an_offer() const { return unknown_up_to_ > 0; }

  // How many visible posts meet all of these: exact up to some, then an estimate.
  std::size_t count(const std::vector<Query>& queries) const {
    Query all;
    all.kind = Query::Kind::all_of;
    all.children = queries;
    const Result<Compiled> compiled = compile(all, analyzer_, weights_, repaired_.reading);
    if (!compiled) return 0;
    const XQuery match = visible_.among(compiled->match());
    Xapian::Enquire asked(database_);
    asked.set_query(XQuery(XQuery::OP_SCALE_WEIGHT, match, 0.0));
    asked.set_weighting_scheme(Xapian::BoolWeight());
    return asked.get_mset(0, 0, 100).get_matches_estimated();
  }

  // How many posts meet the words that are known and this one.
  std::size_t count_together(const Query& changed, const Query* but = nullptr) const {
    std::vector<Query> words{changed};
    for (const Query* leaf : known_)
      if (leaf != but) words.push_back(*leaf);
    return count(words);
  }

  bool take(Query& leaf, std::string text, const char* why) {
    leaf.text = std::move(text);
    if (repaired_.why.empty()) repaired_.why = why;
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
      if (text && count({with_text(leaf, *text)}) > 0) return take(leaf, *text, "keyboard");
    return false;
  }

  bool read_as_initials(Query& leaf) {
    if (!are_initials(leaf.text)) return false;
    std::vector<std::string> stems =
        index::stems_with_initials(database_, leaf.text, most_stems / leaves_.size());
    if (stems.empty()) return false;
    repaired_.reading.initials[leaf.text] = std::move(stems);
    if (count({leaf}) > 0) return take(leaf, leaf.text, "initials");
    repaired_.reading.initials.erase(leaf.text);
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
    const std::string first = index::make_term(prefix::body, begin);
    auto term = database_.allterms_begin(first);
    term.skip_to(index::make_term(prefix::body, from));
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
    for (const Word& word : analyzer_.analyze(leaf.text)) {
      for (const Spelling& near : spellings_near(word.term)) {
        const Xapian::doccount frequency = database_.get_termfreq(index::make_term(prefix::body, near.word));
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

  // 콘티 홀 문제: every word is known, but together they were never written.
  bool change_known_word() {
    Query* changed = nullptr;
    Way best;
    for (Query* leaf : known_)
      for (Way& way : ways_to_spell(*leaf))
        if (way.worth > best.worth && count_together(with_text(*leaf, way.text), leaf) > 0) {
          best = std::move(way);
          changed = leaf;
        }
    return changed != nullptr && take(*changed, best.text, "spelling");
  }

  std::size_t unknown_up_to_;  // posts
  const Xapian::Database& database_;
  const Analyzer& analyzer_;
  const WeightTable& weights_;
  VisiblePosts visible_;
  Repaired repaired_;
  std::vector<Query*> leaves_, known_, unknown_;
};

}  // namespace

std::optional<Repaired> repair(const Reader& reader, const SearchRequest& request, const WeightTable& weights,
                               const Reading& reading) {
  return Repair(reader, request, weights, reading).run();
}

std::optional<Repaired> repair_rare(const Reader& reader, const SearchRequest& request,
                                    const WeightTable& weights, const Reading& reading) {
  return Repair(reader, request, weights, reading, rare).run();
}

}  // namespace seogo::query
