// How many requests one client may make: a token bucket for each address.
#pragma once

#include <mutex>
#include <string>
#include <unordered_map>

#include "http/message.h"

namespace seogo::http {

// Safe to use from many threads.
class RateLimit {
 public:
  // `rate` requests a second in the long run, `burst` at once; a rate of 0 lets everything pass.
  RateLimit(double rate, double burst) : rate_(rate), burst_(burst) {}

  bool allows(const std::string& client, Clock::time_point now);

 private:
  struct Bucket {
    double tokens;
    Clock::time_point filled;
  };
  void forget_the_full(Clock::time_point now);

  double rate_, burst_;
  std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace seogo::http
