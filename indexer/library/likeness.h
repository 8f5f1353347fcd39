// Which posts nearly repeat an older one: found by hashes that like texts share, decided by the texts
// themselves.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "seogo/post.h"

namespace seogo::library {

// Hashes of a text of which two texts with nine tenths of their shingles in common share one at least (in
// 999 of 1,000 cases), and texts that share few shingles hardly any: bands of MinHash.  None for a text that
// is too short to be told from others.
std::vector<std::int64_t> likeness_bands(const std::vector<std::uint64_t>& shingles);

// Whether nine tenths of the shingles of the longer text stand in the other too.
bool is_near_copy(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b);

// Orders posts from the oldest on: by the time of publication, then by number; posts without a date come
// last.
std::int64_t age_of(const Post& post);

// Whether `copy` may name `original`: what is closed to some must not be named by what is open to them.
bool may_be_named(const Post& original, const Post& copy);

}  // namespace seogo::library
