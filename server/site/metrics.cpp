// What is counted of the answers, and the page that tells it: Prometheus' text format.
#include "site/metrics.h"

#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>

#include "site/routes.h"

namespace seogo::http {

namespace {

std::string_view name_of_route(std::size_t route) {
  return route < routes().size() ? routes()[route].pattern : std::string_view("none");
}

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

std::uint64_t resident_bytes() {
  std::ifstream in("/proc/self/statm");
  std::uint64_t whole = 0, resident = 0;
  in >> whole >> resident;
  return resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

std::size_t open_descriptors() {
  std::error_code problem;
  const std::filesystem::directory_iterator begin("/proc/self/fd", problem);
  return problem ? 0 : static_cast<std::size_t>(std::distance(begin, std::filesystem::directory_iterator()));
}

const std::time_t started = std::time(nullptr);

}  // namespace

Metrics::Metrics() : routes_(routes().size() + 1) {}

void Metrics::count(std::size_t route, int status, Clock::duration took) {
  OfRoute& of = routes_[std::min(route, routes_.size() - 1)];
  const auto place = std::find(statuses.begin(), statuses.end(), status);
  if (place != statuses.end()) ++of.by_status[static_cast<std::size_t>(place - statuses.begin())];
  const double passed = std::chrono::duration<double>(took).count();
  const auto bucket = std::lower_bound(bounds.begin(), bounds.end(), passed) - bounds.begin();
  ++of.by_time[static_cast<std::size_t>(bucket)];
  of.nanoseconds += static_cast<std::uint64_t>(std::chrono::nanoseconds(took).count());
}

std::string Metrics::text() const {
  std::string out =
      "# HELP seogo_requests_total Requests by route and status.\n# TYPE seogo_requests_total counter\n";
  for (std::size_t route = 0; route < routes_.size(); ++route)
    for (std::size_t i = 0; i < statuses.size(); ++i)
      if (const std::uint64_t count = routes_[route].by_status[i]; count > 0)
        out += fmt::format("seogo_requests_total{{route=\"{}\",status=\"{}\"}} {}\n", name_of_route(route),
                           statuses[i], count);
  out +=
      "# HELP seogo_request_seconds From a request's first byte to its answer.\n"
      "# TYPE seogo_request_seconds histogram\n";
  for (std::size_t route = 0; route < routes_.size(); ++route) {
    std::uint64_t sum = 0;
    for (const auto& count : routes_[route].by_time) sum += count;
    if (sum == 0) continue;
    const std::string_view name = name_of_route(route);
    std::uint64_t below = 0;
    for (std::size_t i = 0; i < bounds.size(); ++i) {
      below += routes_[route].by_time[i];
      out +=
          fmt::format("seogo_request_seconds_bucket{{route=\"{}\",le=\"{}\"}} {}\n", name, bounds[i], below);
    }
    out += fmt::format("seogo_request_seconds_bucket{{route=\"{}\",le=\"+Inf\"}} {}\n", name, sum);
    out += fmt::format("seogo_request_seconds_sum{{route=\"{}\"}} {}\n", name,
                       static_cast<double>(routes_[route].nanoseconds) / 1e9);
    out += fmt::format("seogo_request_seconds_count{{route=\"{}\"}} {}\n", name, sum);
  }
  return out;
}

std::string metric(std::string_view name, std::string_view type, std::string_view help, double value) {
  return fmt::format("# HELP {0} {2}\n# TYPE {0} {1}\n{0} {3}\n", name, type, help, value);
}

std::string process_metrics() {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  return metric("process_resident_memory_bytes", "gauge", "Memory in use.",
                static_cast<double>(resident_bytes())) +
         metric("process_open_fds", "gauge", "Open descriptors.", static_cast<double>(open_descriptors())) +
         metric("process_cpu_seconds_total", "counter", "Processor time.",
                seconds(used.ru_utime) + seconds(used.ru_stime)) +
         metric("process_start_time_seconds", "gauge", "When the server was started, in Unix time.",
                static_cast<double>(started));
}

}  // namespace seogo::http
