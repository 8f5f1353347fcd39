// One line for each answer, in the combined format or as JSON, written by a thread of its own.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>

#include "http/message.h"
#include "seogo/result.h"

namespace seogo::http {

enum class LogFormat { combined, json };

struct Exchange {
  std::string_view method, target, client, agent, referer, id;
  int status = 0;
  std::uint64_t bytes = 0;
  Clock::duration took{};
};

// One line, without its end.  What a client sent cannot end the line or the quotes.
std::string log_line(const Exchange& exchange, LogFormat format, std::int64_t unix_seconds);

// Safe to use from many threads; nobody waits for the disk.  What does not fit in memory is dropped and
// counted.
class AccessLog {
 public:
  // "-" is standard error.  Fails with io.
  static Result<std::unique_ptr<AccessLog>> open(std::string path, LogFormat format);
  ~AccessLog();

  void write(const Exchange& exchange);
  void reopen();  // after the file was renamed
  std::uint64_t dropped() const { return dropped_; }

 private:
  AccessLog(std::string path, LogFormat format, int file);
  void run();

  std::string path_;
  LogFormat format_;
  int file_;
  std::mutex mutex_;
  std::condition_variable more_;
  std::string waiting_;
  bool wants_reopening_ = false;
  bool ended_ = false;
  std::atomic<std::uint64_t> dropped_ = 0;
  std::thread thread_;
};

}  // namespace seogo::http
