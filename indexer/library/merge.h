// One post out of several sources: which field comes from which (MODEL section 2).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "seogo/importer.h"

namespace seogo::library {

struct Member {
  const Imported* imported = nullptr;  // media, width and height of its images are filled in
  std::string sha256;                  // of the source's bytes
};

struct Merged {
  Post post;  // its id is the one that follows from the fields; a JSON line's own id wins
  bool blog_is_guess = true;
  std::vector<std::size_t> kept_older;  // members whose emptier body became a version only, ascending
};

// The outcome depends on the set of members alone, not on their order.  `members` is not empty.
Merged merge(const std::vector<Member>& members);

// Newest first, at equal times by trust (backup, XML backup, page, API, JSON line, feed, text), then by
// digest.
bool comes_before(const Member& a, const Member& b);

// Equal for posts that have the same text: what a version is.
std::uint64_t text_of_version(const Post& post);

// How many versions there are among members, or were where they came from.
std::uint32_t count_versions(const std::vector<Member>& members);

// Whether a text reads like the page that a server shows instead of a post.
bool reads_like_an_error(std::string_view text);

}  // namespace seogo::library
