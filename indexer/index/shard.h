// A small database of some hundred posts, written by one thread and thrown away once merged: the maps in
// which Xapian inverts documents stay in the processor's cache.
#pragma once

#include <filesystem>
#include <stop_token>
#include <vector>

#include "index/indexer.h"
#include "index/work_queue.h"
#include "seogo/analyzer.h"

namespace seogo::index {

// Writes the posts, which come in ascending order of key, to a new database at `path`, unsynced.  Ends
// early, incomplete, when asked to stop.
Result<void> write_shard(const std::filesystem::path& path, const std::vector<Change>& posts,
                         const Analyzer& analyzer, const IndexState& state, const std::stop_token& stop,
                         Progress& progress);

// Makes one database at `target` of the shards, whose keys ascend from one to the next, and removes them.
// Further shards of the merging itself stand beside the first.
Result<void> merge_shards(std::vector<std::filesystem::path> shards, const std::filesystem::path& target);

}  // namespace seogo::index
