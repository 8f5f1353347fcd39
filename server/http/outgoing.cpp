// The bytes of one answer on their way: head and body leave as one, a file by sendfile, never whole in
// memory.
#include "http/outgoing.h"

#include <fcntl.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace seogo::http {

namespace {

constexpr std::size_t one_turn = std::size_t{1} << 20;  // of a file, before others have theirs

bool would_wait() { return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR; }

}  // namespace

Outgoing::Outgoing(SharedAnswer answer, std::string fields, bool without_body)
    : answer_(std::move(answer)), fields_(std::move(fields)) {
  in_memory_ = answer_->head.size() + fields_.size() + (without_body ? 0 : answer_->body.size());
  if (!without_body && !answer_->file.empty()) {
    file_at_ = answer_->offset;
    file_left_ = answer_->size;
  }
}

Outgoing::Outgoing(Outgoing&& other) noexcept { *this = std::move(other); }

Outgoing& Outgoing::operator=(Outgoing&& other) noexcept {
  std::swap(answer_, other.answer_);
  std::swap(fields_, other.fields_);
  std::swap(at_, other.at_);
  std::swap(in_memory_, other.in_memory_);
  std::swap(file_, other.file_);
  std::swap(file_at_, other.file_at_);
  std::swap(file_left_, other.file_left_);
  return *this;
}

Outgoing::~Outgoing() {
  if (file_ >= 0) ::close(file_);
}

bool Outgoing::open() {
  if (file_left_ == 0) return true;
  file_ = ::open(answer_->file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  struct stat now {};
  return file_ >= 0 && ::fstat(file_, &now) == 0 && S_ISREG(now.st_mode) &&
         static_cast<std::uint64_t>(now.st_size) >= file_at_ + file_left_;
}

Outgoing::State Outgoing::send(int socket, std::size_t& sent) {
  while (at_ < in_memory_) {
    const std::array parts{std::string_view(answer_->head), std::string_view(fields_),
                           std::string_view(answer_->body)};
    std::array<iovec, 3> pieces{};
    std::size_t count = 0, skip = at_, left = in_memory_ - at_;
    for (std::string_view part : parts) {
      const std::size_t gone = std::min(skip, part.size());
      skip -= gone;
      part = part.substr(gone, left);
      left -= part.size();
      if (!part.empty()) pieces[count++] = {const_cast<char*>(part.data()), part.size()};
    }
    msghdr message{};
    message.msg_iov = pieces.data();
    message.msg_iovlen = count;
    const int more = file_left_ > 0 ? MSG_MORE : 0;
    const ssize_t written = ::sendmsg(socket, &message, MSG_DONTWAIT | MSG_NOSIGNAL | more);
    if (written < 0) return would_wait() ? State::blocked : State::failed;
    at_ += static_cast<std::size_t>(written);
    sent += static_cast<std::size_t>(written);
  }
  for (std::size_t turn = 0; file_left_ > 0;) {
    if (turn >= one_turn) return State::blocked;
    auto from = static_cast<off_t>(file_at_);
    const ssize_t written = ::sendfile(socket, file_, &from, std::min<std::uint64_t>(file_left_, one_turn));
    if (written < 0) return would_wait() ? State::blocked : State::failed;
    if (written == 0) return State::failed;  // the file has shrunk
    const auto size = static_cast<std::size_t>(written);
    file_at_ += size;
    file_left_ -= size;
    turn += size;
    sent += size;
  }
  return State::done;
}

}  // namespace seogo::http
