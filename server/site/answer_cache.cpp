// Answers that were made once, kept until the archive or its index moves on.
#include "site/answer_cache.h"

namespace seogo::http {

std::size_t Kept::bytes() const {
  std::size_t bytes = sizeof *this + answer->bytes() + fields.body.capacity();
  for (const auto& [name, value] : fields.headers)
    bytes += sizeof(Header) + name.capacity() + value.capacity();
  return bytes;
}

void AnswerCache::move_on(std::uint64_t revision) {
  if (revision == revision_) return;
  revision_ = revision;
  places_.clear();
  entries_.clear();
  bytes_ = 0;
}

std::shared_ptr<const Kept> AnswerCache::find(std::string_view key, std::uint64_t revision, bool is_counted) {
  const std::lock_guard lock(mutex_);
  move_on(revision);
  const auto found = places_.find(key);
  if (found == places_.end()) {
    misses_ += is_counted;
    return nullptr;
  }
  hits_ += is_counted;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->kept;
}

void AnswerCache::keep(std::string key, std::uint64_t revision, std::shared_ptr<const Kept> kept) {
  static constexpr std::size_t of_tables = 128;  // the nodes of list and map
  const std::size_t size = kept->bytes() + key.capacity() + sizeof(Entry) + of_tables;
  const std::lock_guard lock(mutex_);
  // An answer to what the archive was before: whoever asks now must not get it.
  if (revision != revision_ || size > most_bytes_ / 8) return;
  if (places_.contains(key)) return;
  entries_.push_front({std::move(key), std::move(kept), size});
  places_.emplace(entries_.front().key, entries_.begin());
  bytes_ += size;
  while (bytes_ > most_bytes_) {
    bytes_ -= entries_.back().bytes;
    places_.erase(entries_.back().key);
    entries_.pop_back();
  }
}

std::size_t AnswerCache::bytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

}  // namespace seogo::http
