// A record of somebody's program, a JSON object with names of its own, in the keys of our own lines.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "importer/common/json_text.h"
#include "seogo/importer.h"

namespace seogo::importer {

struct OwnKeys {
  Json object;                        // as docs/format.md has it; what was not understood is not in it
  std::vector<Column> columns;        // what each key was taken for, in the order of their names
  std::vector<std::string> problems;  // values that could not be read, keys that nobody understood
};

// Keys of ours pass as they are.  Others are told by their names (field_name.h); where no name tells a body,
// by what stands in them.  `seen` is when the record was written, in Unix seconds, for "3일 전"; 0 when that
// is not known.
OwnKeys own_keys(const Json& record, std::int64_t seen);

// Whether text is HTML and not only speaks of it: it begins or ends with a tag that bodies have.
bool looks_like_markup(std::string_view text);

}  // namespace seogo::importer
