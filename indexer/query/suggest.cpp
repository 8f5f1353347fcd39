// The last word is completed, those before it are conditions.  Names are collected by how many posts have
// them (cheap, from the lists of the index), and only the best are counted among the posts that the reader
// may see.

#include "query/suggest.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <unordered_set>

#include "index/document_data.h"
#include "index/format.h"
#include "index/initials.h"
#include "index/term_code.h"
#include "index/terms.h"
#include "query/composition.h"
#include "query/keyboard.h"
#include "query/typo.h"
#include "query/visible_posts.h"
#include "query/word_match.h"
#include "text/jamo.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace seogo::query {
namespace {

using XQuery = Xapian::Query;
using Kind = Suggestion::Kind;
namespace prefix = index::prefix;

constexpr std::size_t longest_typed = 200;    // bytes; more is not being typed
constexpr std::size_t most_looked_at = 2000;  // names of a kind in the index, where each step is a search
constexpr std::size_t most_words = 100'000;   // of the vocabulary, where it is a line
constexpr std::size_t most_counted = 16;      // of them, the most frequent first
constexpr std::size_t most_in_titles = 24;    // words that a title is looked up by
constexpr std::size_t most_titles = 1000;     // that are put in the order of their dates
constexpr Xapian::doccount counted_exactly = 100;
constexpr std::size_t titles_among_ten = 4;

// The most frequent of many words, which outlive it.
class MostFrequent {
 public:
  explicit MostFrequent(std::size_t count) : count_(count) {}

  // Whether a word of so many posts has a chance; cheaper than to make it.
  bool takes(std::uint32_t posts) const { return words_.size() < count_ || posts > words_.front().posts; }

  void add(std::string_view word, std::uint32_t posts) {
    if (words_.size() == count_) {
      std::ranges::pop_heap(words_, more);
      words_.pop_back();
    }
    words_.push_back({word, posts});
    std::ranges::push_heap(words_, more);
  }

  struct Met {
    std::string_view word;
    std::uint32_t posts;
  };
  const std::vector<Met>& words() const { return words_; }

 private:
  static bool more(const Met& a, const Met& b) {
    return a.posts != b.posts ? a.posts > b.posts : a.word < b.word;
  }

  std::size_t count_;
  std::vector<Met> words_;  // a heap, the least frequent in front
};

// One way to read the word being typed.
struct Ways {
  std::vector<Span> spans;                                                              // in byte order
  std::function<bool(std::string_view)> holds = [](std::string_view) { return true; };  // of what they hold
};

// ㅅㅂ: words that begin with these consonants.
std::optional<Ways> by_initials(const std::string& typed) {
  std::size_t consonants = 0;
  for (std::size_t at = 0; at < typed.size(); ++consonants) {
    const auto [code, length] = text::read_utf8(typed, at);
    if (!text::is_consonant(code)) return std::nullopt;
    at += length;
  }
  if (consonants < 2) return std::nullopt;
  const auto begins = [typed](std::string_view word) { return index::initials_of(word).starts_with(typed); };
  return Ways{continuations(std::string_view(typed).substr(0, 3)), begins};
}

std::optional<Ways> by_keyboard(const std::string& typed) {
  const std::optional<std::string> korean = korean_from_keys(typed);
  if (korean) return Ways{continuations(*korean)};
  const std::optional<std::string> latin = latin_from_keys(typed);
  return latin ? std::optional(Ways{continuations(*latin)}) : std::nullopt;
}

// One letter off, what sounds alike alone: 써버.
std::optional<Ways> by_spelling(const std::string& typed) {
  Ways ways;
  for (const Spelling& spelling : spellings_near(typed))
    if (spelling.is_common) std::ranges::move(continuations(spelling.word), std::back_inserter(ways.spans));
  std::ranges::sort(ways.spans, {}, &Span::first);
  return ways.spans.empty() ? std::nullopt : std::optional(std::move(ways));
}

struct Candidate {
  std::string name;  // as terms hold it
  Kind kind = Kind::word;
  std::size_t posts = 0;
};

bool more_first(const Candidate& a, const Candidate& b) {
  if (a.posts != b.posts) return a.posts > b.posts;
  return a.name != b.name ? a.name < b.name : a.kind < b.kind;
}

void keep_best(std::vector<Candidate>& all, std::size_t count) {
  const auto end = all.begin() + static_cast<std::ptrdiff_t>(std::min(count, all.size()));
  std::partial_sort(all.begin(), end, all.end(), more_first);
  all.erase(end, all.end());
}

class Suggester {
 public:
  Suggester(const Reader& reader, const SuggestRequest& request)
      : database_(reader.database),
        analyzer_(reader.analyzer),
        vocabulary_(reader.vocabulary),
        limit_(request.limit),
        visible_(database_, request.visible),
        typed_(text::cut_at(request.typed, longest_typed)) {
    const std::size_t last = where_the_last_word_begins();
    head_ = typed_.substr(0, last);
    last_ = text::fold(std::string_view(typed_).substr(last));
  }

