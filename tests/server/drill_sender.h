// The sender of the launch drill: requests by a plan, on as many connections as that takes.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace seogo::drill_sender {

inline constexpr double most_rate = 20'000;  // of this sender, on one core

enum class Kind { search, cached, fixed, health };
inline constexpr const char* names[] = {"distinct searches", "cached search", "static", "/healthz"};

struct Tally {
  std::map<int, std::vector<double>> milliseconds;  // by status
  std::size_t resets = 0;
};

std::string request(const std::string& target);

// A search that nobody asked before: two common words and a number that no post has to have.
std::string distinct_search(std::mt19937& random);

// Sends by the plan for `time`, then waits for what is still on its way.  Adds to `unsent` what never left.
std::map<Kind, Tally> load(std::uint16_t port, double rate, std::chrono::seconds time, std::size_t& unsent);

}  // namespace seogo::drill_sender
