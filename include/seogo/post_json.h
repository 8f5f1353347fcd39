// A post as JSON: what `seogo extract --json` and `show --format json` print, what the archive keeps in
// a post's row, and what JSON Lines bring back in.
#pragma once

#include <string>
#include <string_view>

#include "seogo/post.h"
#include "seogo/result.h"

namespace seogo {

// One object on one line, every key present, absent values null (docs/format.md lists the keys).
// Bytes that are no UTF-8 become U+FFFD.
std::string to_json(const Post& post);

// Takes back what to_json wrote; unknown keys are passed over.  Fails with bad_input, saying where.
Result<Post> post_from_json(std::string_view json);

}  // namespace seogo
