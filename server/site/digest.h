// A short name for some bytes: entity tags, and addresses that change with what they lead to.
#pragma once

#include <string>
#include <string_view>

namespace seogo::http {

// 16 hex digits.  Tells versions of one address apart; no protection against someone who seeks two equal
// ones.
std::string digest(std::string_view bytes);

}  // namespace seogo::http
