// Shingles of five characters: see similarity.h.
#include "library/similarity.h"

#include <algorithm>
#include <array>

namespace seogo::library {
namespace {

constexpr std::size_t shingle_length = 5;
constexpr std::size_t enough_bytes = std::size_t{256} << 10;  // the beginning tells if a text is the same
constexpr std::size_t telling_shingles = 40;  // a shorter text may lie in a longer one by chance

std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {  // FNV-1a over whole characters, then spread
  hash = (hash ^ value) * 0x100000001b3ULL;
  return hash ^ (hash >> 29);
}

constexpr std::uint64_t seed = 0xcbf29ce484222325ULL;

// Calls `use` with the bytes of each character that is no blank, packed into a number.
template <class Use>
void each_character(std::string_view text, Use use) {
  std::size_t i = 0;
  while (i < text.size()) {
    const auto lead = static_cast<unsigned char>(text[i]);
    std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    length = std::min(length, text.size() - i);
    std::uint64_t value = 0;
    for (std::size_t k = 0; k < length; ++k) value = value << 8 | static_cast<unsigned char>(text[i + k]);
    i += length;
    if (value > 0x20 && value != 0xc2a0 && value != 0xe38080) use(value);  // U+00A0 and U+3000 are blanks too
  }
}

}  // namespace

std::vector<std::uint64_t> shingles(std::string_view text) {
  std::vector<std::uint64_t> found;
  std::array<std::uint64_t, shingle_length> window{};
  std::size_t count = 0;
  each_character(text.substr(0, enough_bytes), [&](std::uint64_t character) {
    window[count++ % shingle_length] = character;
    if (count < shingle_length) return;
    std::uint64_t hash = seed;
    for (std::size_t k = 0; k < shingle_length; ++k) hash = mix(hash, window[(count + k) % shingle_length]);
    found.push_back(hash);
  });
  if (count > 0 && count < shingle_length) found.push_back(text_fingerprint(text));
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

double similarity(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  if (a.empty() || b.empty()) return a.empty() && b.empty() ? 1 : 0;
  std::size_t common = 0;
  for (auto i = a.begin(), k = b.begin(); i != a.end() && k != b.end();) {
    if (*i == *k) ++common;
    const bool first = *i <= *k;
    const bool second = *k <= *i;
    if (first) ++i;
    if (second) ++k;
  }
  const std::size_t shorter = std::min(a.size(), b.size());
  if (shorter >= telling_shingles && common * 10 >= shorter * 8)
    return static_cast<double>(common) / static_cast<double>(shorter);
  return static_cast<double>(common) / static_cast<double>(a.size() + b.size() - common);
}

std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  each_character(text, [&](std::uint64_t) { ++count; });
  return count;
}

std::uint64_t text_fingerprint(std::string_view text) {
  std::uint64_t hash = seed;
  each_character(text, [&](std::uint64_t character) { hash = mix(hash, character); });
  return hash;
}

}  // namespace seogo::library
