// A thread that waits for the signals; handlers could do nothing useful safely.
#include "cli/interrupts.h"

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include "cli/context.h"

namespace seogo::cli {

namespace {

constexpr int goodbye = SIGUSR1;  // our own destructor's word to the waiting thread

sigset_t watched() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, goodbye);
  return set;
}

}  // namespace

Interrupts::Interrupts() {
  const sigset_t set = watched();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  thread_ = std::thread([this] { wait(); });
}

Interrupts::~Interrupts() {
  pthread_kill(thread_.native_handle(), goodbye);
  thread_.join();
  const sigset_t set = watched();
  pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

void Interrupts::wait() {
  const sigset_t set = watched();
  for (;;) {
    int signal = 0;
    if (sigwait(&set, &signal) != 0 || signal == goodbye) return;
    if (source_.stop_requested()) _exit(Exit::interrupted);
    source_.request_stop();
  }
}

}  // namespace seogo::cli