  std::vector<Suggestion> run() {
    if (visible_.are_none() || limit_ == 0 || text::fold(typed_).find_first_not_of(' ') == std::string::npos)
      return {};
    read_head();
    if (last_.empty()) {
      add_titles(XQuery());
      return finish();
    }
    const Ways as_typed{continuations(last_)};
    const std::function<std::optional<Ways>()> readings[] = {
        [&] { return std::optional(as_typed); }, [&] { return by_initials(last_); },
        [&] { return by_keyboard(last_); }, [&] { return by_spelling(last_); }};
    for (const auto& reading : readings) {
      if (const std::optional<Ways> ways = reading()) complete(*ways);
      if (!names_.empty() || !titles_.empty()) break;
    }
    return finish();
  }

 private:
  // Behind the last blank, and behind what a word of two scripts begins with: 2 of 2주.
  std::size_t where_the_last_word_begins() const {
    const std::size_t behind_blank = typed_.find_last_of(" \t\n\r") + 1;  // 0 without one
    const std::vector<Word> words = analyzer_.analyze(typed_);
    if (words.empty() || words.back().end != typed_.size()) return behind_blank;
    const bool is_half_composed = words.back().script == Script::jamo;  // 서ㅂ is one word
    return is_half_composed ? behind_blank : std::max(behind_blank, words.back().begin);
  }

  // What the words before the last one ask for, anywhere and in titles.
  void read_head() {
    for (const Word& word : analyzer_.analyze(head_)) {
      const XQuery body = any_clause(clauses_of(word, Place::anywhere));
      const XQuery title = any_clause(clauses_of(word, Place::title));
      head_match_ = head_match_.empty() ? body : XQuery(XQuery::OP_AND, head_match_, body);
      head_title_ = head_title_.empty() ? title : XQuery(XQuery::OP_AND, head_title_, title);
    }
  }

  void complete(const Ways& ways) {
    std::vector<Candidate> in_titles = words_of_titles(ways);
    std::vector<Candidate> words = words_of_bodies(ways, in_titles);
    keep_best(words, most_counted);
    keep_best(in_titles, most_in_titles - words.size());
    for (const Candidate& word : words)
      add_name(word, XQuery(term_of(prefix::word, word)), head_ + word.name);
    for (const Candidate& tag : tags(ways)) add_name(tag, XQuery(term_of(prefix::tag, tag)), {});
    for (const Candidate& path : categories(ways))
      add_name(path, XQuery(term_of(prefix::category, path)), {});
    // Those of titles were perhaps not all looked at; the frequent ones are in titles too.
    std::vector<XQuery> any;
    std::size_t posts = 0;
    for (const std::vector<Candidate>& some : {words, in_titles})
      for (const Candidate& word : some) {
        const std::string term = index::make_term(prefix::title, word.name);
        const std::size_t more = database_.get_termfreq(term);
        if (more == 0 || (posts > 0 && posts + more > most_titles)) continue;
        posts += more;
        any.emplace_back(term);
      }
    if (!any.empty()) add_titles(XQuery(XQuery::OP_OR, any.begin(), any.end()));
  }

