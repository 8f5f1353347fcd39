#include "importer/format/utf8_source.h"

#include <algorithm>

#include "importer/common/bytes.h"
#include "text/decode.h"
#include "text/normalize.h"

namespace seogo::importer {
namespace {

constexpr std::size_t source_piece = std::size_t{64} << 10;

constexpr bool is_forbidden(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r';
}

// What XML 1.0 allows nowhere.
void blank_forbidden(std::string& text) {
  std::replace_if(text.begin(), text.end(), is_forbidden, ' ');
  for (const std::string_view outside : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"})
    for (std::size_t at = text.find(outside); at != text.npos; at = text.find(outside, at + 3))
      text[at + 2] = '\xBD';
}

}  // namespace

Result<std::string_view> Utf8Source::next() {
  while (true) {
    if (Result<void> filled = fill(); !filled) return Unexpected{filled.error()};
    if (!begun_ && (raw_.starts_with("\xFF\xFE") || raw_.starts_with("\xFE\xFF")))
      mark_ = raw_.substr(0, 2), raw_.erase(0, 2);
    const std::size_t end = cut();
    piece_.assign(raw_, 0, end);
    raw_.erase(0, end);
    decode_piece();
    if (begun_) return std::string_view(piece_);
    const std::string_view text = without_bom(piece_);
    begun_ = !text.empty();
    if (begun_ || ended_) return text;
  }
}

void Utf8Source::decode_piece() {
  if (!mark_.empty())
    piece_ = text::decode(mark_ + piece_).text;
  else if (!text::is_utf8(piece_))
    piece_ = text::decode(piece_).text;
  blank_forbidden(piece_);
}

Result<void> Utf8Source::fill() {
  while (!ended_ && raw_.size() < source_piece) {
    const std::size_t before = raw_.size();
    raw_.resize(before + source_piece);
    Result<std::size_t> got = source_(raw_.data() + before, source_piece);
    raw_.resize(before + (got ? *got : 0));
    if (!got) return Unexpected{got.error()};
    ended_ = *got == 0;
  }
  return {};
}

std::size_t Utf8Source::cut() const {
  if (ended_) return raw_.size();
  if (!mark_.empty()) {  // whole units, and no pair of surrogates apart
    std::size_t end = raw_.size() & ~std::size_t{1};
    const auto high = static_cast<unsigned char>(raw_[end - (mark_[0] == '\xFF' ? 1 : 2)]);
    return high >= 0xD8 && high < 0xDC ? end - 2 : end;
  }
  // Below 'A' stands no second byte of CP949, and no part of a longer character of UTF-8.
  for (std::size_t end = raw_.size(); end > raw_.size() / 2; --end)
    if (static_cast<unsigned char>(raw_[end - 1]) < 'A') return end;
  for (std::size_t end = raw_.size(); end > raw_.size() - 4; --end)
    if ((static_cast<unsigned char>(raw_[end - 1]) & 0xC0) == 0xC0) return end - 1;
  return raw_.size();
}

}  // namespace seogo::importer
