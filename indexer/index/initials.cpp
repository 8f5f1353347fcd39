#include "index/initials.h"

#include <algorithm>

#include "text/jamo.h"
#include "text/utf8.h"

namespace seogo::index {

std::vector<std::string> initials_of(std::string_view stem) {
  if (stem.size() > 3 * longest_initials) return {};
  std::string whole;
  std::size_t syllables = 0;
  for (std::size_t at = 0; at < stem.size(); ++syllables) {
    const auto [code, length] = text::read_utf8(stem, at);
    if (!text::is_syllable(code)) return {};
    text::append_utf8(whole, text::compatibility_jamo(0x1100 + (code - text::first_syllable) / (21 * 28)));
    at += length;
  }
  if (syllables < 2) return {};
  std::vector<std::string> initials{whole};
  if (syllables == 2) return initials;
  initials.push_back(whole.substr(whole.size() - 6));
  if (syllables > 3) initials.push_back(whole.substr(0, 6));
  std::ranges::sort(initials.begin() + 1, initials.end());
  initials.erase(std::unique(initials.begin() + 1, initials.end()), initials.end());
  return initials;
}

}  // namespace seogo::index
