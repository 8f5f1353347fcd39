// The server on Pistache's Http::Endpoint: its sockets, threads and event loop, our own reading and writing.
// Pistache is known to this file alone.  Its request parser, its writing and its timers are never reached:
// onInput takes every byte before the parser sees it, answers leave by the connection itself, and the timers
// wait for ever (they would send a 408 behind an answer that is still on its way, and throw when the peer is
// gone by then).
#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <pistache/endpoint.h>
#include <pistache/peer.h>
#include <pistache/version.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <thread>

#include "http/connection.h"
#include "http/keeper.h"
#include "http/server.h"

namespace seogo::http {

namespace {

// What this file leans on (onInput and onConnection are virtual, the timers read the parser and the idle mark
// of each peer, onDisconnection comes before the descriptor is closed) was looked up in this release; another
// one must be looked at again.
static_assert(Pistache::Version::Major == 0 && Pistache::Version::Minor == 0 &&
              Pistache::Version::Patch == 5 && Pistache::Version::Git == 20220901);

constexpr auto never = std::chrono::hours(24 * 365);
constexpr const char* connection_key = "seogo";
constexpr std::size_t own_descriptors = 256;  // the index, the archive, pictures being sent, logs

// Since when a network thread has been in one call; 0 between calls.
using Pulse = std::atomic<Clock::rep>;

struct Shared {
  Shared(Service& service_, const Limits& limits, bool is_loopback)
      : service(service_), keeper(limits, is_loopback) {}

  std::shared_ptr<Pulse> new_pulse() {
    const std::lock_guard lock(mutex);
    return pulses.emplace_back(std::make_shared<Pulse>(0));  // shared with the worker that it is of
  }

  double longest_call() {
    const std::lock_guard lock(mutex);
    double longest = 0;
    for (const auto& pulse : pulses)
      if (const Clock::rep since = *pulse; since != 0) {
        const std::chrono::duration<double> passed = Clock::now().time_since_epoch() - Clock::duration(since);
        longest = std::max(longest, passed.count());
      }
    return longest;
  }

  Service& service;
  Keeper keeper;
  std::mutex mutex;
  std::vector<std::shared_ptr<Pulse>> pulses;
};

std::shared_ptr<Connection> connection_of(const std::shared_ptr<Pistache::Tcp::Peer>& peer) {
  return std::static_pointer_cast<Connection>(peer->tryGetData(connection_key));
}

// Pistache copies one of these for each of its threads.
class Worker : public Pistache::Http::Handler {
 public:
  HTTP_PROTOTYPE(Worker)

  explicit Worker(Shared* shared) : shared_(shared), pulse_(shared->new_pulse()) {}
  Worker(const Worker& other)
      : Pistache::Http::Handler(other), shared_(other.shared_), pulse_(shared_->new_pulse()) {}

  // Never reached: onInput takes every byte.
  void onRequest(const Pistache::Http::Request&, Pistache::Http::ResponseWriter) override {}

  void onDisconnection(const std::shared_ptr<Pistache::Tcp::Peer>& peer) override {
    guarded(peer, [&] {
      if (const auto connection = connection_of(peer)) connection->gone();
    });
  }

 private:
  void onConnection(const std::shared_ptr<Pistache::Tcp::Peer>& peer) override {
    guarded(peer, [&] {
      // The timers look for a parser in each peer.
      peer->putData(ParserData, std::make_shared<Pistache::Http::RequestParser>(std::size_t{1}));
      auto connection =
          std::make_shared<Connection>(peer->fd(), peer->address().host(), shared_->service, shared_->keeper);
      peer->putData(connection_key, connection);
      switch (shared_->keeper.take_in(connection)) {
        case Keeper::Room::enough:
          break;
        case Keeper::Room::none:
          connection->turn_away();
          break;
        case Keeper::Room::not_even_for_a_word:
          ::shutdown(peer->fd(), SHUT_RDWR);
          break;
      }
    });
  }

  void onInput(const char* bytes, std::size_t size,
               const std::shared_ptr<Pistache::Tcp::Peer>& peer) override {
    guarded(peer, [&] {
      if (const auto connection = connection_of(peer)) connection->received(std::string_view(bytes, size));
    });
  }

  // An exception that left one of these calls would end the process.
  template <class Work>
  void guarded(const std::shared_ptr<Pistache::Tcp::Peer>& peer, Work work) {
    *pulse_ = Clock::now().time_since_epoch().count();
    try {
      work();
    } catch (...) {
      ::shutdown(peer->fd(), SHUT_RDWR);
    }
    *pulse_ = 0;
  }

