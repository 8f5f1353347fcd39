// How readers are opened, kept and let go.

#include "query/reader_pool.h"

#include <algorithm>

#include "index/database.h"
#include "index/guard.h"

namespace seogo::query {

Result<std::unique_ptr<Reader>> ReaderPool::open() {
  Result<index::Generation> generation = index::open_current(folder_);
  if (!generation) return Unexpected{generation.error()};
  Result<Xapian::Database> database = index::open_database(*generation);
  if (!database) return Unexpected{database.error()};
  Result<Lexicon> lexicon = index::read_lexicon(*generation);
  if (!lexicon) return Unexpected{lexicon.error()};
  Result<index::Vocabulary> vocabulary = index::Vocabulary::open(generation->path);
  if (!vocabulary) return Unexpected{vocabulary.error()};
  return std::make_unique<Reader>(Reader{std::move(*generation), std::move(*database),
                                         Analyzer(std::move(*lexicon)), std::move(*vocabulary)});
}

Result<std::unique_ptr<Reader>> ReaderPool::take() {
  const Result<std::string> current = index::current_name(folder_);
  if (!current) return Unexpected{current.error()};
  std::unique_ptr<Reader> reader;
  std::vector<std::unique_ptr<Reader>> outdated;  // closed after the lock is given back
  {
    const std::lock_guard lock(mutex_);
    while (!idle_.empty() && !reader) {
      std::unique_ptr<Reader> last = std::move(idle_.back());
      idle_.pop_back();
      (last->generation.name == *current ? reader : outdated.emplace_back()) = std::move(last);
    }
    const auto is_old = [&](const auto& each) { return each->generation.name != *current; };
    for (auto& each : idle_)
      if (is_old(each)) outdated.push_back(std::move(each));
    idle_.erase(std::remove(idle_.begin(), idle_.end(), nullptr), idle_.end());
  }
  if (!reader) return open();
  const Result<void> reopened = index::guarded([&] { reader->database.reopen(); });
  if (!reopened) return open();
  return reader;
}

void ReaderPool::give_back(std::unique_ptr<Reader> reader) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(reader));
}

}  // namespace seogo::query