  // Calls take(text, posts) for the terms of a class that lie in the spans.
  template <class Take>
  void each_term(std::string_view prefix, const std::vector<Span>& spans, Take take) const {
    std::size_t seen = 0;
    const std::string begin(prefix);
    auto term = database_.allterms_begin(begin);
    const auto end = database_.allterms_end(begin);
    for (const Span& span : spans) {
      if (term != end) term.skip_to(index::make_term(prefix, span.first));
      for (; term != end && seen < most_looked_at; ++term, ++seen) {
        const std::string name = index::decode_term(*term);
        const std::string_view text = std::string_view(name).substr(begin.size());
        if (!span.holds(text)) break;
        take(text, term.get_termfreq());
      }
    }
  }

  std::vector<Candidate> words_of_titles(const Ways& ways) const {
    std::vector<Candidate> words;
    each_term(prefix::title, ways.spans, [&](std::string_view word, Xapian::doccount posts) {
      // Below S stand other classes too, such as SX: their text begins with a capital, which no span holds.
      if (ways.holds(word)) words.push_back({std::string(word), Kind::word, posts});
    });
    return words;
  }

  // With those of titles, each with the posts that have it anywhere.
  std::vector<Candidate> words_of_bodies(const Ways& ways, const std::vector<Candidate>& in_titles) const {
    std::vector<Candidate> words = in_titles;
    keep_best(words, 2 * most_counted);
    std::unordered_set<std::string> known;
    for (Candidate& word : words) {
      word.posts = database_.get_termfreq(index::make_term(prefix::word, word.name));
      known.insert(word.name);
    }
    MostFrequent best(known.size() + most_counted);
    std::size_t seen = 0;
    for (const Span& span : ways.spans)
      vocabulary_.each_from(span.first, [&](std::string_view word, std::uint32_t posts) {
        if (++seen > most_words || !span.holds(word)) return false;
        if (best.takes(posts) && ways.holds(word)) best.add(word, posts);
        return true;
      });
    // The vocabulary's own numbers are as old as the generation.
    for (const MostFrequent::Met& met : best.words())
      if (std::string name(met.word); !known.contains(name))
        words.push_back({name, Kind::word, database_.get_termfreq(index::make_term(prefix::word, name))});
    return words;
  }

  // A tag may have blanks, so all that was typed may be its beginning.
  std::vector<Candidate> tags(const Ways& ways) const {
    const std::string whole = index::fold_label(typed_);
    std::vector<Candidate> found;
    const auto take = [&](std::string_view tag, Xapian::doccount posts) {
      if (!head_.empty() || ways.holds(tag)) found.push_back({std::string(tag), Kind::tag, posts});
    };
    each_term(prefix::tag, head_.empty() ? ways.spans : continuations(whole), take);
    keep_best(found, most_counted);
    return found;
  }

  // Any name of the path may begin so: 회고 of TODAY/회고.
  std::vector<Candidate> categories(const Ways& ways) const {
    std::vector<Candidate> found;
    if (!head_.empty()) return found;
    each_term(prefix::category, {{"", ""}}, [&](std::string_view path, Xapian::doccount posts) {
      const std::string_view name = path.substr(path.rfind('/') + 1);
      const bool begins = std::ranges::any_of(ways.spans, [&](const Span& span) { return span.holds(name); });
      if (begins && ways.holds(name)) found.push_back({std::string(path), Kind::category, posts});
    });
    keep_best(found, most_counted);
    return found;
  }

  static std::string term_of(std::string_view prefix, const Candidate& name) {
    return index::make_term(prefix, name.name);
  }

