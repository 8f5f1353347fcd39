// What a lexicon knows, and its form in bytes:
//
//   "seogo lexicon"  the letters
//   4                version, one byte; a reader refuses any other
//   posts            it was learnt from, as word_list.h writes numbers
//   whole            words that are whole, as word_list.h writes lists
//   nouns            those that only the posts have shown, likewise
//   short            nouns of one syllable with a josa, likewise
//   check            FNV-1a (64 bits) of all before, eight bytes, the low one first
//
// Equal lexica have equal bytes.
#include "text/lexicon.h"

#include <atomic>
#include <utility>

#include "text/dictionary.h"

namespace seogo {

namespace {

constexpr std::string_view magic = "seogo lexicon\x04";

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

Unexpected damaged() {
  return fail(
      ErrorCode::damaged,
      {"The word list of the index is damaged or was written by another version.",
       "색인의 낱말 목록이 손상되었거나 다른 버전에서 만든 것입니다."},
      {"Build the index anew with: seogo reindex", "다음 명령으로 색인을 다시 만드세요: seogo reindex"});
}

}  // namespace

Lexicon::Impl::Impl() {
  static std::atomic<std::uint64_t> last = 0;
  serial = ++last;
}

Lexicon::Lexicon() {
  static const auto empty = std::make_shared<const Impl>();
  impl_ = empty;
}

bool Lexicon::is_whole(std::string_view word) const { return impl_->whole.contains(word); }

bool Lexicon::is_noun(std::string_view word) const {
  return text::Dictionary::standard().is_noun(word) || impl_->nouns.contains(word);
}

bool Lexicon::is_short_with_josa(std::string_view word) const {
  return impl_->short_with_josa.contains(word);
}

std::size_t Lexicon::learnt_from() const { return impl_->learnt_from; }

std::string Lexicon::to_bytes() const {
  std::string bytes(magic);
  text::append_number(bytes, impl_->learnt_from);
  impl_->whole.append_to(bytes);
  impl_->nouns.append_to(bytes);
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
  auto nouns = text::WordList::take_from(bytes);
  if (!nouns) return damaged();
  auto short_with_josa = text::WordList::take_from(bytes);
  if (!short_with_josa || !bytes.empty()) return damaged();
  Impl impl;
  impl.learnt_from = *posts;
  impl.whole = std::move(*whole);
  impl.nouns = std::move(*nouns);
  impl.short_with_josa = std::move(*short_with_josa);
  Lexicon lexicon;
  lexicon.impl_ = std::make_shared<const Impl>(std::move(impl));
  return lexicon;
}

}  // namespace seogo