  Shared* shared_;
  std::shared_ptr<Pulse> pulse_;
};

Error not_listening(const ListenAddress& address, const std::string& reason) {
  if (reason.find(std::strerror(EADDRINUSE)) != std::string::npos)
    return {ErrorCode::io,
            {fmt::format("Port {} of {} is taken by another program.", address.port, address.host),
             fmt::format("{}의 {}번 포트는 다른 프로그램이 쓰고 있습니다.", address.host, address.port)},
            {"Choose another one, or let the system choose: --listen 127.0.0.1:0",
             "다른 포트를 고르거나 시스템에 맡기세요: --listen 127.0.0.1:0"}};
  return {ErrorCode::io,
          {fmt::format("Cannot listen on {}: {}", address.url(), reason),
           fmt::format("{} 주소를 열 수 없습니다: {}", address.url(), reason)},
          {}};
}

// Raises the number of descriptors as far as the system lets us, and takes no more connections than fit.
Limits with_room_for_descriptors(Limits limits) {
  rlimit room{};
  if (::getrlimit(RLIMIT_NOFILE, &room) != 0) return limits;
  const rlim_t wanted = limits.connections + limits.connections / 8 + own_descriptors;
  if (room.rlim_cur < wanted) {
    room.rlim_cur = std::min(wanted, room.rlim_max);
    ::setrlimit(RLIMIT_NOFILE, &room);
    ::getrlimit(RLIMIT_NOFILE, &room);
  }
  if (room.rlim_cur < wanted)
    limits.connections =
        room.rlim_cur > 2 * own_descriptors ? (room.rlim_cur - own_descriptors) * 8 / 9 : room.rlim_cur / 4;
  return limits;
}

// Clients that come at once wait in the system until a thread takes them; those beyond its bound come again
// only after a second.  Pistache asks for 128 whatever it is told; asking again is allowed while it listens.
// Best effort: with the shorter line the server works as well.
void let_many_wait(std::uint16_t port, std::size_t count) {
  std::error_code failed;  // without /proc the socket keeps its small room
  std::filesystem::directory_iterator entry("/proc/self/fd", failed);
  for (; !failed && entry != std::filesystem::directory_iterator(); entry.increment(failed)) {
    const int descriptor = std::atoi(entry->path().filename().c_str());
    int is_listening = 0;
    socklen_t size = sizeof is_listening;
    sockaddr_storage address{};
    socklen_t address_size = sizeof address;
    if (::getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &is_listening, &size) != 0 || is_listening == 0 ||
        ::getsockname(descriptor, reinterpret_cast<sockaddr*>(&address), &address_size) != 0)
      continue;
    const in_port_t own = address.ss_family == AF_INET6 ? reinterpret_cast<sockaddr_in6&>(address).sin6_port
                                                        : reinterpret_cast<sockaddr_in&>(address).sin_port;
    if (ntohs(own) == port) ::listen(descriptor, static_cast<int>(count));
  }
}

}  // namespace

struct Server::Impl {
  Impl(Service& service, const Limits& limits, bool is_loopback) : shared(service, limits, is_loopback) {}
  // Destroyed from the bottom up: the endpoint's threads are gone before what they use.
  Shared shared;
  std::unique_ptr<Pistache::Http::Endpoint> endpoint;
  bool stopped = false;
};

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Server::Server(Server&&) noexcept = default;
Server& Server::operator=(Server&&) noexcept = default;
Server::~Server() {
  if (impl_) stop();
}

Result<Server> Server::start(const ServerOptions& options, Service& service) {
  std::signal(SIGPIPE, SIG_IGN);  // a client that leaves is no reason to end
  auto impl = std::make_unique<Impl>(service, with_room_for_descriptors(options.limits),
                                     options.listen.is_loopback());
  const unsigned threads =
      options.threads == 0 ? std::max(1U, std::thread::hardware_concurrency()) : options.threads;
  try {
    impl->endpoint = std::make_unique<Pistache::Http::Endpoint>(
        Pistache::Address(options.listen.host, Pistache::Port(options.listen.port)));
    impl->endpoint->init(Pistache::Http::Endpoint::options()
                             .threads(static_cast<int>(threads))
                             .flags(Pistache::Tcp::Options::ReuseAddr | Pistache::Tcp::Options::NoDelay |
                                    Pistache::Tcp::Options::CloseOnExec)
                             .headerTimeout(never)
                             .bodyTimeout(never)
                             .keepaliveTimeout(never));
    impl->endpoint->setHandler(std::make_shared<Worker>(&impl->shared));
    impl->endpoint->serveThreaded();
    let_many_wait(impl->endpoint->getPort(), options.limits.connections);
  } catch (const std::exception& problem) {
    return Unexpected{not_listening(options.listen, problem.what())};
  }
  return Server(std::move(impl));
}

std::uint16_t Server::port() const { return impl_->endpoint->getPort(); }

Traffic Server::traffic() const {
  Traffic traffic = impl_->shared.keeper.traffic();
  traffic.longest_call = impl_->shared.longest_call();
  return traffic;
}

void Server::stop() {
  if (impl_->stopped) return;
  impl_->stopped = true;
  impl_->shared.keeper.drain();
  impl_->endpoint->shutdown();
  // Before the descriptors are closed, since other threads may be writing; and again for what came in
  // meanwhile.
  impl_->shared.keeper.abandon();
  impl_->endpoint.reset();
  impl_->shared.keeper.abandon();
}

}  // namespace seogo::http
