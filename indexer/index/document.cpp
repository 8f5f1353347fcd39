#include "index/document.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "index/document_data.h"
#include "index/format.h"
#include "index/latin.h"
#include "index/left_words.h"
#include "index/terms.h"
#include "text/jamo.h"
#include "text/ngrams.h"

namespace seogo::index {
namespace {

enum class Part : std::uint8_t { title, body, caption, comment };

// Gathers the terms of a post, part by part in the order title, body, captions, comments.
class Terms {
 public:
  explicit Terms(const Analyzer& analyzer) : analyzer_(analyzer), left_(analyzer.lexicon()) {}

  // The text stays with the caller.
  void add_text(std::string_view text, Part part) {
    if (text.empty()) return;
    left_.add_text(text);
    const std::vector<Word> words = analyzer_.analyze(text);
    for (std::size_t i = 0; i < words.size(); ++i) {
      add_word(text, words[i], part);
      if (i > 0) add_neighbours(text, words[i - 1], words[i], part);
    }
  }

  void add_label(std::string term) {
    if (!term.empty()) entries_.try_emplace(std::move(term));
  }

  // What stands in the texts but is found by no term.
  std::string left() {
    for (const auto& [name, entry] : entries_) left_.take_found_by(name);
    return left_.left([&](std::string_view prefix, std::string_view text) {
      buffer_.assign(prefix).append(text);
      return entries_.contains(buffer_);
    });
  }

  std::vector<DocumentTerm> finish() {
    std::vector<DocumentTerm> terms;
    terms.reserve(entries_.size() + entries_.size() / 8);
    for (auto& [name, entry] : entries_) {
      if (entry.outside_body) terms.push_back({term_name(prefix::outside_body, name), 0});
      terms.push_back({name, entry.wdf});
    }
    std::ranges::sort(terms, {}, &DocumentTerm::name);
    return terms;
  }

 private:
  struct Entry {
    std::uint32_t wdf = 0;
    bool outside_body = false;  // a class of the body, met so far only elsewhere
  };

  void add_word(std::string_view text, const Word& word, Part part) {
    add_stem(word.term, part);
    if (word.script == Script::latin)
      return add_latin(text.substr(word.begin, word.term_end - word.begin), word, part);
    if (!word.predicates.empty()) return add_predicates(word, part);
    if (is_syllabic(word.script)) add_ngrams(word.term, part);
  }

  void add_stem(std::string_view stem, Part part) {
    add(prefix::body, stem, part);
    if (part == Part::title) ++entry_of(prefix::title, stem).wdf;
  }

  // A stem of two syllables is its own bigram, one of three its own trigram.
  void add_ngrams(std::string_view stem, Part part) {
    const std::vector<std::string_view> trigrams = text::trigrams(stem);
    if (trigrams.empty()) return;
    for (const std::string_view bigram : text::bigrams(stem)) {
      add(prefix::bigram, bigram, part);
      if (part == Part::title) ++entry_of(prefix::title_bigram, bigram).wdf;
    }
    if (trigrams.size() == 1) return;
    for (const std::string_view trigram : trigrams) add(prefix::trigram, trigram, part, 0);
  }

  void add_latin(std::string_view surface, const Word& word, Part part) {
    if (const std::string stem = english_stem(word.term); !stem.empty()) add(prefix::english, stem, part);
    for (const std::string& each : identifier_parts(surface)) add(prefix::body, each, part);
  }

  // A form has its stem for all that is inside it, but for a noun.
  void add_predicates(const Word& word, Part part) {
    if (const std::string_view noun = std::string_view(word.term).substr(0, word.noun); !noun.empty()) {
      add_stem(noun, part);
      add_ngrams(noun, part);
    }
    for (const std::string& stem : word.predicates) {
      add(prefix::predicate, stem, part);
      if (part == Part::title) entry_of(prefix::title_predicate, stem);
    }
  }

  void add_neighbours(std::string_view text, const Word& left, const Word& right, Part part) {
    if (part == Part::title) ++entry_of(prefix::title_pair, pair_digits(left.term, right.term)).wdf;
    const bool are_beside = right.joined || right.after_blank;
    if (may_be_split(left, right)) left_.add_neighbours(left.term, right.term);
    if (!are_beside || !may_be_paired(text, left)) return;
    if (meet_by_syllables(left, right))
      add(prefix::across_blank, meeting(left.term, right.term), part);
    else
      add(prefix::pair, pair_digits(left.term, right.term), part);
  }

