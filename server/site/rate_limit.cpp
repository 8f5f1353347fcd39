// How many requests one client may make: a token bucket for each address.
#include "site/rate_limit.h"

#include <arpa/inet.h>

#include <algorithm>

namespace seogo::http {

namespace {

constexpr std::size_t most_buckets = 20'000;

// Whom an address stands for: of IPv6, one household has 2^64 of them.
std::string household(const std::string& client) {
  in6_addr address{};
  if (inet_pton(AF_INET6, client.c_str(), &address) != 1) return client;
  return {reinterpret_cast<const char*>(address.s6_addr), 8};
}

}  // namespace

bool RateLimit::allows(const std::string& client, Clock::time_point now) {
  if (rate_ <= 0) return true;
  const std::lock_guard lock(mutex_);
  if (buckets_.size() >= most_buckets) forget_the_full(now);
  Bucket& bucket = buckets_.try_emplace(household(client), Bucket{burst_, now}).first->second;
  const std::chrono::duration<double> passed = now - bucket.filled;
  bucket.tokens = std::min(burst_, bucket.tokens + passed.count() * rate_);
  bucket.filled = now;
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
}

// A bucket that is full again says no more than none.
void RateLimit::forget_the_full(Clock::time_point now) {
  std::erase_if(buckets_, [&](const auto& each) {
    const std::chrono::duration<double> passed = now - each.second.filled;
    return each.second.tokens + passed.count() * rate_ >= burst_;
  });
  if (buckets_.size() >= most_buckets) buckets_.clear();
}

}  // namespace seogo::http
