#include "index/latin.h"

#include <xapian.h>

#include <algorithm>

namespace seogo::index {
namespace {

constexpr std::size_t shortest_word = 4, longest_word = 30;

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

std::string english_stem(std::string_view term) {
  if (term.size() < shortest_word || term.size() > longest_word || !std::ranges::all_of(term, is_small))
    return {};
  thread_local const Xapian::Stem snowball("english");
  std::string stem = snowball(std::string(term));
  return stem == term ? std::string() : stem;
}

// A part begins with a capital behind a small letter (userName), and with the last of several before one
// (HTTPServer).
std::vector<std::string> identifier_parts(std::string_view surface) {
  std::vector<std::string> parts(1);
  for (std::size_t i = 0; i < surface.size(); ++i) {
    const char c = surface[i];
    const bool follows_small = i > 0 && is_small(surface[i - 1]);
    const bool begins_word =
        i > 0 && is_capital(surface[i - 1]) && i + 1 < surface.size() && is_small(surface[i + 1]);
    if (is_capital(c) && (follows_small || begins_word)) parts.emplace_back();
    parts.back() += is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c;
  }
  if (parts.size() == 1) parts.clear();
  std::erase_if(parts, [](const std::string& part) { return part.size() < 2; });
  return parts;
}

}  // namespace seogo::index
