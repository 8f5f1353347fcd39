#include "text/dictionary.h"
#include "text/standard_words.h"

namespace seogo::text {

const Dictionary& Dictionary::standard() {
  static const Dictionary read(dictionary_lines);
  return read;
}

}  // namespace seogo::text
