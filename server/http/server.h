// The life of the server on the network: it listens, reads requests, sends answers, and stops when told.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "http/listen_address.h"
#include "http/message.h"
#include "seogo/result.h"

namespace seogo::http {

// What a server does with requests.  Called from many threads at once; must not throw.
struct Service {
  std::function<Response(const Request&)> answer;
  // For bytes that are no request: the status, and what could be read of it.
  std::function<Response(int status, const Request&)> refuse;
};

struct ServerOptions {
  ListenAddress listen;
  unsigned threads = 0;  // 0 takes one for each core
};

// A running server; answers from its own threads until it is stopped or destroyed.
class Server {
 public:
  // Fails with io: the port is taken, the address is not this machine's.
  static Result<Server> start(const ServerOptions& options, Service service);

  // The port it listens on: the system's choice where 0 was asked for.
  std::uint16_t port() const;

  // Lets what is under way be answered, a few seconds at most, then closes.
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
