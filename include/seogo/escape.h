// Text inside markup.
#pragma once

#include <string>
#include <string_view>

namespace seogo {

// `text` with & < > " ' as references: fit between the tags of HTML and XML and inside quoted attributes.
std::string escaped(std::string_view text);

}  // namespace seogo
