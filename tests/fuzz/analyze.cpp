// Whatever the bytes, their words obey the laws, NFC changes no term, and decoding and folding end well.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "seogo/analyzer.h"
#include "support/analyzer_laws.h"
#include "text/decode.h"
#include "text/normalize.h"

namespace {

void require(bool holds, const char* law) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", law);
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  static const seogo::Analyzer analyzer;
  const auto words = analyzer.analyze(bytes);
  require(seogo::support::broken_law(bytes, words).empty(), seogo::support::broken_law(bytes, words).c_str());

  const std::string text = seogo::text::decode(bytes).text;
  require(seogo::text::is_utf8(text), "decoded text is well-formed");
  const std::string composed = seogo::text::nfc(text);
  require(seogo::text::nfc(composed) == composed, "NFC of NFC is itself");
  const std::string folded = seogo::text::fold(text);
  require(seogo::text::fold(folded) == folded, "folding twice is folding once");
  require(seogo::text::is_utf8(seogo::text::decode_name(bytes)), "a name is well-formed");

  const auto again = analyzer.analyze(composed);
  const auto first = analyzer.analyze(text);
  require(first.size() == again.size(), "NFC keeps the number of words");
  for (std::size_t i = 0; i < first.size(); ++i) require(first[i].term == again[i].term, "NFC keeps terms");

  (void)seogo::Lexicon::from_bytes(bytes);
  return 0;
}
