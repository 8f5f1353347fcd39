#include "query/stopwords.h"

#include <algorithm>

#include "query/standard_words.h"
#include "text/normalize.h"

namespace seogo::query {

const Stopwords& Stopwords::standard() {
  static const Stopwords standard = [] {
    Stopwords read;
    read.add_lines(standard_stopwords);
    return read;
  }();
  return standard;
}

void Stopwords::add_lines(std::string_view lines) {
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string line = text::fold(lines.substr(0, end));
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (line.starts_with('#')) continue;
    const bool are_none = line.starts_with('-');
    for (std::size_t at = are_none ? 1 : 0; at < line.size();) {
      const std::size_t stop = std::min(line.find_first_of(" \t\r", at), line.size());
      const std::string word = line.substr(at, stop - at);
      at = stop + 1;
      if (word.empty()) continue;
      are_none ? static_cast<void>(words_.erase(word)) : static_cast<void>(words_.insert(word));
    }
  }
}

}  // namespace seogo::query
