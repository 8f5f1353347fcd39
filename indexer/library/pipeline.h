// Work done by many threads, taken in the order in which it was given: what the order of a run depends on is
// the scan, never the scheduler.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace seogo::library {

// One thread gives items, workers work on them, one thread takes them.  Giving waits while the items on their
// way weigh more than `heaviest`.
template <class Item>
class Pipeline {
 public:
  Pipeline(unsigned workers, std::size_t heaviest, std::function<void(Item&)> work)
      : heaviest_(heaviest), work_(std::move(work)) {
    for (unsigned i = 0; i < workers; ++i) threads_.emplace_back([this] { run(); });
  }
  ~Pipeline() {
    abandon();
    for (std::thread& thread : threads_) thread.join();
  }
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

  // False when the pipeline was abandoned; the item is dropped then.
  bool give(Item item, std::size_t weight) {
    std::unique_lock lock(mutex_);
    has_room_.wait(lock, [&] { return abandoned_ || on_the_way_ == 0 || on_the_way_ + weight <= heaviest_; });
    if (abandoned_) return false;
    on_the_way_ += weight;
    line_.push_back(std::make_unique<Slot>(Slot{std::move(item), weight, false}));
    waiting_.push_back(line_.back().get());
    has_work_.notify_one();
    return true;
  }

  // No more items will be given.
  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    has_work_.notify_all();
    is_done_.notify_all();
  }

  // The next item, once it is worked on; false when the last was taken or the pipeline was abandoned.
  bool take(Item& item) {
    std::unique_lock lock(mutex_);
    is_done_.wait(lock, [&] { return abandoned_ || (line_.empty() ? closed_ : line_.front()->done); });
    if (abandoned_ || line_.empty()) return false;
    item = std::move(line_.front()->item);
    on_the_way_ -= line_.front()->weight;
    line_.pop_front();
    has_room_.notify_one();
    return true;
  }

  // Lets everybody who waits go; what is on its way is dropped.
  void abandon() {
    const std::lock_guard lock(mutex_);
    abandoned_ = true;
    waiting_.clear();
    has_work_.notify_all();
    has_room_.notify_all();
    is_done_.notify_all();
  }

 private:
  struct Slot {
    Item item;
    std::size_t weight;
    bool done;
  };

  void run() {
    std::unique_lock lock(mutex_);
    while (true) {
      has_work_.wait(lock, [&] { return abandoned_ || closed_ || !waiting_.empty(); });
      if (abandoned_ || (waiting_.empty() && closed_)) return;
      Slot* slot = waiting_.front();
      waiting_.pop_front();
      lock.unlock();
      work_(slot->item);
      lock.lock();
      slot->done = true;
      if (!line_.empty() && line_.front().get() == slot) is_done_.notify_one();
    }
  }

  const std::size_t heaviest_;
  const std::function<void(Item&)> work_;
  std::mutex mutex_;
  std::condition_variable has_room_, has_work_, is_done_;
  std::deque<std::unique_ptr<Slot>> line_;  // in the order given
  std::deque<Slot*> waiting_;               // of these, those that nobody works on yet
  std::size_t on_the_way_ = 0;
  bool closed_ = false;
  bool abandoned_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace seogo::library
