// Markup made safe to parse: scripts taken out, depth and attributes bounded, in one linear scan.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace seogo::importer {

namespace bound {  // MODEL section 5
inline constexpr std::size_t page_bytes = 32 << 20;
inline constexpr std::size_t open_elements = 512;
inline constexpr std::size_t open_formatting = 128;
inline constexpr std::size_t attributes = 96;
inline constexpr std::size_t elements = 200000;  // in one page; the longest posts have a tenth of it
}  // namespace bound

struct Script {
  std::string type;  // lower case; empty for plain scripts
  std::string text;
};

struct Markup {
  std::string html;             // what came, without scripts and without what goes beyond the bounds
  std::vector<Script> scripts;  // in order
  std::size_t dropped_tags = 0;
};

// Takes UTF-8.  Text is never dropped, only tags: what stands deeper than the bounds joins its surroundings.
Markup guard_markup(std::string_view html);

}  // namespace seogo::importer
