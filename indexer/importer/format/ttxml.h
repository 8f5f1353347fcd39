// A Tattertools, Textcube or Tistory backup in XML as it streams by: a record for each post, notice and page,
// each again a small backup with one post.
#pragma once

#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "importer/common/byte_source.h"
#include "seogo/importer.h"

namespace seogo::importer {

namespace bound {
inline constexpr std::size_t ttxml_record = 31 << 20;      // one post without its files; its record is a page
inline constexpr std::size_t ttxml_attachment = 64 << 20;  // one file, unpacked
inline constexpr std::size_t ttxml_categories = 10'000;
}  // namespace bound

// `prototype` holds what all records share: its path is the backup's, and becomes their container.  An
// attachment's contents go to the visitor before the record of its post; in the record stands their digest
// instead:
//   <attachment …><name>…</name>…<content sha256="…"></content></attachment>
// Needs the memory of the largest post and the largest attachment, however long the backup.  A post that is
// broken or too large is told as rejected and the next one is read.  Fails when the end cannot be read.
Result<void> split_ttxml(const Record& prototype, const ByteSource& source, ScanVisitor& visitor,
                         const std::stop_token& stop = {});

// The category a post names by `A/B`, as names from the top.  Names may hold slashes themselves, so the
// blog's own tree decides, the longest parent first; what is not in the tree is cut at each slash.
std::vector<std::string> resolve_category(const std::vector<std::vector<std::string>>& tree,
                                          std::string_view label);

}  // namespace seogo::importer
