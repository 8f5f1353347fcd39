// Words of other languages beside Korean: the stem of an English word, the parts of an identifier.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace seogo::index {

// What Snowball leaves of an English word: run of running.  Empty where that is the word itself, and for what
// is no word of small letters.
std::string english_stem(std::string_view term);

// get, user and name of getUserName, folded.  Empty for a word that changes its case nowhere inside.
std::vector<std::string> identifier_parts(std::string_view surface);

}  // namespace seogo::index
