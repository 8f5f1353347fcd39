// The life of the server on the network: it listens, reads requests, sends answers, and stops when told.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "http/answer.h"
#include "http/limits.h"
#include "http/listen_address.h"
#include "seogo/result.h"

namespace seogo::http {

using Done = std::function<void(SharedAnswer)>;

// What a server does with requests.  Called from many threads at once; must not throw.
class Service {
 public:
  virtual ~Service() = default;

  // `done` is called exactly once, at once or later, from any thread.
  virtual void answer(Request request, Done done) = 0;

  // For bytes that are no request: the status, and what could be read of it.
  virtual SharedAnswer refuse(int status, const Request& request) = 0;
};

struct ServerOptions {
  ListenAddress listen;
  unsigned threads = 0;  // that serve sockets; 0 takes one for each core
  Limits limits = {};
};

// What the transport counts.
struct Traffic {
  std::uint64_t accepted = 0;  // connections since the start
  std::uint64_t refused = 0;   // of these, sent away because there were too many
  std::uint64_t open = 0;      // now
  std::uint64_t draining = 0;  // now waiting for a client that reads slowly
  double longest_call = 0;  // seconds that a network thread is in one call by now: above a second it is stuck
};

// A running server; answers from its own threads until it is stopped or destroyed.
class Server {
 public:
  // Fails with io: the port is taken, the address is not this machine's.  `service` outlives the server.
  static Result<Server> start(const ServerOptions& options, Service& service);

  // The port it listens on: the system's choice where 0 was asked for.
  std::uint16_t port() const;

  Traffic traffic() const;

  // Lets what is under way be answered, `drain_time` at most, then closes.
  void stop();

  Server(Server&&) noexcept;
  Server& operator=(Server&&) noexcept;
  ~Server();

 private:
  struct Impl;
  explicit Server(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace seogo::http
