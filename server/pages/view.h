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

// The feed that goes on from what the page shows, for browsers and readers to find.
void offer_feed(nlohmann::json& view, const Call& call, std::string href);

// A page as an answer.
Response page_response(const Call& call, std::string_view name, const nlohmann::json& view);

// The language of a short text of the archive, where it is not the page's own: "ko" when there is Hangul in
// it, whatever its post `told`, for many pages tell what their skin was written in; else as told.
std::string lang_of(const Call& call, std::string_view text, std::string_view told = {});

// The text as HTML that says so, for a place inside a sentence.
std::string in_its_language(const Call& call, std::string_view text);

// `words` were asked for: the post's page marks them too.
nlohmann::json hit_view(const Call& call, const Hit& hit, const std::string& words = {});

// [{name, href, in_lang}] from the top down, each leading to the search below it.
nlohmann::json category_view(const Call& call, const std::vector<std::string>& category);
nlohmann::json tags_view(const Call& call, const std::vector<std::string>& tags);

// Characters that are read: blanks and ends of lines left out.
std::size_t characters_of(std::string_view text);

// "A/B" as people read it: A › B.
std::string shown_path(std::string_view path);

// The page for an archive that is missing or empty.  `error` is null when it is merely empty.
Response start_page(const Call& call, const Error* error, int status);

// What a page says when the engine failed: how to begin where there is no archive yet, else what went wrong.
Response failed_page(const Call& call, const Error& error, int status_without_archive = 503);

}  // namespace seogo::http
