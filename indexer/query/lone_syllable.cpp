// Terms are sorted by their syllables, so those that begin with one lie together, and those that have it
// second lie at one place behind each first syllable.  What index/left_syllables.cpp takes for found is what
// is looked at here.
#include "query/lone_syllable.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "index/format.h"
#include "index/left_syllables.h"
#include "index/term_code.h"
#include "index/terms.h"
#include "query/leaves.h"
#include "query/listed_posts.h"
#include "seogo/field.h"
#include "text/jamo.h"
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
        if (!are_pairs_ || text_of(*term).size() == pair_size) take(*term, term.get_termfreq());
      term.skip_to(index::make_term(prefix_, utf8(first + 1)));
    }
  }

 private:
  static constexpr std::size_t pair_size = 6;  // bytes of two syllables

  // Empty for a term of another class.
  std::string text_of(const std::string& term) const {
    return term.starts_with(prefix_) ? index::decode_term(term).substr(prefix_.size()) : "";
  }

  const Xapian::Database& database_;
  std::string prefix_;
  bool are_pairs_;
};

// Those whose words do not hold it.
Posts posts_left(const Xapian::Database& database, const std::string& syllable) {
  const std::string code = index::encode_term(syllable);
  Posts posts;
  const Xapian::ValueIterator end = database.valuestream_end(slot::left);
  for (Xapian::ValueIterator left = database.valuestream_begin(slot::left); left != end; ++left)
    if (index::has_left(*left, syllable, code)) posts.push_back(left.get_docid());
  return posts;
}

}  // namespace

std::string lone_syllable(const Query& query) {
  const std::vector<const Query*> words = leaves_of(query, Leaves::wanted);
  if (words.size() != 1 || words.front()->kind != Query::Kind::word || words.front()->in_field) return {};
  const std::string& text = words.front()->text;
  return text.size() == 3 && text::is_syllable(first_of(text)) ? text : "";
}

std::vector<Xapian::Query> holding(const Xapian::Database& database, const std::string& syllable,
                                   std::size_t most) {
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
  if (found.size() > most) found.resize(most);
  std::vector<Xapian::Query> parts;
  parts.reserve(found.size() + 1);
  for (const auto& [posts, term] : found) parts.emplace_back(term);
  parts.push_back(listed_posts(posts_left(database, syllable)));
  return parts;
}

}  // namespace seogo::query
