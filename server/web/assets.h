// The files of this folder, compiled in: templates, style, strings.
#pragma once

#include <string_view>

namespace seogo::web {

struct Asset {
  std::string_view name;  // "style.css"
  std::string_view bytes;
};

// Null when there is none of that name.
const Asset* find_asset(std::string_view name);

}  // namespace seogo::web
