// What is this file?  Told from its content; the name only helps where texts look alike.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "importer/disk/shape.h"

namespace seogo::importer {

// How much of a file's beginning is looked at first.
inline constexpr std::size_t head_size = std::size_t{64} << 10;

// What a file with these bytes seems to be.  `bytes` is the whole file, or its first head_size bytes; `name`
// its file name.  Linear in the length.
Shape sniff(std::string_view bytes, std::string_view name);

// Whether HTML is a whole document and not only the body of a post.
bool is_document(std::string_view html);

}  // namespace seogo::importer
