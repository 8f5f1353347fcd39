// A JSON file of posts as it streams by: an array, an object that holds one, an object of objects, or objects
// one behind the other; a record in JSON for each post.
#pragma once

#include <stop_token>

#include "importer/common/byte_source.h"
#include "seogo/importer.h"
#include "seogo/result.h"

namespace seogo::importer {

// The posts are the objects of the outermost array; inside of an object, of one under a name such as "posts"
// or "items".  Where there is none the object is one post, or each of its values is one.  Needs the memory of
// one post.  Fails when the end cannot be read or is missing, and where nothing is an object.
Result<void> split_json(const Record& prototype, const ByteSource& source, ScanVisitor& visitor,
                        const std::stop_token& stop = {});

}  // namespace seogo::importer
