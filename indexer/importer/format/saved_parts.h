// A page that a browser saved as one file, with what it shows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace seogo::importer {

struct SavedPart {
  std::string address;  // where it came from, else cid: and the part's name; empty when nothing tells it
  std::string type;     // lower case, without parameters
  std::string bytes;    // decoded
};

struct SavedPage {
  std::vector<SavedPart> parts;
  std::size_t page = 0;       // which of them is the page; parts.size() when none is
  std::string address;        // of the page; empty when it is not told
  std::int64_t saved_at = 0;  // Unix seconds; 0 when it is not told
  bool cut = false;           // the end is missing
};

namespace bound {
inline constexpr std::size_t saved_page_bytes = 128 << 20;
}  // namespace bound

}  // namespace seogo::importer
