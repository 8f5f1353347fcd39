// Chooses between UTF-8, UTF-16 and CP949 by the bytes alone, and lets ICU convert what is not UTF-8.
#include "text/decode.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucnv_err.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "text/normalize.h"
#include "text/utf8.h"

namespace seogo::text {

namespace {

struct Reading {
  std::size_t good = 0;  // characters of two bytes and more
  std::size_t bad = 0;   // bytes that begin no character
};

Reading read_as_utf8(std::string_view bytes) {
  Reading reading;
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint point = read_utf8(bytes, at);
    if (point.code == ill_formed) ++reading.bad;
    if (point.length > 1) ++reading.good;
    at += point.length;
  }
  return reading;
}

std::string repair_utf8(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + 16);
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint point = read_utf8(bytes, at);
    text += point.code == ill_formed ? replacement : bytes.substr(at, point.length);
    at += point.length;
  }
  return text;
}

// Stands in for ICU's own substitution so that the places are counted.  Each is one U+FFFD.
void substitute(const void* context, UConverterToUnicodeArgs* args, const char*, int32_t,
                UConverterCallbackReason reason, UErrorCode* status) {
  if (reason > UCNV_IRREGULAR) return;  // reset, close, clone
  *status = U_ZERO_ERROR;
  ++*static_cast<std::size_t*>(const_cast<void*>(context));
  const UChar mark = 0xFFFD;
  ucnv_cbToUWriteUChars(args, &mark, 1, 0, status);
}

// Nothing when ICU has no such converter: its data was cut down.
bool convert(const char* name, std::string_view bytes, Decoded& decoded) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> from(ucnv_open(name, &status), ucnv_close);
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> to(ucnv_open("UTF-8", &status), ucnv_close);
  if (U_FAILURE(status)) return false;
  ucnv_setToUCallBack(from.get(), substitute, &decoded.replaced, nullptr, nullptr, &status);
  std::vector<UChar> pivot(4096);
  UChar* pivot_from = pivot.data();
  UChar* pivot_to = pivot.data();
  const char* source = bytes.data();
  std::vector<char> out(std::min<std::size_t>(bytes.size() * 2 + 64, 1 << 16));
  UBool first = 1;
  do {
    status = U_ZERO_ERROR;
    char* target = out.data();
    ucnv_convertEx(to.get(), from.get(), &target, out.data() + out.size(), &source,
                   bytes.data() + bytes.size(), pivot.data(), &pivot_from, &pivot_to,
                   pivot.data() + pivot.size(), first, 1, &status);
    first = 0;
    decoded.text.append(out.data(), target);
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  return U_SUCCESS(status);
}

Decoded converted(const char* name, std::string_view bytes, Encoding encoding) {
  Decoded decoded{.text = {}, .encoding = encoding, .replaced = 0};
  if (convert(name, bytes, decoded)) return decoded;
  return {repair_utf8(bytes), Encoding::utf8, read_as_utf8(bytes).bad};
}

}  // namespace

Decoded decode(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE")) return converted("UTF-16LE", bytes.substr(2), Encoding::utf16le);
  if (bytes.starts_with("\xFE\xFF")) return converted("UTF-16BE", bytes.substr(2), Encoding::utf16be);
  Encoding encoding = Encoding::utf8;
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    bytes.remove_prefix(3);
    encoding = Encoding::utf8_bom;
  }
  const Reading reading = read_as_utf8(bytes);
  if (reading.bad == 0) return {std::string(bytes), encoding, 0};
  // Korean in CP949 read as UTF-8 is nearly all ill-formed; a cut or patched UTF-8 text hardly at all.
  if (encoding == Encoding::utf8_bom || reading.good > 2 * reading.bad) {
    return {repair_utf8(bytes), encoding, reading.bad};
  }
  // windows-949 is the Unified Hangul Code with all 11,172 syllables; ICU's "EUC-KR" has only 2,350.
  return converted("windows-949", bytes, Encoding::cp949);
}

std::string decode_name(std::string_view bytes) {
  if (is_utf8(bytes)) return nfc(bytes);
  return nfc(converted("windows-949", bytes, Encoding::cp949).text);
}

std::string_view name_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8:
    case Encoding::utf8_bom:
      return "UTF-8";
    case Encoding::utf16le:
      return "UTF-16LE";
    case Encoding::utf16be:
      return "UTF-16BE";
    case Encoding::cp949:
      return "CP949";
  }
  return "UTF-8";
}

}  // namespace seogo::text
