// Why something that came is no post, as a sentence for people.
#pragma once

#include <string_view>

#include "seogo/result.h"

namespace seogo::importer {

// Of what Post::reason says in a few words; words that it does not know come back as they are.
Sentence reason_in_full(std::string_view words);

}  // namespace seogo::importer
