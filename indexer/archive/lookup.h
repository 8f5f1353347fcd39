// How an id or an address that people give leads to a post.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "archive/sqlite.h"

namespace seogo::archive {

// The post's key, whatever its state: by its id, by an id it once had, by any of its addresses (with or
// without scheme, mobile forms too).  Posts that were joined lead to the one they were joined with.
std::optional<std::int64_t> find_post(Database& database, std::string_view id_or_address);

// The blog that the pages of this host belong to; empty when none is known.
std::string blog_of_host(Database& database, std::string_view host);

}  // namespace seogo::archive
