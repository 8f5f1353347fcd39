// Base64 back to bytes, as it streams by.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace seogo::importer {

// Blanks, line breaks and what is no Base64 are passed over (RFC 2045 6.8); padding ends a group.
class Base64Decoder {
 public:
  void feed(std::string_view text, std::string& out);

 private:
  std::uint32_t bits_ = 0;
  int digits_ = 0;
};

}  // namespace seogo::importer
