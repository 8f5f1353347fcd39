// A post as Markdown, for other programs and for people.
#pragma once

#include <string>

#include "seogo/post.h"

namespace seogo {

// Front matter (YAML: title, date, categories, tags, id, url), then the body as CommonMark with tables:
// headings, lists, quotes, code blocks with their language, links, pictures by the address they had.
std::string to_markdown(const Post& post);

}  // namespace seogo
