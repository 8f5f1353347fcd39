// What is counted of the answers, and the page that tells it: Prometheus' text format.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.h"

namespace seogo::http {

// Counters of one route.  Adding to them takes no lock.
class Metrics {
 public:
  Metrics();

  // `route` is a place in routes(), or routes().size() for requests that have none.
  void count(std::size_t route, int status, Clock::duration took);

  // Requests by route and status, and how long their answers took.
  std::string text() const;

 private:
  static constexpr std::array statuses{200, 204, 206, 301, 304, 400, 401, 403, 404, 405, 408,
                                       413, 414, 416, 417, 429, 431, 500, 501, 503, 505};
  static constexpr std::array bounds{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0};
  struct OfRoute {
    std::array<std::atomic<std::uint64_t>, statuses.size()> by_status{};
    std::array<std::atomic<std::uint64_t>, bounds.size() + 1> by_time{};
    std::atomic<std::uint64_t> nanoseconds = 0;
  };
  std::vector<OfRoute> routes_;
};

// One value with its two comment lines: "# HELP …", "# TYPE …".
std::string metric(std::string_view name, std::string_view type, std::string_view help, double value);

// What the system says of this process: memory, descriptors, processor time, start.
std::string process_metrics();

}  // namespace seogo::http
