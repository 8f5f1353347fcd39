// Of a post with 1,500 characters some nine are left, in sixteen bytes.  Terms would take three times as
// much: each stands in the posting list and once more with its post.
#include "index/left_syllables.h"

#include <string>

#include "index/format.h"
#include "index/term_code.h"
#include "text/utf8.h"

namespace seogo::index {
namespace {

// What endings have most often and what is no noun of one syllable, beside those that end in ㅆ.
constexpr std::u32string_view never_nouns =
    U"며까으된됩와를려져야렇던니르에될떻펴므봅죠줍워돼됨뤄킨랍릅쳐뀌깝놓냅께밌롭낼렵닙듭줘받써는낸큼";
constexpr unsigned final_ss = 20;

bool may_be_noun(char32_t syllable) {
  return text::final_of(syllable) != final_ss && never_nouns.find(syllable) == never_nouns.npos;
}

}  // namespace

void LeftSyllables::add_text(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint point = text::read_utf8(text, at);
    if (text::is_syllable(point.code)) seen_.set(point.code - text::first_syllable);
    at += point.length;
  }
}

// A word of one syllable or two, a pair in a longer one, the first two of a verb's stem.
void LeftSyllables::take_found_by(std::string_view name) {
  constexpr std::size_t size = 3;  // bytes of a syllable
  const bool is_stem = name.starts_with(prefix::predicate);
  if (is_stem)
    name.remove_prefix(prefix::predicate.size());
  else if (name.starts_with(prefix::bigram))
    name.remove_prefix(prefix::bigram.size());
  if (name.empty() || (!is_stem && name.size() != size && name.size() != 2 * size)) return;
  const char32_t first = text::read_utf8(name, 0).code;
  if (!text::is_syllable(first)) return;
  found_.set(first - text::first_syllable);
  if (name.size() == size) return;
  if (const char32_t second = text::read_utf8(name, size).code; text::is_syllable(second))
    found_.set(second - text::first_syllable);
}

std::string LeftSyllables::left() const {
  std::string syllables;
  const Set left = seen_ & ~found_;
  for (std::size_t i = 0; i < count; ++i)
    if (left[i] && may_be_noun(text::first_syllable + static_cast<char32_t>(i)))
      text::append_utf8(syllables, text::first_syllable + static_cast<char32_t>(i));
  return encode_term(syllables);
}

bool has_left(std::string_view left, std::string_view syllable, std::string_view code) {
  return left.find(code) != left.npos && decode_term(left).find(syllable) != std::string::npos;
}

}  // namespace seogo::index
