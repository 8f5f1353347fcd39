#include "index/document.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "index/document_data.h"
#include "index/format.h"
#include "index/latin.h"
#include "index/terms.h"
#include "text/ngrams.h"

namespace seogo::index {
namespace {

// Gathers the terms of a post, field by field; comments come last.
class Terms {
 public:
  Terms(const Analyzer& analyzer, const FieldWeights& weights) : analyzer_(analyzer), weights_(weights) {}

  void add_text(std::string_view text, FieldId field) {
    if (text.empty() || weight_of(field) == 0) return;
    const std::vector<Word> words = analyzer_.analyze(text);
    for (std::size_t i = 0; i < words.size(); ++i) {
      add_word(text, words[i], field);
      if (i > 0) add_joint(text, words[i - 1], words[i], field);
    }
  }

  void add_label(std::string term) {
    if (!term.empty()) entries_.try_emplace(std::move(term));
  }

  std::vector<DocumentTerm> finish() {
    std::vector<DocumentTerm> terms;
    terms.reserve(entries_.size());
    for (const auto& [name, wdf] : entries_) terms.push_back({name, wdf});
    std::ranges::sort(terms, {}, &DocumentTerm::name);
    return terms;
  }

 private:
  std::uint32_t weight_of(FieldId field) const { return weights_[static_cast<std::size_t>(field)]; }

  void add_word(std::string_view text, const Word& word, FieldId field) {
    for (const std::string& name : word_names(word)) add_name(name, field);
    if (word.script == Script::latin)
      for (const std::string& part : identifier_parts(text.substr(word.begin, word.term_end - word.begin)))
        add_name(part, field);
    if (is_syllabic(word.script) && word.predicates.empty()) add_inside(word.term, field);
    std::size_t last = 0;
    for (const Word::Piece& piece : word.pieces)
      if (piece.begin != std::exchange(last, piece.begin)) add_seam(word.term, piece.begin, field);
  }

  void add_name(std::string_view name, FieldId field) {
    add(prefix::word, name, field, weight_of(field));
    if (field == FieldId::title) ++entry_of(prefix::title, name);
  }

  void add_inside(std::string_view term, FieldId field) {
    const std::vector<std::string_view> pairs = text::bigrams(term);
    if (pairs.size() < 2) return;  // a word of two syllables is its own pair
    for (const std::string_view pair : pairs) add(prefix::inside, pair, field, 1);
  }

  // 코드|리뷰 has the joint of 코드 리뷰.
  void add_seam(std::string_view term, std::size_t at, FieldId field) {
    add(prefix::joint, joint(term.substr(0, at), term.substr(at)), field, 1);
  }

  void add_joint(std::string_view text, const Word& left, const Word& right, FieldId field) {
    if (field == FieldId::title) ++entry_of(prefix::title_joint, pair_digits(left.term, right.term));
    if (has_joint(text, left, right)) add(prefix::joint, joint(left, right), field, 1);
  }

  // Comments make a post found, but do not outweigh what its author wrote.
  void add(std::string_view prefix, std::string_view text, FieldId field, std::uint32_t wdf) {
    std::uint32_t& entry = entry_of(prefix, text);
    if (field != FieldId::comment || entry == 0) entry += wdf;
  }

  std::uint32_t& entry_of(std::string_view prefix, std::string_view text) {
    if (prefix.size() + text.size() > max_name_bytes) return entries_[term_name(prefix, text)];
    buffer_.assign(prefix).append(text);  // one buffer for all: most terms are there already
    return entries_[buffer_];
  }

  const Analyzer& analyzer_;
  const FieldWeights& weights_;
  std::unordered_map<std::string, std::uint32_t> entries_;
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
    if (!lines.contains(image.caption)) terms.add_text(image.caption, FieldId::caption);
}

void add_comments(const std::vector<Comment>& comments, Terms& terms) {
  for (const Comment& comment : comments) {
    terms.add_text(comment.text, FieldId::comment);
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

// Each once, however it is written, in its first spelling: a post counts once under a tag.
std::vector<std::string> without_repeats(const std::vector<std::string>& labels) {
  std::vector<std::string> kept;
  std::unordered_set<std::string> seen;
  for (const std::string& label : labels)
    if (const std::string folded = fold_label(label); !folded.empty() && seen.insert(folded).second)
      kept.push_back(label);
  return kept;
}

std::vector<std::pair<std::uint32_t, std::string>> values_of(const Post& post) {
  std::vector<std::pair<std::uint32_t, std::string>> values;
  const auto add = [&](std::uint32_t slot, std::string value) {
    if (!value.empty()) values.emplace_back(slot, std::move(value));
  };
  add(slot::blog, post.blog);
  add(slot::category, join_values(post.category));
  add(slot::tags, join_values(without_repeats(post.tags)));
  const std::string digits = post.published ? to_digits(*post.published) : "";
  add(slot::newest, newest_key(digits, post.id));
  add(slot::month, digits.substr(0, 6));
  add(slot::oldest, oldest_key(digits, post.id));
  return values;
}

}  // namespace

Document make_document(std::uint32_t key, const Post& post, const Analyzer& analyzer,
                       const FieldWeights& weights) {
  Terms terms(analyzer, weights);
  if (post.title) terms.add_text(*post.title, FieldId::title);
  terms.add_text(post.text, FieldId::body);
  for (const std::string& heading : post.headings) terms.add_text(heading, FieldId::heading);
  add_captions(post, terms);
  for (const std::string& tag : post.tags) terms.add_text(tag, FieldId::tag);
  for (const std::string& name : post.category) terms.add_text(name, FieldId::category);
  terms.add_text(post.author, FieldId::author);
  add_comments(post.comments, terms);
  add_labels(post, terms);
  return {key, terms.finish(), values_of(post), to_bytes(hit_data(post))};
}

std::string text_to_learn(const Post& post) {
  return post.title ? *post.title + '\n' + post.text : post.text;
}

}  // namespace seogo::index
