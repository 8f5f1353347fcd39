// Threads for what takes time, behind a queue that is bounded in length and in age.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "http/message.h"

namespace seogo::http {

// Work that waited too long is shed, not done: its client has given up, or would get everybody's delay.
// Safe to use from many threads.
class WorkQueue {
 public:
  struct Bounds {
    unsigned threads = 2;
    std::size_t length = 256;
    std::chrono::milliseconds age{200};
    int niceness = 0;  // above 0: network threads go first
  };
  struct Work {
    Clock::time_point arrived;
    std::function<void()> run;  // one of the two is called, once, from any thread; must not throw
    std::function<void()> shed;
    const void* name = nullptr;  // for hasten
  };

  explicit WorkQueue(const Bounds& bounds);
  ~WorkQueue();  // what waits is shed

  void push(Work work);
  // What waits under this name is taken next; nothing happens when nothing does.
  void hasten(const void* name);

  std::size_t waiting() const;
  std::uint64_t shed() const { return shed_; }
  // Seconds that the longest piece of work has been running by now.
  double longest_run() const;

 private:
  void run(std::atomic<Clock::rep>& since);
  // Takes what is too old out of the queue.
  std::vector<Work> take_outdated(Clock::time_point now);

  Bounds bounds_;
  mutable std::mutex mutex_;
  std::condition_variable more_;
  std::deque<Work> work_;
  bool ended_ = false;
  std::atomic<std::uint64_t> shed_ = 0;
  std::vector<std::atomic<Clock::rep>> running_since_;  // for each thread; 0 while it waits
  std::vector<std::thread> threads_;
};

}  // namespace seogo::http
