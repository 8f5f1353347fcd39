// The parts that pages share, as views for the templates: the frame, and a hit.
#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "seogo/searcher.h"
#include "site/call.h"

namespace seogo::http {

// What _top.mustache and _bottom.mustache need.  `page` is the name for the style sheet.
nlohmann::json frame(const Call& call, std::string_view page, std::string_view title);

// A page as an answer.
Response page_response(const Call& call, std::string_view name, const nlohmann::json& view);

nlohmann::json hit_view(const Call& call, const Hit& hit);

// [{name, href}] from the top down, each leading to the search below it.
nlohmann::json category_view(const Call& call, const std::vector<std::string>& category);
nlohmann::json tags_view(const Call& call, const std::vector<std::string>& tags);

// The page for an archive that is missing or empty.  `error` is null when it is merely empty.
Response start_page(const Call& call, const Error* error, int status);

}  // namespace seogo::http
