// A page that a browser saved as one file (MHTML, RFC 2557): which of its parts is the page, and from where?
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace seogo::importer {

struct MhtmlPart {
  std::string address;  // Content-Location, else cid: and the part's name; empty when it has none
  std::string type;     // lower case, without parameters
  std::string bytes;    // decoded
};

struct Mhtml {
  std::vector<MhtmlPart> parts;
  std::size_t page = 0;       // which of them is the page; parts.size() when none is
  std::string address;        // of the page; empty when it is not told
  std::int64_t saved_at = 0;  // Unix seconds; 0 when it is not told
  bool cut = false;           // the last boundary is missing
};

namespace bound {
inline constexpr std::size_t mhtml_bytes = 128 << 20;
inline constexpr std::size_t mhtml_parts = 10'000;
}  // namespace bound

// Takes anything; what is no MHTML has no parts.  A part that is cut is left out.
Mhtml read_mhtml(std::string_view bytes);

// =EA=B0=80 → 가, `=` at the end of a line joins it with the next one (RFC 2045 6.7); what is no escape
// stays.
std::string undo_quoted_printable(std::string_view text);

}  // namespace seogo::importer
