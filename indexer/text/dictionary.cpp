// A line is a word, a mark of its standing and the words inside: "대학생 0213", "제대로~", "만족도?02".
#include "text/dictionary.h"

#include <algorithm>

#include "text/jamo.h"
#include "text/syllables.h"

namespace seogo::text {

namespace {

constexpr char first_digit = '0';

std::string_view take_line(std::string_view& lines) {
  const std::string_view line = lines.substr(0, lines.find('\n'));
  lines.remove_prefix(std::min(line.size() + 1, lines.size()));
  return line;
}

}  // namespace

Dictionary::Dictionary(std::string_view lines) {
  for (std::u32string* set : {&short_nouns_, &free_nouns_, &readings_, &suffixes_, &prefixes_}) {
    *set = to_syllables(take_line(lines));
    std::ranges::sort(*set);
  }
  std::vector<std::string_view> words;
  while (!lines.empty()) {
    const std::string_view line = take_line(lines);
    const std::size_t size = line.find_first_of(" ?~");
    words.push_back(line.substr(0, size));
    Entry entry;
    if (size != line.npos) {
      entry.standing = line[size] == ' '   ? Standing::noun
                       : line[size] == '?' ? Standing::hanja
                                           : Standing::other;
      entry.inside = line.substr(size + 1);
    }
    entries_.push_back(entry);
  }
  words_ = WordList(words);
}

std::optional<Dictionary::Entry> Dictionary::find(std::string_view word) const {
  const auto place = words_.place_of(word);
  return place ? std::optional(entries_[*place]) : std::nullopt;
}

bool Dictionary::is_noun(std::string_view word) const {
  if (word.size() == syllable_bytes) return is_short_noun(to_syllables(word).front());
  const auto place = words_.place_of(word);
  return place && is_long_noun(*place);
}

bool Dictionary::contains(const std::u32string& sorted, char32_t syllable) {
  return std::ranges::binary_search(sorted, syllable);
}

std::string written_inside(const std::vector<Inside>& inside) {
  std::string written;
  for (const Inside& word : inside) {
    written.push_back(static_cast<char>(first_digit + word.begin));
    written.push_back(static_cast<char>(first_digit + word.end));
  }
  return written;
}

std::vector<Inside> read_inside(std::string_view written) {
  std::vector<Inside> inside;
  for (std::size_t i = 0; i + 1 < written.size(); i += 2)
    inside.push_back({static_cast<std::uint8_t>(written[i] - first_digit),
                      static_cast<std::uint8_t>(written[i + 1] - first_digit)});
  return inside;
}

}  // namespace seogo::text
