// The body of a post that came as HTML inside something else: an XML backup, a feed, an answer of the API.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "seogo/post.h"

namespace seogo::importer {

// Fills everything of the post that its body tells: text, html, headings, pictures, files, code, embeds.
// Links are read against `post.url`, so that is told first.  Editor tokens are resolved.  `fix` may give a
// picture its address and its copy before the html is written.
void read_content(std::string_view html, Post& post, const std::function<void(Image&)>& fix = {});

// One line in NFC; entities of a title that was escaped twice are undone.
std::string clean_title(std::string_view title);

// Text that may hold a little markup, as comments do, without it; its line breaks stay.
std::string clean_comment(std::string_view html);

// "카테고리 없음" and the like say that there is none.
bool names_no_category(std::string_view name);

}  // namespace seogo::importer
