// One connection: bytes come in, requests are answered in their order, answers go out.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "http/chunked_body.h"
#include "http/outgoing.h"
#include "http/request_head.h"
#include "http/server.h"

namespace seogo::http {

class Keeper;

// Network thread, search threads and keeper meet here; each call takes the connection's lock.  Nobody but the
// network thread closes the descriptor: others shut it down, which the network thread then hears of.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(int socket, std::string client, Service& service, Keeper& keeper);

  // From the network thread.
  void received(std::string_view bytes);
  void gone();       // the descriptor is closed after this
  void turn_away();  // too many are open: 503, and no request is read

  // From the keeper.
  void writable();
  void look_at_clock(Clock::time_point now);  // ends what has taken too long
  bool is_quiet() const;                      // nothing is under way
  bool is_writing() const;                    // a slow client has not yet taken its answer
  const std::string& client() const { return client_; }

 private:
  enum class State {
    reading,  // waiting for a request, or in one
    busy,     // its answer is being made
    writing,  // its answer leaves slowly
    leaving,  // the last answer is sent: waiting for the client to close
    closed,
  };

  void read_on(std::unique_lock<std::mutex>& lock);
  bool read_next();
  bool read_body();
  void begin(std::unique_lock<std::mutex>& lock);
  void refuse(int status);
  void answered(SharedAnswer answer);
  void start_writing(SharedAnswer answer);
  void write_on();
  void leave();
  void end();

  mutable std::mutex mutex_;
  int socket_;
  std::string client_;
  Service& service_;
  Keeper& keeper_;
  State state_ = State::reading;
  bool is_reading_on_ = false;  // some thread is in read_on: another one leaves the rest to it
  std::string unread_;
  std::size_t taken_ = 0;     // bytes at its beginning that are answered
  std::size_t seen_ = 0;      // bytes behind those in which no head ended
  std::optional<Head> head_;  // read already, while its body is still coming
  std::optional<ChunkedBody> chunks_;
  Clock::time_point since_;   // of the state, or of a request's first byte
  std::size_t progress_ = 0;  // bytes written since then
  std::size_t requests_ = 0;
  bool keep_alive_ = true;
  bool is_head_ = false;
  std::string id_;
  std::shared_ptr<std::atomic<bool>> left_ = std::make_shared<std::atomic<bool>>(false);  // see Request
  Outgoing outgoing_;
};

}  // namespace seogo::http
