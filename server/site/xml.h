// Text inside XML.
#pragma once

#include <string>
#include <string_view>

namespace seogo::http {

// Escaped for text and attributes; what XML 1.0 cannot hold (control characters) is left out.
std::string xml_text(std::string_view text);

}  // namespace seogo::http
