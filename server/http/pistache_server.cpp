// The server on Pistache's Http::Endpoint: its sockets, threads and timers, our own reading and writing.
// Pistache is known to this file alone.  Its request parser answers 500 to ordinary headers, drops repeated
// query keys and cannot send headers of ours, so its bytes are taken before it sees them (onInput) and
// answers leave as finished buffers.
#include <fmt/format.h>
#include <pistache/endpoint.h>
#include <pistache/peer.h>
#include <pistache/version.h>
#include <sys/socket.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iterator>
#include <optional>
#include <random>
#include <thread>

#include "http/request_head.h"
#include "http/server.h"

namespace seogo::http {

namespace {

// What this file leans on (onInput is virtual, the idle timers read the parser behind Handler::getParser,
// writes wait for flush) was looked up in this release; another one must be looked at again.
static_assert(Pistache::Version::Major == 0 && Pistache::Version::Minor == 0 &&
              Pistache::Version::Patch == 5 && Pistache::Version::Git == 20220901);

constexpr auto drain_time = std::chrono::seconds(3);
constexpr auto head_time = std::chrono::seconds(10);
constexpr auto idle_time = std::chrono::seconds(30);

// What all workers share.
struct Shared {
  Service service;
  std::atomic<bool> stopping = false;
  std::atomic<int> under_way = 0;  // requests whose answer is not yet written
  std::atomic<std::uint64_t> requests = 0;
  std::uint64_t seed = std::random_device{}();

  std::string next_id() { return fmt::format("{:08x}{:08x}", seed & 0xffffffffU, ++requests); }
};

// The state of one connection; touched by its worker alone.
struct Connection {
  std::string unread;
  bool closing = false;
};

constexpr const char* connection_key = "seogo";

Connection& connection_of(const std::shared_ptr<Pistache::Tcp::Peer>& peer) {
  std::shared_ptr<void> data = peer->tryGetData(connection_key);
  if (!data) {
    data = std::make_shared<Connection>();
    peer->putData(connection_key, data);
  }
  return *static_cast<Connection*>(data.get());
}

// The bytes of a file; nothing when they cannot be read, which is the answer's business to say.
std::optional<std::string> bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return std::nullopt;
  std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  return in.bad() ? std::nullopt : std::optional(std::move(bytes));
}

class Worker : public Pistache::Http::Handler {
 public:
  HTTP_PROTOTYPE(Worker)

  explicit Worker(Shared* shared) : shared_(shared) {}

  // Never reached: onInput takes every byte.
  void onRequest(const Pistache::Http::Request&, Pistache::Http::ResponseWriter) override {}

 private:
  void onInput(const char* bytes, std::size_t size,
               const std::shared_ptr<Pistache::Tcp::Peer>& peer) override {
    // An exception that left this function would end the process.
    try {
      take(std::string_view(bytes, size), peer);
    } catch (...) {
      ::shutdown(peer->fd(), SHUT_RDWR);
    }
  }

  void take(std::string_view bytes, const std::shared_ptr<Pistache::Tcp::Peer>& peer) {
    Connection& connection = connection_of(peer);
    if (connection.closing) return;
    if (connection.unread.empty()) clock(peer, false);
    connection.unread += bytes;
    std::size_t done = 0;
    while (!connection.closing && done < connection.unread.size()) {
      const std::size_t taken =
          answer_first(std::string_view(connection.unread).substr(done), connection, peer);
      if (taken == 0) break;
      done += taken;
    }
    connection.unread.erase(0, done);
    if (connection.unread.empty()) clock(peer, true);
  }

