// When a search should have ended.
#pragma once

#include <algorithm>
#include <chrono>
#include <optional>

namespace seogo::query {

// What reads many posts asks it now and then, and ends with what it has once the time is over.
class Deadline {
 public:
  using Time = std::chrono::steady_clock::time_point;
  explicit Deadline(std::optional<Time> end) : end_(end) {}

  // Once it is, it stays so.
  bool is_over() const { return is_over_ = is_over_ || (end_ && std::chrono::steady_clock::now() > *end_); }

  // 0 where there is none.
  double seconds_left() const {
    if (!end_) return 0;
    return std::max(0.001, std::chrono::duration<double>(*end_ - std::chrono::steady_clock::now()).count());
  }

 private:
  std::optional<Time> end_;
  mutable bool is_over_ = false;
};

}  // namespace seogo::query
