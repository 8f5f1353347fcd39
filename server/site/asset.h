// The files of server/web as clients get them: under an address that changes when they do.
#pragma once

#include <string>
#include <string_view>

namespace seogo::http {

// "/assets/style.css?v=…" for a file that is compiled in; a name that is not is a bug.
std::string asset_path(std::string_view name);

}  // namespace seogo::http
