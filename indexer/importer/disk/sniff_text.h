// Telling texts apart: HTML of Tistory and of others, XML kinds, JSON kinds, prose, program source.
#pragma once

#include <string_view>

#include "importer/disk/shape.h"

namespace seogo::importer {

// What a text without NULs seems to be.  Works on bytes, since the signs are ASCII in UTF-8 and CP949 alike.
Shape sniff_text(std::string_view bytes, std::string_view name);

}  // namespace seogo::importer
