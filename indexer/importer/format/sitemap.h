// A sitemap: no posts, but addresses that ought to be held.
#pragma once

#include <stop_token>
#include <string_view>

#include "importer/common/byte_source.h"
#include "seogo/importer.h"
#include "seogo/result.h"

namespace seogo::importer {

namespace bound {
inline constexpr std::size_t sitemap_addresses = 1000;  // of one record
}

// A record for each thousand addresses that name posts, each again a small sitemap.  Lists of other sitemaps
// are passed over, with the reason.
Result<void> split_sitemap(const Record& prototype, const ByteSource& source, ScanVisitor& visitor,
                           const std::stop_token& stop = {});

// No post; its `related` are the addresses.  The platform lists each post as /entry/… and as /m/entry/…: told
// once.
Result<void> import_sitemap(const Record& record, const std::string& xml, Imported& imported);

bool is_sitemap(std::string_view xml);

}  // namespace seogo::importer
