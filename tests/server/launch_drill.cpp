// Launch day, rehearsed on loopback: distinct searches at ten times the rate that the server computes
// unloaded, beside slow readers and half-open connections.  Requests are sent when they are planned, whether
// or not the ones before are answered, and latency counts from the plan.  Bounded in time; fails on a status
// or a reset that must not be.
//
//   launch_drill SERVER [SECONDS [ARCHIVE]]
//
// Without an archive it makes one of 5,000 posts.
#include <fcntl.h>
#include <fmt/format.h>
#include <netinet/tcp.h>
#include <poll.h>

#include <algorithm>
#include <chrono>
#include <deque>
#include <fstream>
#include <map>
#include <memory>
#include <random>
#include <thread>

#include "seogo/library.h"
#include "support/http_client.h"
#include "support/server_process.h"
#include "support/temp_folder.h"

namespace {

using Clock = std::chrono::steady_clock;
using seogo::test::HttpClient;
using seogo::test::ServerProcess;

constexpr std::size_t connections = 200, slow_readers = 50, half_open = 200;
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

double one_search(std::uint16_t port) {
  std::vector<double> times;
  for (unsigned i = 0; i < 20; ++i) {
    std::mt19937 random(1000 + i);
    const auto start = Clock::now();
    seogo::test::fetch(port, distinct_search(random) + "&from=2001&to=20" + std::to_string(30 + i));
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

// Sends by the plan for `time`, then waits for what is still on its way.
std::map<Kind, Tally> load(std::uint16_t port, double rate, std::chrono::seconds time, std::size_t& unsent) {
  std::vector<std::unique_ptr<Line>> lines;
  for (std::size_t i = 0; i < connections; ++i) lines.push_back(std::make_unique<Line>(port));
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
      // Nineteen searches of twenty are distinct; beside them the rest of what a launch brings.
      const Kind kind = number % 20 != 0    ? Kind::search
                        : number % 60 == 0  ? Kind::cached
                        : number % 60 == 20 ? Kind::fixed
                                            : Kind::health;
      const std::string target = kind == Kind::search   ? distinct_search(random)
                                 : kind == Kind::cached ? "/api/v1/search?q=%EC%84%9C%EB%B2%84"
                                 : kind == Kind::fixed  ? "/assets/style.css"
                                                        : "/healthz";
      due.push_back({next, kind, request(target)});
    }
    std::size_t waiting = 0;
    for (auto& line : lines) {
      if (line->is_free() && !due.empty()) {
        line->send(std::move(due.front()));
        due.pop_front();
      }
      waiting += !line->is_free();
    }
    if (now > end && (waiting == 0 || now > end + std::chrono::seconds(5))) break;
    if (now > end + std::chrono::seconds(2)) due.clear();
    std::vector<pollfd> polled;
    for (auto& line : lines) polled.push_back({line->socket(), POLLIN, 0});
    if (::poll(polled.data(), polled.size(), 1) > 0)
      for (std::size_t i = 0; i < lines.size(); ++i)
        if (polled[i].revents != 0) lines[i]->receive(tallies);
  }
  unsent = due.size();
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

int drill(const std::string& program, const std::string& archive, std::chrono::seconds time) {
  ServerProcess server(program, {"--listen", "127.0.0.1:0", "--archive", archive});
  const std::uint16_t port = server.port();
  seogo::test::fetch(port, "/api/v1/search?q=%EC%84%9C%EB%B2%84");
  const double before = one_search(port);
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

  bool is_good = true;
  double found = 0;
  for (auto& [kind, tally] : tallies) {
    for (auto& [status, times] : tally.milliseconds) {
      fmt::print("{:>18} {}: {:>7}  p50 {:8.2f} ms  p99 {:8.2f} ms  max {:8.2f} ms\n",
                 names[static_cast<int>(kind)], status, times.size(), percentile(times, 0.5),
                 percentile(times, 0.99), percentile(times, 1));
      is_good = is_good && (status == 200 || status == 304 || status == 429 || status == 503);
    }
    if (kind == Kind::search) found = static_cast<double>(tally.milliseconds[200].size());
    if (tally.resets > 0) fmt::print("{:>18} resets: {}\n", names[static_cast<int>(kind)], tally.resets);
    is_good = is_good && tally.resets == 0;
  }
  const double seconds = std::chrono::duration<double>(time).count();
  fmt::print("answered searches: {:.2f} of the unloaded rate; never sent: {}; memory at most {:.0f} MB\n",
             found / seconds / rate, unsent, peak);
  beside.clear();
  std::this_thread::sleep_for(std::chrono::seconds(1));
  fmt::print("a second after the load one search takes {:.2f} ms\n", one_search(port));
  const int left = server.stop(SIGTERM);
  fmt::print("left with {}; {}\n", left, is_good && left == 0 ? "good" : "NOT GOOD");
  return is_good && left == 0 ? 0 : 1;
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
