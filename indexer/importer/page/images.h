// Pictures of a body: which count, where they come from, what they are called.
#pragma once

#include <string>
#include <string_view>

#include "importer/page/dom.h"
#include "seogo/post.h"

namespace seogo::importer {

// Whether an <img> is a picture of the body, and no icon of the editor or a tracking dot.
bool is_body_image(Node img);

Image read_image(Node img);

// The text under a picture, from the nearest block that has one; attributes that the API printed as one are
// none.
std::string caption_of(Node img);
bool is_made_of_attributes(std::string_view caption);

}  // namespace seogo::importer
