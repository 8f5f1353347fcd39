// A short name for some bytes: entity tags, and addresses that change with what they lead to.
#include "site/digest.h"

#include <fmt/format.h>

#include <cstdint>

namespace seogo::http {

std::string digest(std::string_view bytes) {
  // FNV-1a, 64 bits, by its published constants.
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return fmt::format("{:016x}", hash);
}

}  // namespace seogo::http
