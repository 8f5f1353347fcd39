#include "text/dictionary_nouns.h"

#include "text/standard_words.h"

namespace seogo::text {

const WordList& dictionary_nouns() {
  static const WordList nouns = [] {
    std::vector<std::string_view> words;
    for (std::string_view rest = dictionary_lines; !rest.empty();) {
      words.push_back(rest.substr(0, rest.find('\n')));
      rest.remove_prefix(words.back().size() + 1);
    }
    return WordList(words);
  }();
  return nouns;
}

}  // namespace seogo::text
