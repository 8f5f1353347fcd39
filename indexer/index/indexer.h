// Writing the index: build a generation from all posts, or bring the present one up to date.
// index/format.h describes what lies on disk.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>

#include "index/field_weights.h"
#include "seogo/post.h"
#include "seogo/result.h"

namespace seogo::index {

// One post as the truth has it now.  The key is the archive's internal one and the document's id.
struct Change {
  std::uint32_t key = 0;
  std::uint64_t sequence = 0;  // number of the change (MODEL section 3)
  bool removed = false;        // then `post` is empty
  Post post;
};

// Where changes come from, in ascending order of `sequence` (for catch_up) or of `key` (for build).
class ChangeSource {
 public:
  virtual ~ChangeSource() = default;
  virtual Result<bool> next(Change& change) = 0;  // false at the end
  virtual Result<void> restart() = 0;             // from the first one again
  virtual std::uint64_t size() const = 0;         // how many there will be, about
};

struct IndexState {
  std::string archive_id;
  std::uint64_t counter = 0;  // the last change it holds
  std::uint64_t posts = 0;
  std::uint64_t learnt_from = 0;  // posts that the lexicon was learnt from
  FieldWeights field_weights = chosen_field_weights();
};

struct IndexWriteOptions {
  unsigned jobs = 1;
  FieldWeights field_weights = chosen_field_weights();  // of a build; catching up keeps those of the build
  // Hears how many posts are written; called from any thread, one call at a time.
  std::function<void(std::uint64_t done)> progress = {};
  std::stop_token stop = {};
};

// What the index in `folder` has reached; nothing when there is none.  Fails with index_version when another
// version of this program wrote it, with damaged when it cannot be read: both call for build().
Result<std::optional<IndexState>> read_state(const std::filesystem::path& folder);

// Learns the lexicon, writes a new generation beside the present one, syncs it and swaps it in.  Running
// readers go on with the old one, which goes when nobody reads it any more.  Fails with stopped when asked to
// stop; what stood before is untouched then.
Result<void> build(const std::filesystem::path& folder, const std::string& archive_id, std::uint64_t counter,
                   ChangeSource& posts, const IndexWriteOptions& options);

// Adds the changes to the present generation; commits at most twice a second, at the end, and every 64 MB.
// When asked to stop, commits what it has and returns stopped.
Result<void> catch_up(const std::filesystem::path& folder, std::uint64_t counter, ChangeSource& changes,
                      const IndexWriteOptions& options);

}  // namespace seogo::index
