// Most Korean text is normalised already: ASCII and whole syllables are passed through, ICU sees the rest.
#include "text/normalize.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>

#include "text/jamo.h"
#include "text/utf8.h"

namespace seogo::text {

namespace {

// Bytes from `at` on that are ASCII or whole Hangul syllables, which every normal form leaves alone.
std::size_t plain_end(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const CodePoint point = read_utf8(text, at);
    if (!is_syllable(point.code)) break;
    at += point.length;
  }
  return at;
}

std::string with_icu(const icu::Normalizer2* form, std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  std::string out;
  icu::StringByteSink<std::string> sink(&out, static_cast<int32_t>(text.size()));
  form->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink, nullptr,
                      status);
  return U_SUCCESS(status) ? out : std::string(text);
}

std::string well_formed(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = read_utf8(text, at);
    out += point.code == ill_formed ? replacement : text.substr(at, point.length);
    at += point.length;
  }
  return out;
}

const icu::Normalizer2* casefold_form() {
  static const icu::Normalizer2* const form = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFKCCasefoldInstance(status);
  }();
  return form;
}

const icu::Normalizer2* composed_form() {
  static const icu::Normalizer2* const form = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFCInstance(status);
  }();
  return form;
}

// A stretch without compatibility jamo; conjoining jamo that found no partner become compatibility jamo.
void append_folded(std::string& out, std::string_view stretch) {
  if (stretch.empty()) return;
  const std::string folded = with_icu(casefold_form(), stretch);
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint point = read_utf8(folded, at);
    append_utf8(out, compatibility_jamo(point.code));
    at += point.length;
  }
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint point = read_utf8(bytes, at);
    if (point.code == ill_formed) return false;
    at += point.length;
  }
  return true;
}

std::string nfc(std::string_view text) {
  if (plain_end(text, 0) == text.size()) return std::string(text);
  std::string checked = is_utf8(text) ? std::string(text) : well_formed(text);
  UErrorCode status = U_ZERO_ERROR;
  const icu::StringPiece piece(checked.data(), static_cast<int32_t>(checked.size()));
  if (composed_form()->isNormalizedUTF8(piece, status) && U_SUCCESS(status)) return checked;
  return with_icu(composed_form(), checked);
}

std::string fold(std::string_view text) {
  std::string out;
  if (plain_end(text, 0) == text.size()) {
    out.assign(text);
    for (char& c : out) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    }
    return out;
  }
  out.reserve(text.size());
  const std::string composed = nfc(text);  // puts marks in order first: U+0345 folds to a letter
  std::string stretch;
  for (std::size_t at = 0; at < composed.size();) {
    const CodePoint point = read_utf8(composed, at);
    const char32_t code = from_half_width_jamo(point.code);
    if (is_compatibility_jamo(code)) {
      append_folded(out, stretch);
      stretch.clear();
      append_utf8(out, code);
    } else {
      append_utf8(stretch, code);
    }
    at += point.length;
  }
  append_folded(out, stretch);
  return out;
}

std::string without_accents(std::string_view folded) {
  if (plain_end(folded, 0) == folded.size()) return std::string(folded);
  UErrorCode status = U_ZERO_ERROR;
  const std::string apart = with_icu(icu::Normalizer2::getNFDInstance(status), folded);
  std::string out;
  for (std::size_t at = 0; at < apart.size();) {
    const CodePoint point = read_utf8(apart, at);
    if ((U_GET_GC_MASK(static_cast<UChar32>(point.code)) & U_GC_M_MASK) == 0)
      out.append(apart, at, point.length);
    at += point.length;
  }
  return out;
}

}  // namespace seogo::text
