// What a post's page says of itself to programs: Open Graph, JSON-LD, the address it had.
#pragma once

#include <string>

#include "seogo/post.h"
#include "site/call.h"

namespace seogo::http {

// Elements for <head>; empty unless the archive is open to search engines.
std::string post_meta(const Call& call, const Post& post);

}  // namespace seogo::http
