// A part of a file, as Range asks for it.
#pragma once

#include <string_view>

#include "http/message.h"

namespace seogo::http {

// Cuts the file of `response` to the one range that is asked for: 206, or 416 when it lies outside.  Several
// ranges, and what cannot be read, get the whole.
void cut(Response& response, std::string_view range);

}  // namespace seogo::http
