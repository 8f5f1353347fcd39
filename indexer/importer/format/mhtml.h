// A page that a browser saved as one file (MHTML, RFC 2557): which of its parts is the page, and from where?
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "importer/format/saved_parts.h"

namespace seogo::importer {

namespace bound {
inline constexpr std::size_t mhtml_parts = 10'000;
}  // namespace bound

// Takes anything; what is no MHTML has no parts.  A part that is cut is left out.
SavedPage read_mhtml(std::string_view bytes);

// =EA=B0=80 → 가, `=` at the end of a line joins it with the next one (RFC 2045 6.7); what is no escape
// stays.
std::string undo_quoted_printable(std::string_view text);

}  // namespace seogo::importer
