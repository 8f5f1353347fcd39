// The body of an archived post as a page shows it: pictures from the archive, a quiet frame where none was
// kept.
#pragma once

#include <string>
#include <string_view>

#include "seogo/post.h"
#include "site/language.h"

namespace seogo::http {

// Post::html is clean already, its <img> elements carry no address but data-image="N", the picture's place in
// Post::images.  Each becomes an <img> of /media/…, below `prefix`, or a frame that names the address it had;
// nothing in what comes out loads from elsewhere.  A post that has text alone gets paragraphs.
std::string body_html(const Post& post, Language language, std::string_view prefix = {});

}  // namespace seogo::http
