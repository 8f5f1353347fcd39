// Launch day, rehearsed on loopback: distinct searches at ten times the rate that the server computes
// unloaded, beside slow readers and half-open connections.  Requests are sent when they are planned, whether
// or not the ones before are answered, and latency counts from the plan.  Bounded in time.  Fails on a status
// or a reset that must not be, on too few answers and on too much memory; times are told beside what they
// should stay under, and decide nothing.
//
//   launch_drill SERVER [SECONDS [ARCHIVE]]
//
// Without an archive it makes one of 5,000 posts.
#include <fcntl.h>
#include <fmt/format.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <deque>
#include <fstream>
#include <map>
#include <memory>
#include <random>
#include <thread>
#include <utility>

#include "seogo/library.h"
#include "support/http_client.h"
#include "support/server_process.h"
#include "support/temp_folder.h"

namespace {

using Clock = std::chrono::steady_clock;
using seogo::test::HttpClient;
using seogo::test::ServerProcess;

constexpr std::size_t slow_readers = 50, half_open = 200;
// Enough that a request never waits for a connection while each answer takes half a second.
constexpr std::size_t fewest_connections = 200, most_connections = 3000;
constexpr double seconds_of_an_answer = 0.5;
constexpr double most_rate = 20'000;  // of this sender, on one core

enum class Kind { search, cached, fixed, health };
constexpr const char* names[] = {"distinct searches", "cached search", "static", "/healthz"};

std::string request(const std::string& target) {
  return "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n\r\n";
}

// A search that nobody asked before: two common words and a number that no post has to have.
std::string distinct_search(std::mt19937& random) {
  static const char* words[] = {"%EC%84%9C%EB%B2%84", "%EC%97%AC%ED%96%89", "%EA%B0%9C%EB%B0%9C",
                                "%EC%82%AC%EC%9A%A9", "%EC%98%A4%EB%8A%98", "%EC%83%9D%EA%B0%81",
                                "%EB%AC%B8%EC%A0%9C", "%EC%8B%9C%EA%B0%84"};
  return fmt::format("/api/v1/search?q={}+{}&limit=10&offset={}", words[random() % 8], words[random() % 8],
                     random() % 5000);
}

struct Planned {
  Clock::time_point when;
  Kind kind;
  std::string bytes;
};

struct Tally {
  std::map<int, std::vector<double>> milliseconds;  // by status
  std::size_t resets = 0;
};

// One connection of the sender.  Non-blocking; opened again when the server closed it in good order.
class Line {
 public:
  explicit Line(std::uint16_t port) : port_(port) { open(); }
  ~Line() { ::close(socket_); }
  Line(const Line&) = delete;

  bool is_free() const { return !planned_; }
  int socket() const { return socket_; }
  // Whether the socket is another one than at the last call.
  bool was_reopened() { return std::exchange(reopened_, false); }

  void send(Planned planned) {
    planned_ = std::make_unique<Planned>(std::move(planned));
    if (::send(socket_, planned_->bytes.data(), planned_->bytes.size(), MSG_NOSIGNAL) < 0) broken_ = true;
  }

  // Takes what has arrived; adds a whole answer to the tally.
  void receive(std::map<Kind, Tally>& tallies) {
    char bytes[65536];
    const ssize_t got = ::recv(socket_, bytes, sizeof bytes, 0);
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (got > 0) unread_.append(bytes, static_cast<std::size_t>(got));
    const std::size_t end = unread_.find("\r\n\r\n");
    if (planned_ && end != std::string::npos) {
      const std::size_t at = unread_.find("Content-Length: ");
      const std::size_t size = at < end ? std::strtoul(unread_.c_str() + at + 16, nullptr, 10) : 0;
      if (unread_.size() >= end + 4 + size) {
        const std::chrono::duration<double, std::milli> took = Clock::now() - planned_->when;
        tallies[planned_->kind].milliseconds[std::atoi(unread_.c_str() + 9)].push_back(took.count());
        const bool is_last = unread_.find("Connection: close") < end;
        unread_.erase(0, end + 4 + size);
        planned_.reset();
        if (is_last) reopen();
        return;
      }
    }
    if (got > 0) return;
    if (planned_ || broken_) ++tallies[planned_ ? planned_->kind : Kind::search].resets;
    planned_.reset();
    reopen();
  }

