// Turning a view (what a page shows, as JSON) into HTML with one of the templates of server/web.
#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace seogo::http {

// `name` is a template without its ending: "search".  {{name}} is escaped, {{{name}}} is HTML already;
// {{>_name}} takes in another template.  A template that does not exist or does not parse is a bug.
std::string render(std::string_view name, const nlohmann::json& view);

}  // namespace seogo::http
