// Progress of long work on one line of standard error: posts, rate, time left.
#pragma once

#include <chrono>

#include "cli/context.h"
#include "seogo/library.h"

namespace seogo::cli {

class ProgressLine {
 public:
  explicit ProgressLine(const Context& context);
  ~ProgressLine();  // clears the line
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void show(const Progress& progress);

 private:
  using Clock = std::chrono::steady_clock;

  const Context& context_;
  bool terminal_;
  bool drawn_ = false;
  Progress::Stage stage_ = Progress::Stage::reading;
  Clock::time_point stage_began_ = Clock::now();
  Clock::time_point last_;
};

}  // namespace seogo::cli
