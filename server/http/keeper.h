// Who looks after the connections: counts them, sends on what a slow client did not take at once, and ends
// what has taken too long.
#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "http/server.h"

namespace seogo::http {

class Connection;

// One thread for all slow clients.  Safe to use from any thread.
class Keeper {
 public:
  Keeper(const Limits& limits, bool is_loopback);
  ~Keeper();

  const Limits& limits() const { return limits_; }

  enum class Room { enough, none, not_even_for_a_word };
  Room take_in(const std::shared_ptr<Connection>& connection);
  void let_go(const Connection& connection);

  // Calls the connection's writable() once when its socket takes bytes again.
  void watch(const Connection& connection, int socket);
  void unwatch(int socket);

  std::string next_id();
  bool is_stopping() const { return stopping_; }

  // No new requests on old connections from here on; waits until all are quiet, `drain_time` at most.
  void drain();
  // Forgets all connections: their descriptors are about to go.
  void abandon();

  Traffic traffic() const;

 private:
  void run();
  std::vector<std::shared_ptr<Connection>> all() const;
  std::shared_ptr<Connection> find(const Connection* connection) const;

  Limits limits_;
  bool is_loopback_;
  int events_;  // epoll
  int wake_;    // eventfd
  std::atomic<bool> stopping_ = false;
  std::atomic<bool> ended_ = false;
  std::atomic<std::uint64_t> accepted_ = 0, refused_ = 0, requests_ = 0;
  std::uint64_t seed_;
  mutable std::mutex mutex_;
  std::unordered_map<const Connection*, std::shared_ptr<Connection>> connections_;
  std::map<std::string, std::size_t> of_client_;
  std::thread thread_;
};

}  // namespace seogo::http
