// Ctrl-C turned into a stop token, so that long work can end in order.
#pragma once

#include <stop_token>
#include <thread>

namespace seogo::cli {

// While it lives SIGINT and SIGTERM ask to stop; a second one ends the program at once with 130.
// Make it before other threads are started: they inherit the signal mask.
class Interrupts {
 public:
  Interrupts();
  ~Interrupts();
  Interrupts(const Interrupts&) = delete;
  Interrupts& operator=(const Interrupts&) = delete;

  std::stop_token token() const { return source_.get_token(); }

 private:
  void wait();

  std::stop_source source_;
  std::thread thread_;
};

}  // namespace seogo::cli
