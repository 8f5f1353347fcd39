// What is true of every answer.
#pragma once

#include <string_view>

#include "http/message.h"
#include "site/site.h"

namespace seogo::http {

// What protects those who read it, and tells scripts of other sites what they may read.
void add_headers_of_all(Response& response, const Site& site, std::string_view path);

}  // namespace seogo::http
