// The parts that pages share, as views for the templates: the frame, and a hit.
#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "routes.h"

namespace seogo::http {

// What _top.mustache and _bottom.mustache need.  `page` is the name for the style sheet.
nlohmann::json frame(const Call& call, std::string_view page, std::string_view title);

// A page as an answer.
Response page_response(const Call& call, std::string_view name, const nlohmann::json& view);

nlohmann::json hit_view(const Call& call, const Hit& hit);

// [{name, href}] from the top down, each leading to the search below it.
nlohmann::json category_view(const Call& call, const std::vector<std::string>& category);
nlohmann::json tags_view(const Call& call, const std::vector<std::string>& tags);

// "/posts/…" in the language that was asked for.
std::string post_href(const Call& call, std::string_view id);

// The value of ?lang= when it was given, so that links keep it; else empty.
std::string kept_language(const Call& call);

// The page for an archive that is missing or empty.  `error` is null when it is merely empty.
Response start_page(const Call& call, const Error* error, int status);

}  // namespace seogo::http
