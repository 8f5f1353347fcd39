// Handing work from one thread to others: a queue that never grows beyond its bound, and the first failure.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <utility>

#include "seogo/result.h"

namespace seogo::index {

// Safe for any number of threads on both ends.
template <class T>
class WorkQueue {
 public:
  explicit WorkQueue(std::size_t bound) : bound_(bound) {}

  // Waits for room.  False when the queue was closed meanwhile: the work is dropped.
  bool push(T work) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return closed_ || works_.size() < bound_; });
    if (closed_) return false;
    works_.push_back(std::move(work));
    something_.notify_one();
    return true;
  }

  // Waits for work.  Nothing once the queue is closed and empty.
  std::optional<T> pop() {
    std::unique_lock lock(mutex_);
    something_.wait(lock, [&] { return closed_ || !works_.empty(); });
    if (works_.empty()) return std::nullopt;
    std::optional<T> work(std::move(works_.front()));
    works_.pop_front();
    room_.notify_one();
    return work;
  }

  // No more comes; what is there is still handed out.
  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    something_.notify_all();
    room_.notify_all();
  }

 private:
  const std::size_t bound_;
  std::mutex mutex_;
  std::condition_variable room_, something_;
  std::deque<T> works_;
  bool closed_ = false;
};

// Keeps the first error that any thread meets.
class FirstError {
 public:
  void set(const Error& error) {
    const std::lock_guard lock(mutex_);
    if (!error_) error_ = error;
  }
  bool is_set() const {
    const std::lock_guard lock(mutex_);
    return error_.has_value();
  }
  Result<void> result() const {
    const std::lock_guard lock(mutex_);
    if (error_) return Unexpected{*error_};
    return {};
  }

 private:
  mutable std::mutex mutex_;
  std::optional<Error> error_;
};

// Counts what is done over all threads, and tells it one call at a time.
class Progress {
 public:
  explicit Progress(const std::function<void(std::uint64_t)>& tell) : tell_(tell) {}

  void add(std::uint64_t count) {
    const std::lock_guard lock(mutex_);
    done_ += count;
    if (tell_) tell_(done_);
  }

 private:
  std::mutex mutex_;
  const std::function<void(std::uint64_t)>& tell_;
  std::uint64_t done_ = 0;
};

}  // namespace seogo::index
