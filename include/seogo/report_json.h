// Statistics, and what is missing, as JSON: what `seogo stats --json` and `seogo missing --json` print and
// the server's API sends.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "seogo/archive.h"

namespace seogo {

// Each is one object on one line.
std::string to_json(const ArchiveStats& stats);
std::string to_json(const std::vector<MissingPost>& posts, const std::vector<MissingImage>& images,
                    const std::vector<CategoryCount>& categories);
std::string to_json(const BlogCheck& check, std::string_view verdict);

}  // namespace seogo
