// One form for text that means the same: NFC for what is kept and shown, folded for what is compared.
#pragma once

#include <string>
#include <string_view>

namespace seogo::text {

// Well-formed UTF-8 in NFC; each ill-formed byte becomes U+FFFD.
std::string nfc(std::string_view text);

// For terms and labels: NFKC, case-folded, full width as half width, invisible characters gone.
// Compatibility jamo stay themselves: NFKC would turn ㅋ into U+110F, which joins its neighbours.  Half-width
// and single conjoining jamo become compatibility jamo, as people type them.  Ill-formed bytes become U+FFFD.
std::string fold(std::string_view text);

// Letters without their marks: cafe of café.  `folded` is as fold() has it.
std::string without_accents(std::string_view folded);

// Whether the bytes are well-formed UTF-8.
bool is_utf8(std::string_view bytes);

}  // namespace seogo::text
