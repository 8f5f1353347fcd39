// Who looks after the connections: one thread that waits for the slow ones and looks at the clock for all.
#include "http/keeper.h"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <random>

#include "http/connection.h"

namespace seogo::http {

namespace {

constexpr auto between_looks = std::chrono::milliseconds(100);

// How many of those who are one too many are told so, at a time.
std::size_t room_for_refusals(const Limits& limits) {
  return std::max<std::size_t>(16, limits.connections / 16);
}

}  // namespace

Keeper::Keeper(const Limits& limits, bool is_loopback)
    : limits_(limits),
      is_loopback_(is_loopback),
      events_(::epoll_create1(EPOLL_CLOEXEC)),
      wake_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      seed_(std::random_device{}()) {
  epoll_event event{.events = EPOLLIN, .data = {.ptr = nullptr}};
  ::epoll_ctl(events_, EPOLL_CTL_ADD, wake_, &event);
  thread_ = std::thread([this] { run(); });
}

Keeper::~Keeper() {
  ended_ = true;
  const std::uint64_t one = 1;
  [[maybe_unused]] const ssize_t written = ::write(wake_, &one, sizeof one);
  thread_.join();
  ::close(events_);
  ::close(wake_);
}

Keeper::Room Keeper::take_in(const std::shared_ptr<Connection>& connection) {
  ++accepted_;
  const std::lock_guard lock(mutex_);
  std::size_t& of_client = of_client_[connection->client()];
  const bool one_has_too_many = !is_loopback_ && of_client >= limits_.connections_of_address;
  const bool is_full = connections_.size() >= limits_.connections;
  ++of_client;
  connections_.emplace(connection.get(), connection);
  if (!one_has_too_many && !is_full) return Room::enough;
  ++refused_;
  return connections_.size() > limits_.connections + room_for_refusals(limits_) ? Room::not_even_for_a_word
                                                                                : Room::none;
}

void Keeper::let_go(const Connection& connection) {
  std::shared_ptr<Connection> last;  // destroyed after the lock is given back
  const std::lock_guard lock(mutex_);
  const auto found = connections_.find(&connection);
  if (found == connections_.end()) return;
  last = std::move(found->second);
  connections_.erase(found);
  const auto count = of_client_.find(connection.client());
  if (--count->second == 0) of_client_.erase(count);
}

void Keeper::watch(const Connection& connection, int socket) {
  epoll_event event{.events = EPOLLOUT | EPOLLONESHOT, .data = {.ptr = const_cast<Connection*>(&connection)}};
  if (::epoll_ctl(events_, EPOLL_CTL_MOD, socket, &event) != 0)
    ::epoll_ctl(events_, EPOLL_CTL_ADD, socket, &event);
}

void Keeper::unwatch(int socket) { ::epoll_ctl(events_, EPOLL_CTL_DEL, socket, nullptr); }

std::string Keeper::next_id() {
  static constexpr char digits[] = "0123456789abcdef";
  std::uint64_t number = (seed_ & 0xffffffffU) << 32 | (++requests_ & 0xffffffffU);
  std::string id(16, '0');
  for (std::size_t at = id.size(); at-- > 0; number >>= 4) id[at] = digits[number & 15];
  return id;
}

std::vector<std::shared_ptr<Connection>> Keeper::all() const {
  const std::lock_guard lock(mutex_);
  std::vector<std::shared_ptr<Connection>> list;
  list.reserve(connections_.size());
  for (const auto& [key, connection] : connections_) list.push_back(connection);
  return list;
}

std::shared_ptr<Connection> Keeper::find(const Connection* connection) const {
  const std::lock_guard lock(mutex_);
  const auto found = connections_.find(connection);
  return found == connections_.end() ? nullptr : found->second;
}

void Keeper::run() {
  auto next_look = Clock::now() + between_looks;
  while (!ended_) {
    std::array<epoll_event, 64> events{};
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(next_look - Clock::now());
    const int count = ::epoll_wait(events_, events.data(), static_cast<int>(events.size()),
                                   static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, 1000)));
    for (int i = 0; i < count; ++i) {
      const epoll_event& event = events[static_cast<std::size_t>(i)];
      // The pointer names a connection that may be gone: it is looked up, never followed.
      if (event.data.ptr == nullptr) continue;
      if (const auto connection = find(static_cast<const Connection*>(event.data.ptr)))
        connection->writable();
    }
    const auto now = Clock::now();
    if (now < next_look) continue;
    for (const auto& connection : all()) connection->look_at_clock(now);
    next_look = now + between_looks;
  }
}

void Keeper::drain() {
  stopping_ = true;
  const auto deadline = Clock::now() + limits_.drain_time;
  const auto quiet = [&] {
    const auto connections = all();
    return std::all_of(connections.begin(), connections.end(),
                       [](const auto& each) { return each->is_quiet(); });
  };
  while (!quiet() && Clock::now() < deadline) std::this_thread::sleep_for(std::chrono::milliseconds(5));
}

void Keeper::abandon() {
  for (const auto& connection : all()) connection->gone();
}

Traffic Keeper::traffic() const {
  const auto connections = all();
  const auto slow = std::count_if(connections.begin(), connections.end(),
                                  [](const auto& each) { return each->is_writing(); });
  return {.accepted = accepted_,
          .refused = refused_,
          .open = connections.size(),
          .draining = static_cast<std::uint64_t>(slow),
          .longest_call = 0};
}

}  // namespace seogo::http
