// An RSS or Atom feed as it streams by: a record for each item, each again a small feed with one item.
#pragma once

#include <stop_token>
#include <string_view>

#include "importer/common/byte_source.h"
#include "seogo/importer.h"
#include "seogo/result.h"

namespace seogo::importer {

// RSS 0.9x, 1.0, 2.0 and Atom 1.0.  As split_ttxml does it.  The feed's own date becomes the records'
// file_time and does not stand in them, so that an item that did not change is the same record in each copy
// of the feed.
Result<void> split_feed(const Record& prototype, const ByteSource& source, ScanVisitor& visitor,
                        const std::stop_token& stop = {});

// One such record to a post.  `xml` is a feed with one item; further ones are not read.
Result<void> import_feed_item(const Record& record, const std::string& xml, Imported& imported);

}  // namespace seogo::importer
