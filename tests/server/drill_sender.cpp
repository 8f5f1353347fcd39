// One loop over all connections: what is due goes out on the one that rested longest.
#include "server/drill_sender.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <deque>
#include <memory>
#include <stdexcept>
#include <utility>

namespace seogo::drill_sender {

std::string request(const std::string& target) {
  return "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n\r\n";
}

std::string distinct_search(std::mt19937& random) {
  static const char* words[] = {"%EC%84%9C%EB%B2%84", "%EC%97%AC%ED%96%89", "%EA%B0%9C%EB%B0%9C",
                                "%EC%82%AC%EC%9A%A9", "%EC%98%A4%EB%8A%98", "%EC%83%9D%EA%B0%81",
                                "%EB%AC%B8%EC%A0%9C", "%EC%8B%9C%EA%B0%84"};
  return fmt::format("/api/v1/search?q={}+{}&limit=10&offset={}", words[random() % 8], words[random() % 8],
                     random() % 5000);
}

namespace {

using Clock = std::chrono::steady_clock;

// Enough that a request never waits for a connection while each answer takes half a second.
constexpr std::size_t fewest_connections = 200, most_connections = 3000;
constexpr double seconds_of_an_answer = 0.5;

struct Planned {
  Clock::time_point when;
  Kind kind;
  std::string bytes;
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

}  // namespace

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

}  // namespace seogo::drill_sender