  void add_name(const Candidate& candidate, const XQuery& query, std::string text) {
    const XQuery wanted = candidate.kind == Kind::word && !head_match_.empty()
                              ? XQuery(XQuery::OP_AND, head_match_, query)
                              : query;
    const bool is_alone = candidate.kind != Kind::word || head_match_.empty();
    const std::size_t posts = visible_.are_all() && is_alone ? candidate.posts : count(wanted);
    if (posts == 0) return;
    if (candidate.kind != Kind::word) text = as_written(candidate, query);
    if (!text.empty()) names_.push_back({std::move(text), candidate.kind, posts, {}});
  }

  // Exact up to some, then an estimate.
  std::size_t count(const XQuery& query) const {
    Xapian::Enquire asked(database_);
    asked.set_weighting_scheme(Xapian::BoolWeight());
    asked.set_query(visible_.among(query));
    return asked.get_mset(0, 0, counted_exactly).get_matches_estimated();
  }

  // A label in the spelling of a post that has it: terms are folded.
  std::string as_written(const Candidate& candidate, const XQuery& query) const {
    Xapian::Enquire asked(database_);
    asked.set_weighting_scheme(Xapian::BoolWeight());
    asked.set_query(visible_.among(query));
    const Xapian::MSet found = asked.get_mset(0, 1);
    if (found.empty()) return {};
    const Xapian::Document document = found.begin().get_document();
    if (candidate.kind == Kind::tag) {
      for (std::string& tag : index::split_values(document.get_value(slot::tags)))
        if (index::fold_label(tag) == candidate.name) return std::move(tag);
      return {};
    }
    std::string path;
    for (const std::string& name : index::split_values(document.get_value(slot::category))) {
      path += (path.empty() ? "" : "/") + name;
      if (index::label_name(FieldId::category, path) == index::term_name(prefix::category, candidate.name))
        return path;
    }
    return {};
  }

  // The newest first.
  void add_titles(const XQuery& last) {
    XQuery query = last.empty() ? head_title_ : last;
    if (!last.empty() && !head_title_.empty()) query = XQuery(XQuery::OP_AND, head_title_, last);
    if (query.empty()) return;
    Xapian::Enquire asked(database_);
    asked.set_weighting_scheme(Xapian::BoolWeight());
    asked.set_sort_by_value(slot::newest, true);
    asked.set_query(visible_.among(query));
    const Xapian::MSet found =
        asked.get_mset(0, static_cast<Xapian::doccount>(std::min<std::size_t>(limit_, 100)));
    for (auto hit = found.begin(); hit != found.end(); ++hit) {
      const std::string data = hit.get_document().get_data();
      const Result<index::HitDataView> view = index::view_hit_data(data);
      if (view) titles_.push_back({view->head.title, Kind::title, 1, view->head.id});
    }
  }

  // Names by what they would find, then titles, which find one post each but are often what is meant.
  std::vector<Suggestion> finish() {
    std::ranges::stable_sort(names_,
                             [](const Suggestion& a, const Suggestion& b) { return a.posts > b.posts; });
    const std::size_t kept_for_titles = std::min(titles_.size(), (limit_ * titles_among_ten + 9) / 10);
    const std::size_t names = std::min(names_.size(), limit_ - kept_for_titles);
    names_.resize(names);
    titles_.resize(std::min(titles_.size(), limit_ - names));
    std::ranges::move(titles_, std::back_inserter(names_));
    return std::move(names_);
  }

  const Xapian::Database& database_;
  const Analyzer& analyzer_;
  const index::Vocabulary& vocabulary_;
  std::size_t limit_;
  VisiblePosts visible_;
  std::string typed_, head_, last_;  // `last_` folded
  XQuery head_match_, head_title_;
  std::vector<Suggestion> names_, titles_;
};

}  // namespace

std::vector<Suggestion> suggest(const Reader& reader, const SuggestRequest& request) {
  return Suggester(reader, request).run();
}

}  // namespace seogo::query
