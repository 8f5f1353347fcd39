// The handlers of the routes: pure functions from a request to a response.
#pragma once

#include "site/call.h"
#include "site/library.h"

namespace seogo::http {

Response home_page(const Call& call, const Library& library);
Response search_page(const Call& call, const Library& library);
Response post_page(const Call& call, const Library& library);
Response versions_page(const Call& call, const Library& library);
Response browse_page(const Call& call, const Library& library);
Response tags_page(const Call& call, const Library& library);
Response timeline_page(const Call& call, const Library& library);
Response numbers_page(const Call& call, const Library& library);
Response missing_page(const Call& call, const Library& library);
Response help_page(const Call& call, const Library& library);
Response random_post(const Call& call, const Library& library);
Response source_page(const Call& call, const Library& library);
Response source_frame(const Call& call, const Library& library);
Response open_search(const Call& call, const Library& library);
Response robots(const Call& call, const Library& library);
Response media_file(const Call& call, const Library& library);
Response asset(const Call& call, const Library& library);
Response favicon(const Call& call, const Library& library);
Response api_search(const Call& call, const Library& library);
Response api_suggest(const Call& call, const Library& library);
Response api_post(const Call& call, const Library& library);
Response api_similar(const Call& call, const Library& library);
Response api_source(const Call& call, const Library& library);
Response api_stats(const Call& call, const Library& library);
Response api_missing(const Call& call, const Library& library);
Response newest_feed(const Call& call, const Library& library);
Response search_feed(const Call& call, const Library& library);
Response site_map(const Call& call, const Library& library);
Response description(const Call& call, const Library& library);
Response old_address(const Call& call, const Library& library);
Response health(const Call& call, const Library& library);
Response readiness(const Call& call, const Library& library);
Response numbers(const Call& call, const Library& library);

}  // namespace seogo::http
