// What was meant when the keyboard stood in the other language: tjqj is 서버, 애차ㄷㄱ is docker.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace seogo::query {

inline constexpr std::size_t longest_keys = 64;  // bytes typed; beyond it nobody mistook the keyboard

// Latin letters as the Korean two-set keyboard composes them; digits and signs stay.  Nothing when there is
// no letter, or when a letter stays a lone jamo: then it was no Korean.
std::optional<std::string> korean_from_keys(std::string_view typed);

// Hangul and jamo as the Latin letters on their keys, small.  Nothing when there is no Hangul.
std::optional<std::string> latin_from_keys(std::string_view typed);

}  // namespace seogo::query
