// Threads for what takes time, behind a queue that is bounded in length and in age.
#include "site/work_queue.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <iterator>

namespace seogo::http {

WorkQueue::WorkQueue(const Bounds& bounds) : bounds_(bounds), running_since_(bounds.threads) {
  for (std::atomic<Clock::rep>& since : running_since_) threads_.emplace_back([this, &since] { run(since); });
}

WorkQueue::~WorkQueue() {
  std::deque<Work> left;
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    left.swap(work_);
  }
  more_.notify_all();
  for (const Work& work : left) work.shed();
  for (std::thread& thread : threads_) thread.join();
}

std::vector<WorkQueue::Work> WorkQueue::take_outdated(Clock::time_point now) {
  // What was hastened stands before older work.
  const auto first = std::stable_partition(
      work_.begin(), work_.end(), [&](const Work& each) { return now - each.arrived <= bounds_.age; });
  std::vector<Work> outdated(std::make_move_iterator(first), std::make_move_iterator(work_.end()));
  work_.erase(first, work_.end());
  return outdated;
}

void WorkQueue::push(Work work) {
  std::vector<Work> outdated;
  bool is_full = false;
  {
    const std::lock_guard lock(mutex_);
    outdated = take_outdated(Clock::now());
    is_full = ended_ || work_.size() >= bounds_.length;
    if (is_full)
      outdated.push_back(std::move(work));
    else
      work_.push_back(std::move(work));
  }
  if (!is_full) more_.notify_one();
  shed_ += outdated.size();
  for (const Work& each : outdated) each.shed();
}

void WorkQueue::hasten(const void* name) {
  const std::lock_guard lock(mutex_);
  const auto found = std::ranges::find(work_, name, &Work::name);
  if (found != work_.end()) std::rotate(work_.begin(), found, std::next(found));
}

void WorkQueue::run(std::atomic<Clock::rep>& since) {
  // Of the calling thread alone, as Linux has it.
  if (bounds_.niceness > 0) ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), bounds_.niceness);
  std::unique_lock lock(mutex_);
  while (true) {
    more_.wait(lock, [&] { return ended_ || !work_.empty(); });
    if (ended_) return;
    const auto now = Clock::now();
    const std::vector<Work> outdated = take_outdated(now);
    Work next;
    if (!work_.empty()) {
      next = std::move(work_.front());
      work_.pop_front();
    }
    lock.unlock();
    shed_ += outdated.size();
    for (const Work& each : outdated) each.shed();
    if (next.run) {
      since = now.time_since_epoch().count();
      next.run();
      since = 0;
    }
    next = {};
    lock.lock();
  }
}

std::size_t WorkQueue::waiting() const {
  const std::lock_guard lock(mutex_);
  return work_.size();
}

double WorkQueue::longest_run() const {
  double longest = 0;
  for (const std::atomic<Clock::rep>& since : running_since_)
    if (const Clock::rep start = since; start != 0) {
      const std::chrono::duration<double> passed = Clock::now().time_since_epoch() - Clock::duration(start);
      longest = std::max(longest, passed.count());
    }
  return longest;
}

}  // namespace seogo::http
