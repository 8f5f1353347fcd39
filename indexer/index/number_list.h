// Ascending numbers in few bits each: Golomb's code of the gaps between them, its divisor a power of two
// (S. W. Golomb, "Run-length encodings", IEEE Transactions on Information Theory 12, 1966; R. F. Rice, JPL
// publication 79-22, 1979).  Thirty of forty thousand numbers take forty-five bytes; whole bytes would
// take sixty.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace seogo::index {

inline constexpr std::uint32_t number_limit = 1U << 22U;  // all are below

// Of ascending numbers, none twice.  No bytes for none.
std::string pack_numbers(const std::vector<std::uint32_t>& numbers);

// Of any bytes: what begins no number is left out, with all behind it.
std::vector<std::uint32_t> unpack_numbers(std::string_view bytes);

}  // namespace seogo::index