 private:
  void reopen() {
    ::close(socket_);
    unread_.clear();
    broken_ = false;
    reopened_ = true;
    open();
  }

  void open() {
    socket_ = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port_);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int one = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
      throw std::runtime_error("no connection");
    ::fcntl(socket_, F_SETFL, O_NONBLOCK);
  }

  std::uint16_t port_;
  int socket_ = -1;
  std::string unread_;
  std::unique_ptr<Planned> planned_;
  bool broken_ = false;
  bool reopened_ = false;
};

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

// What is sent as number `number`: nineteen searches of twenty are distinct; beside them the rest of what a
// launch brings.
Kind kind_of(std::size_t number) {
  if (number % 20 != 0) return Kind::search;
  return std::array{Kind::cached, Kind::fixed, Kind::health}[number / 20 % 3];
}

std::string target_of(Kind kind, std::mt19937& random) {
  switch (kind) {
    case Kind::search:
      return distinct_search(random);
    case Kind::cached:
      return "/api/v1/search?q=%EC%84%9C%EB%B2%84";
    case Kind::fixed:
      return "/assets/style.css";
    case Kind::health:
      break;
  }
  return "/healthz";
}

// The connections of the sender, and which of them have an answer.
class Lines {
 public:
  Lines(std::uint16_t port, std::size_t count) : events_(count) {
    for (std::size_t i = 0; i < count; ++i) {
      lines_.push_back(std::make_unique<Line>(port));
      watch(*lines_.back());
      free_.push_back(lines_.back().get());
    }
  }
  ~Lines() { ::close(epoll_); }
  Lines(const Lines&) = delete;

  bool has_free() const { return !free_.empty(); }
  bool all_free() const { return free_.size() == lines_.size(); }

  void send(Planned planned) {
    Line* line = free_.front();
    free_.pop_front();
    line->send(std::move(planned));
  }

  // Waits a millisecond at most.
  void receive(std::map<Kind, Tally>& tallies) {
    const int count = ::epoll_wait(epoll_, events_.data(), static_cast<int>(events_.size()), 1);
    for (int i = 0; i < count; ++i) {
      Line& line = *static_cast<Line*>(events_[static_cast<std::size_t>(i)].data.ptr);
      const bool was_free = line.is_free();
      line.receive(tallies);
      if (line.was_reopened()) watch(line);
      if (!was_free && line.is_free()) free_.push_back(&line);
    }
  }

 private:
  void watch(Line& line) {
    epoll_event event{.events = EPOLLIN, .data = {.ptr = &line}};
    ::epoll_ctl(epoll_, EPOLL_CTL_ADD, line.socket(), &event);
  }

  int epoll_ = ::epoll_create1(0);
  std::vector<std::unique_ptr<Line>> lines_;
  std::deque<Line*> free_;  // the one that rested longest first, so that none is closed for resting
  std::vector<epoll_event> events_;
};

// Sends by the plan for `time`, then waits for what is still on its way.
std::map<Kind, Tally> load(std::uint16_t port, double rate, std::chrono::seconds time, std::size_t& unsent) {
  Lines lines(port, std::clamp(static_cast<std::size_t>(rate * seconds_of_an_answer), fewest_connections,
                               most_connections));
  std::map<Kind, Tally> tallies;
  std::mt19937 random(42);
  std::deque<Planned> due;
  const auto start = Clock::now(), end = start + time;
  auto next = start;
  const auto step = std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(1 / rate));
  std::size_t number = 0;
  while (true) {
    const auto now = Clock::now();
    for (; next <= now && next < end; next += step, ++number) {
      const Kind kind = kind_of(number);
      due.push_back({next, kind, request(target_of(kind, random))});
    }
    while (lines.has_free() && !due.empty()) {
      lines.send(std::move(due.front()));
      due.pop_front();
    }
    if (now > end && (lines.all_free() || now > end + std::chrono::seconds(5))) break;
    if (now > end + std::chrono::seconds(2)) {
      unsent += due.size();
      due.clear();
    }
    lines.receive(tallies);
  }
  unsent += due.size();
  return tallies;
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
