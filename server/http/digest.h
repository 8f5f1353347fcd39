// A short name for some bytes: entity tags, and addresses that change with what they lead to.
#pragma once

#include <string>
#include <string_view>

namespace seogo::http {

// 16 hex digits.  Tells versions of one address apart; no protection against someone who seeks two equal
// ones.
std::string digest(std::string_view bytes);

// "/style.css?v=…": may be kept for ever, since another style has another address.
const std::string& style_address();

}  // namespace seogo::http
