// Reads libhangul's table of words and how they are written with Han characters.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace seogo::embed {

// For each word of whole syllables its spellings, with as many characters: 국회 國會; 그림책 그림冊, for what
// is native stays Hangul.
using HanjaTable = std::unordered_map<std::u32string, std::vector<std::u32string>>;

// Throws std::runtime_error where the file is missing or no such table.
HanjaTable read_hanja(const char* file);

// Whether `spelling` is one of `word`.
bool is_spelt(const HanjaTable& table, std::u32string_view word, std::u32string_view spelling);

}  // namespace seogo::embed
