#include "index/shard.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <span>
#include <system_error>
#include <utility>

#include "index/database.h"
#include "index/document.h"
#include "index/guard.h"
#include "index/initials.h"
#include "index/xapian_document.h"

namespace seogo::index {
namespace {

namespace fs = std::filesystem;

// Each open database takes some eight files, and many systems allow a process 1,024.
constexpr std::size_t merged_at_once = 64;

// Shards list stems by initials each for itself; all other metadata are the same in each.
class ListsJoiner : public Xapian::Compactor {
 public:
  std::string resolve_duplicate_metadata(const std::string& key, std::size_t count,
                                         const std::string lists[]) override {
    return is_initials_key(key) ? join_initials({lists, count}) : lists[0];
  }
};

Result<void> merge(std::span<const fs::path> shards, const fs::path& target) {
  Result<void> done = guarded([&] {
    Xapian::Database all;
    for (const fs::path& shard : shards) all.add_database(Xapian::Database(shard.string()));
    ListsJoiner joiner;
    all.compact(target.string(), Xapian::DBCOMPACT_NO_RENUMBER | unsigned{Xapian::Compactor::FULL}, 0,
                joiner);
  });
  std::error_code ignored;
  for (const fs::path& shard : shards) fs::remove_all(shard, ignored);
  return done;
}

}  // namespace

Result<void> write_shard(const fs::path& path, const std::vector<Change>& posts, const Analyzer& analyzer,
                         const IndexState& state, const std::stop_token& stop, Progress& progress) {
  return guarded([&] {
    Xapian::WritableDatabase database(path.string(), Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC);
    set_state(database, state);
    InitialsWriter initials;
    for (const Change& change : posts) {
      if (stop.stop_requested()) break;
      const Document document = make_document(change.key, change.post, analyzer, state.field_weights);
      initials.add(document);
      database.replace_document(change.key, to_xapian(document));
      progress.add(1);
    }
    initials.write(database);
    database.commit();
    database.close();
  });
}

Result<void> merge_shards(std::vector<fs::path> shards, const fs::path& target) {
  for (unsigned level = 1; shards.size() > merged_at_once; ++level) {
    std::vector<fs::path> merged;
    for (std::size_t begin = 0; begin < shards.size(); begin += merged_at_once) {
      const std::size_t count = std::min(merged_at_once, shards.size() - begin);
      merged.push_back(shards[begin].parent_path() / fmt::format("merged-{}-{:06}", level, merged.size()));
      if (Result<void> done = merge(std::span(shards).subspan(begin, count), merged.back()); !done)
        return done;
    }
    shards = std::move(merged);
  }
  return merge(shards, target);
}

}  // namespace seogo::index
