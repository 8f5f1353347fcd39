// Answers that were made once, kept until the archive or its index moves on; bounded in bytes.
#pragma once

#include <atomic>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "http/answer.h"

namespace seogo::http {

// One answer, ready for the wire, and its fields alone for 304 and ranges.
struct Kept {
  SharedAnswer answer;
  Response fields;  // without the body

  std::size_t bytes() const;  // how much memory it takes
};

// Safe to use from many threads.
class AnswerCache {
 public:
  explicit AnswerCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  // Null when there is none of this revision; what is of another one is dropped, all of it.
  // Not counted as hit or miss where it is a second look for one request.
  std::shared_ptr<const Kept> find(std::string_view key, std::uint64_t revision, bool is_counted = true);

  // Takes the place of the least used.  An answer that alone would fill an eighth is not kept.
  void keep(std::string key, std::uint64_t revision, std::shared_ptr<const Kept> kept);

  std::size_t bytes() const;
  std::uint64_t hits() const { return hits_; }
  std::uint64_t misses() const { return misses_; }

 private:
  struct Entry {
    std::string key;
    std::shared_ptr<const Kept> kept;  // shared with the answers that are being sent
    std::size_t bytes;
  };
  void move_on(std::uint64_t revision);

  std::size_t most_bytes_;
  mutable std::mutex mutex_;
  std::uint64_t revision_ = 0;
  std::size_t bytes_ = 0;
  std::list<Entry> entries_;                                                 // the last used first
  std::unordered_map<std::string_view, std::list<Entry>::iterator> places_;  // keys lie in the entries
  std::atomic<std::uint64_t> hits_ = 0, misses_ = 0;
};

}  // namespace seogo::http
