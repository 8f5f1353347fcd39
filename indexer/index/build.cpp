// Building a generation of the index from all posts: learn the lexicon, write small shards from several
// threads, merge them, swap the result in.
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "index/batches.h"
#include "index/disk.h"
#include "index/document.h"
#include "index/generation.h"
#include "index/indexer.h"
#include "index/shard.h"
#include "index/vocabulary.h"
#include "index/work_queue.h"

namespace seogo::index {
namespace {

namespace fs = std::filesystem;

// Removes what a build leaves behind when it does not come to its end.
struct RemovedUnlessKept {
  explicit RemovedUnlessKept(fs::path folder) : path(std::move(folder)) {}
  ~RemovedUnlessKept() {
    std::error_code ignored;
    if (!kept) fs::remove_all(path, ignored);
  }
  RemovedUnlessKept(const RemovedUnlessKept&) = delete;
  RemovedUnlessKept& operator=(const RemovedUnlessKept&) = delete;
  const fs::path path;
  bool kept = false;
};

// The user's own words, beside the index: one or more on a line, # begins a note.
void keep_user_words(const fs::path& folder, LexiconLearner& learner) {
  constexpr std::size_t most_words = 100'000;
  std::ifstream in(fs::absolute(folder).parent_path() / "userwords.txt");
  std::size_t count = 0;
  for (std::string line; std::getline(in, line);) {
    std::istringstream words(line.starts_with('#') ? "" : line);
    for (std::string word; words >> word && count < most_words; ++count) learner.keep_whole(word);
  }
}

Result<Lexicon> learn(const fs::path& folder, ChangeSource& posts, const IndexWriteOptions& options) {
  const std::size_t jobs = std::max(1u, options.jobs);
  WorkQueue<std::vector<Change>> batches(2 * jobs);
  std::vector<LexiconLearner> learners(jobs);
  Result<void> read;
  {
    std::vector<std::jthread> workers;
    workers.reserve(jobs);
    for (LexiconLearner& learner : learners)
      workers.emplace_back([&] {
        while (const auto batch = batches.pop())
          for (const Change& change : *batch)
            if (!change.removed) learner.learn(text_to_learn(change.post));
      });
    read = read_batches(posts, {}, options.stop,
                        [&](std::vector<Change> batch) { return batches.push(std::move(batch)); });
    batches.close();
  }
  if (!read) return Unexpected{read.error()};
  for (LexiconLearner& learner : learners)
    if (&learner != &learners.front()) learners.front().merge(std::move(learner));
  keep_user_words(folder, learners.front());
  return learners.front().finish();
}

// The larger a shard, the slower it is written, and the fewer pieces a term's postings end up in: merging
// does not join them.  2,000 posts of 4.7 KB in shards of 250, 1,000 and 2,000: postings 2.1, 1.4 and 1.1
// times the text, CPU 9.4, 11.0 and 12.5 s.  One of 5,000 such posts takes some 300 MB of memory while it is
// written.  Depends on the archive alone, so that two builds of it are equal in this too.
BatchBound shard_bound(std::uint64_t posts) {
  return {.posts = static_cast<std::size_t>(std::clamp<std::uint64_t>(posts, 100, 5000)),
          .bytes = std::size_t{32} << 20};
}

struct ShardWork {
  fs::path path;
  std::vector<Change> posts;
};

// Writes all posts into shards below `folder` and tells them in ascending order of their keys.
Result<std::vector<fs::path>> write_shards(const fs::path& folder, ChangeSource& posts,
                                           const Analyzer& analyzer, const IndexState& state,
                                           const IndexWriteOptions& options) {
  const std::size_t jobs = std::max(1u, options.jobs);
  WorkQueue<ShardWork> works(jobs);
  FirstError failure;
  Progress progress(options.progress);
  std::vector<fs::path> paths;
  Result<void> read;
  {
    std::vector<std::jthread> workers;
    for (std::size_t i = 0; i < jobs; ++i)
      workers.emplace_back([&] {
        while (const auto work = works.pop()) {
          if (failure.is_set()) continue;
          const Result<void> done =
              write_shard(work->path, work->posts, analyzer, state, options.stop, progress);
          if (!done) failure.set(done.error());
        }
      });
    const auto take = [&](std::vector<Change> batch) {
      std::erase_if(batch, [](const Change& change) { return change.removed; });
      paths.push_back(folder / fmt::format("{:06}", paths.size()));
      return works.push({paths.back(), std::move(batch)}) && !failure.is_set();
    };
    read = read_batches(posts, shard_bound(posts.size()), options.stop, take);
    // An archive without posts has an index too, one that holds its state.
    if (read && paths.empty()) take({});
    works.close();
  }
  if (!read) return Unexpected{read.error()};
  if (Result<void> written = failure.result(); !written) return Unexpected{written.error()};
  if (options.stop.stop_requested()) return stopped();
  return paths;
}

}  // namespace

Result<void> build(const fs::path& folder, const std::string& archive_id, std::uint64_t counter,
                   ChangeSource& posts, const IndexWriteOptions& options) {
  sweep(folder);
  const Result<Lexicon> lexicon = learn(folder, posts, options);
  if (!lexicon) return Unexpected{lexicon.error()};
  if (Result<void> done = posts.restart(); !done) return done;

  const Result<Generation> generation = create_next(folder, *lexicon);
  if (!generation) return Unexpected{generation.error()};
  RemovedUnlessKept unfinished(generation->path);
  const RemovedUnlessKept shard_folder(building_folder(folder));
  std::error_code error;
  fs::create_directories(shard_folder.path, error);
  if (error) return system_failure(error.value(), shard_folder.path);

  const IndexState state{archive_id, counter, 0, lexicon->learnt_from(), options.field_weights};
  Result<std::vector<fs::path>> shards =
      write_shards(shard_folder.path, posts, Analyzer(*lexicon), state, options);
  if (!shards) return Unexpected{shards.error()};
  if (Result<void> done = merge_shards(std::move(*shards), generation->path); !done) return done;
  if (Result<void> done = write_vocabulary(generation->path, *lexicon); !done) return done;
  if (options.stop.stop_requested()) return stopped();

  if (Result<void> done = swap_in(folder, *generation); !done) return done;
  unfinished.kept = true;
  sweep(folder);
  return {};
}

}  // namespace seogo::index
