// The files of this folder, compiled in: templates, style, strings.
#pragma once

#include <string_view>

namespace seogo::web {

struct Asset {
  std::string_view name;  // "style.css"
  std::string_view bytes;
  std::string_view gzip;  // the same, packed; empty for what no browser loads
  std::string_view zstd;
};

// Null when there is none of that name.
const Asset* find_asset(std::string_view name);

}  // namespace seogo::web
