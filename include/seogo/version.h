// The version of the programs.
#pragma once

namespace seogo {

inline constexpr const char* version = "0.1.0";

}  // namespace seogo