  // 대 of 10대 is a unit, and 10대 학생 no 대학생.
  static bool may_be_split(const Word& left, const Word& right) {
    const bool is_unit = left.joined && left.term.size() == text::syllable_bytes;
    return right.after_blank && left.term_end == left.end && !is_unit && left.script == Script::hangul &&
           right.script == Script::hangul;
  }

  // A term of a class that the body has.
  Entry& add(std::string_view prefix, std::string_view text, Part part, std::uint32_t wdf = 1) {
    const auto [at, is_new] = find_or_make(prefix, text);
    Entry& entry = at->second;
    if (part == Part::body)
      entry.outside_body = false;
    else if (is_new)
      entry.outside_body = true;
    // Comments make a post found, but do not outweigh what its author wrote.
    if (part != Part::comment || entry.wdf == 0) entry.wdf += wdf;
    return entry;
  }

  Entry& entry_of(std::string_view prefix, std::string_view text) {
    return find_or_make(prefix, text).first->second;
  }

  using Entries = std::unordered_map<std::string, Entry>;
  std::pair<Entries::iterator, bool> find_or_make(std::string_view prefix, std::string_view text) {
    if (prefix.size() + text.size() > max_name_bytes) return entries_.try_emplace(term_name(prefix, text));
    buffer_.assign(prefix).append(text);  // one buffer for all: most terms are there already
    return entries_.try_emplace(buffer_);
  }

  const Analyzer& analyzer_;
  Entries entries_;
  LeftWords left_;
  std::string buffer_;
};

// Captions that are no lines of the body.
void add_captions(const Post& post, Terms& terms) {
  if (std::ranges::all_of(post.images, [](const Image& image) { return image.caption.empty(); })) return;
  std::unordered_set<std::string_view> lines;
  for (std::string_view rest = post.text; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    lines.insert(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  for (const Image& image : post.images)
    if (!lines.contains(image.caption)) terms.add_text(image.caption, Part::caption);
}

void add_comments(const std::vector<Comment>& comments, Terms& terms) {
  for (const Comment& comment : comments) {
    terms.add_text(comment.text, Part::comment);
    add_comments(comment.replies, terms);
  }
}

void add_labels(const Post& post, Terms& terms) {
  terms.add_label(id_name(post.id));
  terms.add_label(visibility_name(post.visibility));
  terms.add_label(label_name(FieldId::blog, post.blog));
  terms.add_label(label_name(FieldId::author, post.author));
  terms.add_label(label_name(FieldId::lang, post.lang));
  if (post.series) terms.add_label(label_name(FieldId::series, post.series->name));
  for (const std::string& tag : post.tags) terms.add_label(label_name(FieldId::tag, tag));
  for (std::string& term : category_names(post.category)) terms.add_label(std::move(term));
  if (!post.images.empty()) terms.add_label(property_name(FieldId::has, "image"));
  if (!post.code.empty()) terms.add_label(property_name(FieldId::has, "code"));
  if (!post.comments.empty() || post.comment_count.value_or(0) > 0)
    terms.add_label(property_name(FieldId::has, "comment"));
}

std::vector<std::pair<std::uint32_t, std::string>> values_of(const Post& post, std::string left) {
  std::vector<std::pair<std::uint32_t, std::string>> values;
  const auto add = [&](std::uint32_t slot, std::string value) {
    if (!value.empty()) values.emplace_back(slot, std::move(value));
  };
  add(slot::blog, post.blog);
  add(slot::category, join_values(post.category));
  add(slot::tags, join_values(post.tags));
  if (post.published) {
    const std::string digits = to_digits(*post.published);
    add(slot::date, digits);
    add(slot::month, digits.substr(0, 6));
  }
  add(slot::left, std::move(left));
  return values;
}

}  // namespace

Document make_document(std::uint32_t key, const Post& post, const Analyzer& analyzer) {
  Terms terms(analyzer);
  if (post.title) terms.add_text(*post.title, Part::title);
  terms.add_text(post.text, Part::body);
  add_captions(post, terms);
  add_comments(post.comments, terms);
  add_labels(post, terms);
  std::string left = terms.left();
  return {key, terms.finish(), values_of(post, std::move(left)), to_bytes(hit_data(post))};
}

std::string text_to_learn(const Post& post) {
  return post.title ? *post.title + '\n' + post.text : post.text;
}

}  // namespace seogo::index
