// What stands around a post: those of its category beside it in time, and links of its body that the archive
// holds.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "pages/post_html.h"
#include "site/call.h"
#include "site/library.h"

namespace seogo::http {

// {heading, posts: [{title, href, date, current}]}, the newest first and the post among them; false where it
// stands alone.
nlohmann::json neighbours_view(const Call& call, const Library& library, const Post& post);

// {heading, previous, next, all_href} of the series that the post is part of; false where it is of none.
nlohmann::json series_view(const Call& call, const Library& library, const Post& post);

// {posts: [{title, href, date}]} of posts that are about the same; false where there are none.
nlohmann::json alike_view(const Call& call, const Library& library, const Post& post);

// The search for all parts of a series, in the order in which they were written.
std::string series_link(const Call& call, const SeriesContents& series);

// Leads links to posts of this archive there.  Asks the library for a bounded number of addresses.
Held links_within(const Call& call, const Library& library, const Post& post);

}  // namespace seogo::http
