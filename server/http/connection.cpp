// One connection: bytes come in, requests are answered in their order, answers go out.
#include "http/connection.h"

#include <sys/socket.h>

#include <utility>

#include "http/keeper.h"

namespace seogo::http {

Connection::Connection(int socket, std::string client, Service& service, Keeper& keeper)
    : socket_(socket), client_(std::move(client)), service_(service), keeper_(keeper), since_(Clock::now()) {}

void Connection::received(std::string_view bytes) {
  std::unique_lock lock(mutex_);
  if (state_ == State::leaving || state_ == State::closed) return;
  if (state_ == State::reading && unread_.empty() && !head_) since_ = Clock::now();
  unread_ += bytes;
  if (unread_.size() > limit::unread_bytes) return end();
  read_on(lock);
}

void Connection::read_on(std::unique_lock<std::mutex>& lock) {
  if (is_reading_on_) return;
  is_reading_on_ = true;
  while (state_ == State::reading && (taken_ < unread_.size() || head_) && read_next()) begin(lock);
  is_reading_on_ = false;
  unread_.erase(0, taken_);
  taken_ = 0;
}

// Whether a whole request is there.
bool Connection::read_next() {
  const std::string_view bytes = std::string_view(unread_).substr(taken_);
  if (!head_) {
    auto read = read_head(bytes, seen_, keeper_.limits().body_bytes);
    if (std::holds_alternative<NeedMore>(read)) {
      seen_ = bytes.size();
      return false;
    }
    if (const auto* refused = std::get_if<Refused>(&read)) {
      refuse(refused->status);
      return false;
    }
    head_ = std::move(std::get<Head>(read));
  }
  if (read_body()) return true;
  if (state_ == State::reading && std::exchange(head_->waits_for_continue, false)) {
    static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    if (::send(socket_, go_on.data(), go_on.size(), MSG_DONTWAIT | MSG_NOSIGNAL) < 0) end();
  }
  return false;
}

// Takes what belongs to the request that `head_` begins.  False while some of it is missing, or when it was
// refused.
bool Connection::read_body() {
  Head& head = *head_;
  if (!head.is_chunked) {
    if (unread_.size() - taken_ < head.size + head.body_size) return false;
    head.request.body = unread_.substr(taken_ + head.size, head.body_size);
    taken_ += head.size + head.body_size;
    return true;
  }
  if (!chunks_) {
    chunks_.emplace(keeper_.limits().body_bytes);
    taken_ += head.size;
  }
  std::size_t size = 0;
  const ChunkedBody::State state = chunks_->read(std::string_view(unread_).substr(taken_), size);
  taken_ += size;
  if (state == ChunkedBody::State::refused) refuse(chunks_->status());
  if (state != ChunkedBody::State::done) return false;
  head.request.body = std::move(chunks_->body());
  chunks_.reset();
  return true;
}

void Connection::begin(std::unique_lock<std::mutex>& lock) {
  Request request = std::move(head_->request);
  request.id = id_ = keeper_.next_id();
  request.client = client_;
  request.began = since_;
  request.left = left_;
  seen_ = 0;
  is_head_ = request.method == "HEAD";
  keep_alive_ = head_->keep_alive && ++requests_ < limit::requests;
  head_.reset();
  state_ = State::busy;
  lock.unlock();
  service_.answer(std::move(request),
                  [self = shared_from_this()](SharedAnswer answer) { self->answered(std::move(answer)); });
  lock.lock();
}

void Connection::answered(SharedAnswer answer) {
  std::unique_lock lock(mutex_);
  if (state_ == State::closed) return;
  start_writing(std::move(answer));
  read_on(lock);
}

void Connection::refuse(int status) {
  id_ = keeper_.next_id();
  is_head_ = false;
  keep_alive_ = false;
  taken_ = unread_.size();
  Request request;
  request.id = id_;
  request.client = client_;
  request.began = since_;
  start_writing(service_.refuse(status, request));
}

void Connection::start_writing(SharedAnswer answer) {
  keep_alive_ = keep_alive_ && !keeper_.is_stopping();
  outgoing_ = Outgoing(std::move(answer), closing_fields(id_, keep_alive_), is_head_);
  if (!outgoing_.open()) {  // a file that was taken away since it was looked up
    Request request;
    request.id = id_;
    request.client = client_;
    request.began = since_;
    outgoing_ = Outgoing(service_.refuse(404, request), closing_fields(id_, keep_alive_), is_head_);
  }
  state_ = State::writing;
  since_ = Clock::now();
  progress_ = 0;
  write_on();
}

void Connection::write_on() {
  switch (outgoing_.send(socket_, progress_)) {
    case Outgoing::State::blocked:
      return keeper_.watch(*this, socket_);
    case Outgoing::State::failed:
      return end();
    case Outgoing::State::done:
      break;
  }
  outgoing_ = Outgoing();
  since_ = Clock::now();
  if (!keep_alive_) return leave();
  state_ = State::reading;
}

void Connection::writable() {
  std::unique_lock lock(mutex_);
  if (state_ != State::writing) return;
  write_on();
  read_on(lock);
}

// The client's side stays open until it has read everything and leaves, so that nothing is cut off.
void Connection::leave() {
  ::shutdown(socket_, SHUT_WR);
  state_ = State::leaving;
  since_ = Clock::now();
}

void Connection::end() {
  ::shutdown(socket_, SHUT_RDWR);
  *left_ = true;
  state_ = State::closed;
  taken_ = unread_.size();
}

void Connection::turn_away() {
  const std::lock_guard lock(mutex_);
  refuse(503);
}

void Connection::gone() {
  {
    const std::lock_guard lock(mutex_);
    if (socket_ < 0) return;
    keeper_.unwatch(socket_);
    socket_ = -1;
    *left_ = true;
    state_ = State::closed;
    outgoing_ = Outgoing();
  }
  keeper_.let_go(*this);
}

void Connection::look_at_clock(Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  if (socket_ < 0) return;
  const Limits& limits = keeper_.limits();
  const auto passed = now - since_;
  switch (state_) {
    case State::reading:
      if ((!unread_.empty() || head_) && passed > limits.head_time)
        refuse(408);
      else if (unread_.empty() && !head_ && (passed > limits.idle_time || keeper_.is_stopping()))
        end();
      break;
    case State::writing:
      if (passed <= limits.write_time) break;
      if (progress_ < limits.write_bytes) return end();
      since_ = now;
      progress_ = 0;
      break;
    case State::leaving:
      if (passed > limits.linger_time) end();
      break;
    case State::busy:
    case State::closed:
      break;
  }
}

bool Connection::is_quiet() const {
  const std::lock_guard lock(mutex_);
  return state_ != State::busy && state_ != State::writing;
}

bool Connection::is_writing() const {
  const std::lock_guard lock(mutex_);
  return state_ == State::writing;
}

}  // namespace seogo::http
