// Launch day, rehearsed on loopback: distinct searches at ten times the rate that the server computes
// unloaded, beside slow readers and half-open connections.  Requests are sent when they are planned, whether
// or not the ones before are answered, and latency counts from the plan.  Bounded in time.  Fails on a status
// or a reset that must not be, on too few answers and on too much memory; times are told beside what they
// should stay under, and decide nothing.
//
//   launch_drill SERVER [SECONDS [ARCHIVE]]
//
// Without an archive it makes one of 5,000 posts.
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <random>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "seogo/library.h"
#include "server/drill_sender.h"
#include "support/http_client.h"
#include "support/server_process.h"
#include "support/temp_folder.h"

namespace {

using Clock = std::chrono::steady_clock;
using seogo::drill_sender::distinct_search;
using seogo::drill_sender::Kind;
using seogo::drill_sender::load;
using seogo::drill_sender::most_rate;
using seogo::drill_sender::names;
using seogo::drill_sender::request;
using seogo::test::HttpClient;
using seogo::test::ServerProcess;

constexpr std::size_t slow_readers = 50, half_open = 200;

// Searches a second, one after another on each of two connections.
double unloaded_rate(std::uint16_t port, std::chrono::seconds time) {
  std::atomic<std::size_t> count = 0;
  const auto end = Clock::now() + time;
  const auto work = [&](unsigned seed) {
    std::mt19937 random(seed);
    auto client = std::make_unique<HttpClient>(port);
    while (Clock::now() < end) {
      client->send(request(distinct_search(random)));
      const auto answer = client->read();
      if (answer && answer->status == 200) ++count;
      if (!answer || answer->header("Connection") == "close") client = std::make_unique<HttpClient>(port);
    }
  };
  std::thread other(work, 1);
  work(2);
  other.join();
  return static_cast<double>(count) / std::chrono::duration<double>(time).count();
}

// Twenty searches that differ by `seed`, one after another: the time of the middle one.
double one_search(std::uint16_t port, unsigned seed) {
  std::vector<double> times;
  for (unsigned i = 0; i < 20; ++i) {
    std::mt19937 random(seed + i);
    const auto start = Clock::now();
    seogo::test::fetch(port, distinct_search(random) + fmt::format("&from=2001&to={}", 2030 + seed + i));
    times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
  }
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

double megabytes_of(pid_t process, const char* key) {
  std::ifstream in("/proc/" + std::to_string(process) + "/status");
  for (std::string line; std::getline(in, line);)
    if (line.starts_with(key)) return std::atof(line.c_str() + line.find(':') + 1) / 1024;
  return 0;
}

double percentile(std::vector<double> values, double part) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(part * static_cast<double>(values.size() - 1))];
}

// Posts of common words, a few hundred in each.
void make_archive(const std::filesystem::path& folder) {
  static const char* words[] = {"서버", "여행", "개발", "사용",   "오늘", "생각", "문제",
                                "시간", "바다", "물때", "책",     "기록", "장애", "회고",
                                "리뷰", "시장", "사진", "버스",   "커피", "아침", "저녁",
                                "비",   "길",   "골목", "이야기", "방법", "설정", "배포"};
  static const char* endings[] = {"가", "를", "에서", "는", "의", "로", "도", ""};
  std::mt19937 random(7);
  std::ofstream out(folder / "posts.jsonl");
  for (int i = 1; i <= 5000; ++i) {
    out << R"({"id":"drill/)" << i << R"(","blog":"drill","visibility":"public","published":")"
        << 2010 + i % 15 << R"(-05-04","title":")" << words[random() % 28] << ' ' << words[random() % 28]
        << R"(","text":")";
    for (int n = 0; n < 300; ++n)
      out << words[random() % 28] << random() % 3 << words[random() % 28] << endings[random() % 8] << ' ';
    out << "\"}\n";
  }
  out.close();
  seogo::IndexOptions options;
  options.paths = {(folder / "posts.jsonl").string()};
  if (const auto report = seogo::index_paths(folder / "archive", options); !report)
    throw std::runtime_error(report.error().message.en);
}

