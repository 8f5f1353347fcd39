// What a lexicon knows, and its form in bytes:
//
//   "seogo lexicon"  the letters
//   3                version, one byte; a reader refuses any other
//   posts            it was learnt from, as word_list.h writes numbers
//   whole            words that are whole, as word_list.h writes lists
//   no nouns         how many of them are none (a piece of others, a form of a verb), and the gap before each
//   lone nouns       likewise
//   short            nouns of one syllable with a josa, likewise
//   check            FNV-1a (64 bits) of all before, eight bytes, the low one first
//
// Equal lexica have equal bytes.
#include "text/lexicon.h"

#include <algorithm>
#include <utility>

namespace seogo {

namespace {

constexpr std::string_view magic = "seogo lexicon\x03";

std::uint64_t fnv1a(std::string_view bytes) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return hash;
}

std::string check_of(std::string_view bytes) {
  std::string check;
  for (unsigned shift = 0; shift < 64; shift += 8)
    check.push_back(static_cast<char>(fnv1a(bytes) >> shift & 0xFF));
  return check;
}

void append_places(std::string& bytes, const std::vector<bool>& marked) {
  text::append_number(bytes, static_cast<std::uint64_t>(std::ranges::count(marked, true)));
  std::size_t next = 0;
  for (std::size_t place = 0; place < marked.size(); ++place) {
    if (!marked[place]) continue;
    text::append_number(bytes, place - next);
    next = place + 1;
  }
}

// Of `size` places; nothing when they are none.
std::optional<std::vector<bool>> take_places(std::string_view& bytes, std::size_t size) {
  std::vector<bool> marked(size, false);
  const auto count = text::take_number(bytes);
  if (!count) return std::nullopt;
  std::size_t next = 0;
  for (std::uint64_t i = 0; i < *count; ++i) {
    const auto gap = text::take_number(bytes);
    if (!gap || *gap >= size - next) return std::nullopt;
    next += *gap;
    marked[next++] = true;
  }
  return marked;
}

Unexpected damaged() {
  return fail(
      ErrorCode::damaged,
      {"The word list of the index is damaged or was written by another version.",
       "색인의 낱말 목록이 손상되었거나 다른 버전에서 만든 것입니다."},
      {"Build the index anew with: seogo reindex", "다음 명령으로 색인을 다시 만드세요: seogo reindex"});
}

}  // namespace

Lexicon::Lexicon() {
  static const auto empty = std::make_shared<const Impl>();
  impl_ = empty;
}

bool Lexicon::is_whole(std::string_view word) const { return impl_->whole.contains(word); }

bool Lexicon::is_lone_noun(std::string_view word) const { return impl_->lone_nouns.contains(word); }

// The lone nouns are numbered behind the whole words.
std::optional<std::uint32_t> Lexicon::number_of(std::string_view word) const {
  if (const auto place = impl_->whole.place_of(word)) return impl_->is_no_noun[*place] ? std::nullopt : place;
  const auto place = impl_->lone_nouns.place_of(word);
  return place ? std::optional(static_cast<std::uint32_t>(impl_->whole.size()) + *place) : std::nullopt;
}

void Lexicon::add_nouns_at(std::string_view syllables, std::vector<Noun>& nouns) const {
  const text::WordList &whole = impl_->whole, &lone = impl_->lone_nouns;
  whole.each_beginning(syllables, [&](std::uint32_t place) {
    if (!impl_->is_no_noun[place]) nouns.push_back({place, whole[place].size()});
  });
  const auto first_number = static_cast<std::uint32_t>(whole.size());
  lone.each_beginning(syllables, [&](std::uint32_t place) {
    nouns.push_back({first_number + place, lone[place].size()});
  });
}

bool Lexicon::is_short_with_josa(std::string_view word) const {
  return impl_->short_with_josa.contains(word);
}

std::size_t Lexicon::learnt_from() const { return impl_->learnt_from; }

std::string Lexicon::to_bytes() const {
  std::string bytes(magic);
  text::append_number(bytes, impl_->learnt_from);
  impl_->whole.append_to(bytes);
  append_places(bytes, impl_->is_no_noun);
  impl_->lone_nouns.append_to(bytes);
  impl_->short_with_josa.append_to(bytes);
  return bytes + check_of(bytes);
}

Result<Lexicon> Lexicon::from_bytes(std::string_view bytes) {
  constexpr std::size_t check_size = 8;
  if (bytes.size() < magic.size() + check_size || !bytes.starts_with(magic)) return damaged();
  const std::string_view check = bytes.substr(bytes.size() - check_size);
  bytes.remove_suffix(check_size);
  if (check != check_of(bytes)) return damaged();
  bytes.remove_prefix(magic.size());
  const auto posts = text::take_number(bytes);
  auto whole = text::WordList::take_from(bytes);
  if (!posts || !whole) return damaged();
  auto is_no_noun = take_places(bytes, whole->size());
  if (!is_no_noun) return damaged();
  auto lone_nouns = text::WordList::take_from(bytes);
  if (!lone_nouns) return damaged();
  auto short_with_josa = text::WordList::take_from(bytes);
  if (!short_with_josa || !bytes.empty()) return damaged();
  Impl impl;
  impl.learnt_from = *posts;
  impl.whole = std::move(*whole);
  impl.is_no_noun = std::move(*is_no_noun);
  impl.lone_nouns = std::move(*lone_nouns);
  impl.short_with_josa = std::move(*short_with_josa);
  Lexicon lexicon;
  lexicon.impl_ = std::make_shared<const Impl>(std::move(impl));
  return lexicon;
}

}  // namespace seogo