  // Answers the request that `bytes` begin with, and says how long it was; 0 when the rest of it is still to
  // come.
  std::size_t answer_first(std::string_view bytes, Connection& connection,
                           const std::shared_ptr<Pistache::Tcp::Peer>& peer) {
    auto read = read_head(bytes);
    if (std::holds_alternative<NeedMore>(read)) return 0;
    if (const auto* refused = std::get_if<Refused>(&read)) {
      const Request unknown{.method = {}, .target = {}, .headers = {}, .id = shared_->next_id()};
      connection.closing = true;
      send(shared_->service.refuse(refused->status, unknown), unknown.id, false, true, peer);
      return bytes.size();
    }
    auto& head = std::get<Head>(read);
    if (bytes.size() - head.size < head.body_size) return 0;
    head.request.id = shared_->next_id();
    connection.closing = !head.keep_alive || shared_->stopping;
    send(shared_->service.answer(head.request), head.request.id, head.request.method == "HEAD",
         connection.closing, peer);
    return head.size + head.body_size;
  }

  // Pistache's own timers close what is idle or too slow; they read the state of the parser that it keeps for
  // each peer, so that is wound back when a request begins and when it is answered.
  static void clock(const std::shared_ptr<Pistache::Tcp::Peer>& peer, bool idle) {
    peer->setIdle(idle);
    if (const auto parser = getParser(peer)) parser->reset();
  }

  void send(Response response, const std::string& id, bool without_body, bool close,
            const std::shared_ptr<Pistache::Tcp::Peer>& peer) {
    if (!response.file.empty()) {
      std::optional<std::string> bytes = bytes_of(response.file);
      if (bytes) {
        response.body = std::move(*bytes);
      } else {  // taken away since it was looked up
        response = shared_->service.refuse(404, Request{});
      }
    }
    response.with("X-Request-Id", id);
    std::string wire = head_of(response, response.body.size(), !close, http_date(std::time(nullptr)));
    if (!without_body) wire += response.body;

    ++shared_->under_way;
    const auto written = [shared = shared_, close, watched = std::weak_ptr(peer)] {
      --shared->under_way;
      // The client's side stays open until it has read everything and leaves, so that nothing is cut off.
      if (const auto still = watched.lock(); close && still) ::shutdown(still->fd(), SHUT_WR);
    };
    const std::size_t size = wire.size();
    peer->send(Pistache::RawBuffer(std::move(wire), size), MSG_NOSIGNAL)
        .then([written](ssize_t) { written(); }, [written](std::exception_ptr&) { written(); });
    transport()->flush();  // otherwise nothing leaves before every ready connection was served
  }

  Shared* shared_;
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

}  // namespace

struct Server::Impl {
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

Result<Server> Server::start(const ServerOptions& options, Service service) {
  std::signal(SIGPIPE, SIG_IGN);  // a client that leaves is no reason to end
  auto impl = std::make_unique<Impl>();
  impl->shared.service = std::move(service);
  const unsigned threads =
      options.threads == 0 ? std::max(1U, std::thread::hardware_concurrency()) : options.threads;
  try {
    impl->endpoint = std::make_unique<Pistache::Http::Endpoint>(
        Pistache::Address(options.listen.host, Pistache::Port(options.listen.port)));
    impl->endpoint->init(Pistache::Http::Endpoint::options()
                             .threads(static_cast<int>(threads))
                             .flags(Pistache::Tcp::Options::ReuseAddr | Pistache::Tcp::Options::NoDelay |
                                    Pistache::Tcp::Options::CloseOnExec)
                             .headerTimeout(head_time)
                             .bodyTimeout(head_time)
                             .keepaliveTimeout(idle_time));
    impl->endpoint->setHandler(std::make_shared<Worker>(&impl->shared));
    impl->endpoint->serveThreaded();
  } catch (const std::exception& problem) {
    return Unexpected{not_listening(options.listen, problem.what())};
  }
  return Server(std::move(impl));
}

std::uint16_t Server::port() const { return impl_->endpoint->getPort(); }

void Server::stop() {
  if (impl_->stopped) return;
  impl_->stopped = true;
  impl_->shared.stopping = true;
  const auto deadline = std::chrono::steady_clock::now() + drain_time;
  while (impl_->shared.under_way > 0 && std::chrono::steady_clock::now() < deadline)
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  impl_->endpoint->shutdown();
  impl_->endpoint.reset();
}

}  // namespace seogo::http
