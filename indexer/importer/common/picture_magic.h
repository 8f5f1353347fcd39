// Whether bytes are a picture.
#pragma once

#include <string_view>

namespace seogo::importer {

// By the first bytes by which pictures of pixels begin; of a drawing in XML (SVG) too by the second.
bool is_raster_picture(std::string_view bytes);
bool is_picture(std::string_view bytes);

}  // namespace seogo::importer
