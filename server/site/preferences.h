// What a client likes best: the lists of Accept-Language and Accept-Encoding (RFC 9110, section 12.4.2).
#pragma once

#include <string_view>
#include <vector>

namespace seogo::http {

struct Preference {
  std::string_view name;  // part of the header
  double weight = 1;      // of 0 to 1; 0 where it cannot be read
};

// In the order of the header.
std::vector<Preference> preferences(std::string_view header);

}  // namespace seogo::http
