// The id of a post that has neither number nor address nor slug.
#pragma once

#include <cstddef>
#include <string>

#include "seogo/post.h"

namespace seogo {

// BLOG/~ and `digits` hex digits of a SHA-256 over title, date and text; over the cleaned HTML where there is
// no text (a picture alone).  The text alone is no identity: three days with the same words are three posts.
std::string text_id(const Post& post, std::size_t digits = 16);

}  // namespace seogo
