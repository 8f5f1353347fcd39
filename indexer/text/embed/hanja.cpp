#include "text/embed/hanja.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "text/jamo.h"
#include "text/syllables.h"

namespace seogo::embed {

HanjaTable read_hanja(const char* file) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error(std::string("cannot read ") + file);
  HanjaTable table;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with('#')) continue;
    const std::size_t first = line.find(':'), second = line.find(':', first + 1);
    if (first == line.npos || second == line.npos) continue;
    std::u32string word = text::to_syllables(line.substr(0, first));
    std::u32string spelling = text::to_syllables(line.substr(first + 1, second - first - 1));
    if (word.size() == spelling.size() && std::ranges::all_of(word, text::is_syllable))
      table[std::move(word)].push_back(std::move(spelling));
  }
  if (table.empty()) throw std::runtime_error(std::string("no word in ") + file);
  return table;
}

bool is_spelt(const HanjaTable& table, std::u32string_view word, std::u32string_view spelling) {
  const auto at = table.find(std::u32string(word));
  return at != table.end() && std::ranges::find(at->second, spelling) != at->second.end();
}

}  // namespace seogo::embed
