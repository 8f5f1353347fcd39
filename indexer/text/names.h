// Finds names that are written of several words: Wi-Fi, RTX4090, node.js, TCP/IP, v1.2.3.
#pragma once

#include <string_view>
#include <vector>

#include "seogo/analyzer.h"

namespace seogo::text {

// Sets `name` and `name_words` of the first word of each.  `words` are all those of `text`.
void find_names(std::string_view text, std::vector<Word>& words);

}  // namespace seogo::text
