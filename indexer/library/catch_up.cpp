// Index after truth: see catch_up.h.
#include "library/catch_up.h"

#include <algorithm>
#include <optional>
#include <thread>

#include "archive/guard.h"
#include "archive/post_reader.h"
#include "index/indexer.h"
#include "seogo/archive.h"
#include "seogo/post_json.h"

namespace seogo::library {
namespace {

using archive::PostReader;

// The archive's posts as the index asks for them.
class Changes : public index::ChangeSource {
 public:
  explicit Changes(PostReader& reader) : reader_(reader) {}

  Result<bool> next(index::Change& change) override {
    return archive::guard([&]() -> Result<bool> {
      if (!reader_.next(row_)) return false;
      change.key = row_.key;
      change.sequence = row_.sequence;
      change.removed = !row_.held;
      change.post = row_.held ? archive::take(post_from_json(row_.json)) : Post{};
      return true;
    });
  }

  Result<void> restart() override {
    return archive::guard([&]() -> Result<void> {
      reader_.restart();
      return {};
    });
  }

  std::uint64_t size() const override { return reader_.size(); }

 private:
  PostReader& reader_;
  archive::PostRow row_;
};

// Whether the index has to be built anew, and else the change that it has reached.
struct Standing {
  bool build = true;
  std::uint64_t reached = 0;
};

Result<Standing> standing(const std::filesystem::path& folder, const std::string& archive_id,
                          std::uint64_t counter, std::uint64_t posts) {
  const auto state = index::read_state(folder);
  if (!state) {
    const ErrorCode code = state.error().code;
    if (code == ErrorCode::index_version || code == ErrorCode::damaged || code == ErrorCode::no_index)
      return Standing{};
    return Unexpected{state.error()};
  }
  if (!*state) return Standing{};
  const index::IndexState& index = **state;
  // With nothing new there is nothing to learn either, however many posts are copies of others.
  const bool outgrown =
      index.counter < counter && posts * 2 >= index.learnt_from * 3 && posts > index.learnt_from;
  if (index.archive_id != archive_id || index.counter > counter || outgrown) return Standing{};
  return Standing{false, index.counter};
}

}  // namespace

unsigned worker_count(unsigned jobs) {
  return jobs > 0 ? jobs : std::max(1U, std::thread::hardware_concurrency());
}

Result<void> catch_up(const std::filesystem::path& archive, const std::string& archive_id,
                      const WriteOptions& write, bool anew) {
  return archive::guard([&]() -> Result<void> {
    const std::filesystem::path folder = index_folder(archive);
    std::optional<PostReader> posts(std::in_place, archive, PostReader::Order::held_by_key);
    Standing now = archive::take(standing(folder, archive_id, posts->counter(), posts->size()));
    now.build = now.build || anew;
    if (!now.build && now.reached == posts->counter()) return {};
    if (!now.build) posts.emplace(archive, PostReader::Order::changes_by_sequence, now.reached);

    index::IndexWriteOptions options;
    options.jobs = worker_count(write.jobs);
    options.stop = write.stop;
    if (write.progress)
      options.progress = [&, total = posts->size()](std::uint64_t done) {
        write.progress({Progress::Stage::indexing, done, total, {}});
      };
    Changes changes(*posts);
    return now.build ? index::build(folder, archive_id, posts->counter(), changes, options)
                     : index::catch_up(folder, posts->counter(), changes, options);
  });
}

}  // namespace seogo::library