// What the drill comes to: each thing that must hold, with its figure.
class Verdict {
 public:
  void must(bool holds, const std::string& what) {
    fmt::print("{:>8}: {}\n", holds ? "held" : "NOT HELD", what);
    is_good_ = is_good_ && holds;
  }
  bool is_good() const { return is_good_; }

 private:
  bool is_good_ = true;
};

int drill(const std::string& program, const std::string& archive, std::chrono::seconds time) {
  ServerProcess server(program, {"--listen", "127.0.0.1:0", "--archive", archive});
  const std::uint16_t port = server.port();
  seogo::test::fetch(port, "/api/v1/search?q=%EC%84%9C%EB%B2%84");
  const double before = one_search(port, 0);
  const double rate = unloaded_rate(port, std::chrono::seconds(5));
  if (rate < 1) {
    fmt::print("The server answers no searches over this archive.\n");
    return 1;
  }
  const double planned = std::min(10 * rate, most_rate);
  fmt::print("unloaded: {:.0f} searches/s, one takes {:.2f} ms; load: {:.0f} requests/s for {} s\n", rate,
             before, planned, time.count());

  std::vector<std::unique_ptr<HttpClient>> beside;
  for (std::size_t i = 0; i < slow_readers; ++i) {
    beside.push_back(std::make_unique<HttpClient>(port));
    beside.back()->read_slowly();
    std::string many;
    for (int n = 0; n < 200; ++n) many += request("/assets/style.css");
    beside.back()->send(many);
  }
  for (std::size_t i = 0; i < half_open; ++i) {
    beside.push_back(std::make_unique<HttpClient>(port));
    beside.back()->send("GET / HT");
  }
  std::size_t unsent = 0;
  auto tallies = load(port, planned, time, unsent);
  const double peak = megabytes_of(server.process(), "VmHWM");

  Verdict verdict;
  for (auto& [kind, tally] : tallies) {
    const char* name = names[static_cast<int>(kind)];
    std::size_t sent = tally.resets;
    for (auto& [status, times] : tally.milliseconds) {
      fmt::print("{:>18} {}: {:>7}  p50 {:8.2f} ms  p99 {:8.2f} ms  max {:8.2f} ms\n", name, status,
                 times.size(), percentile(times, 0.5), percentile(times, 0.99), percentile(times, 1));
      verdict.must(status == 200 || status == 304 || status == 429 || status == 503,
                   fmt::format("{}: status {}", name, status));
      sent += times.size();
    }
    verdict.must(tally.resets == 0, fmt::format("{}: {} resets", name, tally.resets));
    const auto& answered = tally.milliseconds[200];
    if (kind == Kind::search) {
      const double part =
          static_cast<double>(answered.size()) / std::chrono::duration<double>(time).count() / rate;
      verdict.must(part >= 0.6, fmt::format("searches answered: {:.2f} of the unloaded rate (0.6)", part));
    } else {
      const double part = static_cast<double>(answered.size()) / static_cast<double>(sent);
      verdict.must(part >= 0.9, fmt::format("{} answered: {:.3f} (0.9)", name, part));
    }
    const double bound = kind == Kind::health ? 50 : 500;
    fmt::print("{:>18}: p99 of what was accepted {:.1f} ms (should stay under {:.0f} ms)\n", name,
               percentile(answered, 0.99), bound);
  }
  verdict.must(unsent == 0, fmt::format("{} never sent", unsent));
  verdict.must(peak < 300, fmt::format("memory at most {:.0f} MB (300)", peak));
  beside.clear();
  std::this_thread::sleep_for(std::chrono::seconds(1));
  fmt::print("a second after the load one search takes {:.2f} ms, before it {:.2f} ms\n",
             one_search(port, 100), before);
  const int left = server.stop(SIGTERM);
  verdict.must(left == 0, fmt::format("left with {}", left));
  return verdict.is_good() ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: launch_drill SERVER [SECONDS [ARCHIVE]]\n");
    return 2;
  }
  const auto time = std::chrono::seconds(argc > 2 ? std::clamp(std::atoi(argv[2]), 1, 120) : 60);
  if (argc > 3) return drill(argv[1], argv[3], time);
  const seogo::test::TempFolder folder;
  make_archive(folder.path());
  return drill(argv[1], (folder / "archive").string(), time);
}
