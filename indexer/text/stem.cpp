// Cuts the longest josa that agrees and leaves enough, and asks the lexicon before each cut.
#include "text/stem.h"

#include "text/utf8.h"

namespace seogo::text {

namespace {

// What is counted; one syllable each.
constexpr std::u32string_view units =
    U"년월일시분초주개명번원회차층편장권대위점인배부급호건종쪽줄판곡평살세강";

// 2주의, 10분만: a unit and its josa, not the noun 주의.
bool is_counted(Syllables word) { return word.size() == 2 && units.find(word.front()) != units.npos; }

// May `stem` syllables stay when `ending` goes?
bool leaves_enough(std::string_view utf8, Syllables word, std::size_t stem, const Ending& ending,
                   const Lexicon& lexicon, bool behind_number) {
  if (stem >= 2) return true;
  if (!ending.is_josa) return false;
  if (ending.sure || (behind_number && units.find(word.front()) != units.npos)) return true;
  return lexicon.is_short_with_josa(utf8.substr(0, 3 * (stem + ending.length)));
}

}  // namespace

std::u32string to_syllables(std::string_view word) {
  std::u32string syllables;
  syllables.reserve(word.size() / 3 + 1);
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint point = read_utf8(word, at);
    syllables.push_back(point.code);
    at += point.length;
  }
  return syllables;
}

std::size_t stem_length(std::string_view utf8, Syllables word, const Lexicon& lexicon, bool behind_number) {
  const auto is_whole = [&](std::size_t size) {
    if (behind_number && is_counted(word.substr(0, size))) return false;
    return lexicon.is_whole(utf8.substr(0, 3 * size));
  };
  std::size_t length = word.size();
  while (length > 1) {
    const Endings endings = endings_of(word.substr(0, length));
    if (endings.count == 0 || is_whole(length)) return length;
    std::size_t stem = length;
    for (const Ending& ending : endings.all()) {  // the longest stem first, the longest ending wins
      const std::size_t left = length - ending.length;
      if (!leaves_enough(utf8, word, left, ending, lexicon, behind_number)) continue;
      stem = left;
      // 고양이나: 나 leaves 고양이, which is known to be whole, so 이나 is not tried.
      if (left >= 2 && is_whole(left)) return left;
    }
    if (stem == length) return length;
    length = stem;
  }
  return length;
}

}  // namespace seogo::text
