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

// {posts: [{title, href, date}]} of posts that are about the same; false where there are none.
nlohmann::json alike_view(const Call& call, const Library& library, const Post& post);

// Leads links to posts of this archive there.  Asks the library for a bounded number of addresses.
Held links_within(const Call& call, const Library& library, const Post& post);

}  // namespace seogo::http
