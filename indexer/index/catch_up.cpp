// Bringing the present generation up to date: several threads analyse, one writes, in the order of the
// changes.
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <thread>
#include <utility>
#include <vector>

#include "index/batches.h"
#include "index/database.h"
#include "index/document.h"
#include "index/generation.h"
#include "index/guard.h"
#include "index/indexer.h"
#include "index/initials.h"
#include "index/work_queue.h"
#include "index/xapian_document.h"

namespace seogo::index {
namespace {

using Clock = std::chrono::steady_clock;

// A commit costs some syncs and rewrites the ends of many lists: often enough for readers to see progress,
// rarely enough not to be the work.
constexpr auto commit_every = std::chrono::seconds(2);
constexpr std::size_t commit_bytes = std::size_t{64} << 20;

struct Prepared {
  std::uint32_t key = 0;
  std::uint64_t sequence = 0;
  bool removed = false;
  std::size_t bytes = 0;
  Document terms;
  Xapian::Document document;
};

struct Batch {
  std::uint64_t number = 0;
  std::vector<Change> changes;
};

// Batches that are ready, given back in the order of their numbers.
class InOrder {
 public:
  void put(std::uint64_t number, std::vector<Prepared> batch) { waiting_.emplace(number, std::move(batch)); }

  std::optional<std::vector<Prepared>> take() {
    const auto next = waiting_.find(next_);
    if (next == waiting_.end()) return std::nullopt;
    std::vector<Prepared> batch = std::move(next->second);
    waiting_.erase(next);
    ++next_;
    return batch;
  }

 private:
  std::uint64_t next_ = 0;
  std::map<std::uint64_t, std::vector<Prepared>> waiting_;
};

// Applies changes and commits now and then, the counter always in step with what is committed.
class Writer {
 public:
  Writer(Xapian::WritableDatabase database, IndexState state)
      : database_(std::move(database)), state_(std::move(state)) {}

  void apply(const Prepared& change) {
    if (!change.removed) {
      initials_.add(change.terms, &database_);
      database_.replace_document(change.key, change.document);
    } else {
      try {
        database_.delete_document(change.key);
      } catch (const Xapian::DocNotFoundError&) {
        // Added and removed before the index heard of it.
      }
    }
    state_.counter = change.sequence;
    pending_bytes_ += change.bytes;
    is_pending_ = true;
    if (pending_bytes_ >= commit_bytes || Clock::now() - committed_at_ >= commit_every) commit();
  }

  // Never changes, so that other threads may read it.
  const FieldWeights& field_weights() const { return state_.field_weights; }

  void reach(std::uint64_t counter) {
    is_pending_ = is_pending_ || counter != state_.counter;
    state_.counter = counter;
  }

  void commit() {
    if (!is_pending_) return;
    set_state(database_, state_);
    initials_.write(database_);
    database_.commit();
    is_pending_ = false;
    pending_bytes_ = 0;
    committed_at_ = Clock::now();
  }

 private:
  Xapian::WritableDatabase database_;
  IndexState state_;
  InitialsWriter initials_;
  std::size_t pending_bytes_ = 0;
  bool is_pending_ = false;
  Clock::time_point committed_at_ = Clock::now();
};

std::vector<Prepared> prepare(const Batch& batch, const Analyzer& analyzer, const FieldWeights& weights) {
  std::vector<Prepared> out;
  for (const Change& change : batch.changes) {
    Prepared prepared{change.key, change.sequence, change.removed, change.post.text.size(), {}, {}};
    if (!change.removed) {
      prepared.terms = make_document(change.key, change.post, analyzer, weights);
      prepared.document = to_xapian(prepared.terms);
    }
    out.push_back(std::move(prepared));
  }
  return out;
}

// Counts the batches between reader and writer, so that those which wait for a slow one stay few.
class Slots {
 public:
  explicit Slots(std::size_t count) : free_(count) {}
  void take() {
    std::unique_lock lock(mutex_);
    released_.wait(lock, [&] { return free_ > 0; });
    --free_;
  }
  void give_back() {
    const std::lock_guard lock(mutex_);
    ++free_;
    released_.notify_one();
  }

 private:
  std::mutex mutex_;
  std::condition_variable released_;
  std::size_t free_;
};

// The reader is the calling thread; the writer and the workers are threads of their own.
Result<void> run(ChangeSource& changes, const Analyzer& analyzer, Writer& writer,
                 const IndexWriteOptions& options) {
  const std::size_t jobs = std::max(1u, options.jobs);
  using Ready = std::pair<std::uint64_t, std::vector<Prepared>>;
  Slots slots(4 * jobs);
  WorkQueue<Batch> batches(4 * jobs);
  WorkQueue<Ready> ready(4 * jobs);
  FirstError failure;
  Progress progress(options.progress);

  const auto write = [&] {
    InOrder in_order;
    while (auto some = ready.pop()) {
      in_order.put(some->first, std::move(some->second));
      while (const auto batch = in_order.take()) {
        if (!failure.is_set()) {
          const Result<void> done = guarded([&] {
            for (const Prepared& change : *batch) writer.apply(change);
          });
          if (!done) failure.set(done.error());
          progress.add(batch->size());
        }
        slots.give_back();
      }
    }
  };
  std::jthread writing(write);
  Result<void> read;
  {
    std::vector<std::jthread> workers;
    for (std::size_t i = 0; i < jobs; ++i)
      workers.emplace_back([&] {
        while (const auto batch = batches.pop()) {
          Result<std::vector<Prepared>> prepared =
              guarded([&] { return prepare(*batch, analyzer, writer.field_weights()); });
          if (!prepared) failure.set(prepared.error());
          ready.push({batch->number, prepared ? std::move(*prepared) : std::vector<Prepared>()});
        }
      });
    std::uint64_t number = 0;
    read = read_batches(changes, {.posts = 16}, options.stop, [&](std::vector<Change> batch) {
      slots.take();
      return batches.push({number++, std::move(batch)}) && !failure.is_set();
    });
    batches.close();
  }
  ready.close();
  writing.join();
  if (Result<void> written = failure.result(); !written) return written;
  return read;
}

}  // namespace

Result<void> catch_up(const std::filesystem::path& folder, std::uint64_t counter, ChangeSource& changes,
                      const IndexWriteOptions& options) {
  sweep(folder);
  const Result<Generation> generation = open_current(folder);
  if (!generation) return Unexpected{generation.error()};
  const Result<Xapian::Database> present = open_database(*generation);
  if (!present) return Unexpected{present.error()};
  Result<Lexicon> lexicon = read_lexicon(*generation);
  if (!lexicon) return Unexpected{lexicon.error()};

  return guarded([&]() -> Result<void> {
    Writer writer(Xapian::WritableDatabase(generation->path.string(), Xapian::DB_OPEN), state_of(*present));
    Result<void> done = run(changes, Analyzer(std::move(*lexicon)), writer, options);
    if (done) writer.reach(counter);
    writer.commit();  // also when stopped: what was written is kept, and the counter says how far it goes
    return done;
  });
}

}  // namespace seogo::index
