// A plain HTTP client on a blocking socket: it sends what it is told, byte for byte, and reads one answer
// after another.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace seogo::test {

struct Answer {
  int status = 0;
  std::multimap<std::string, std::string> headers;  // names as sent
  std::string body;

  std::string header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string{} : found->second;
  }
};

class HttpClient {
 public:
  explicit HttpClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    const timeval patience{.tv_sec = 20, .tv_usec = 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
      throw std::runtime_error("no connection");
  }
  // At a socket in the file system, as a proxy of a test listens.
  explicit HttpClient(const std::string& path) : socket_(::socket(AF_UNIX, SOCK_STREAM, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
      throw std::runtime_error("no connection");
  }
  ~HttpClient() {
    if (socket_ >= 0) ::close(socket_);
  }
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  void send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) throw std::runtime_error("the server took no more");
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
  }

  // The next answer; nothing when the server closed before it began.  An answer that ends too early throws.
  std::optional<Answer> read(bool without_body = false) {
    std::size_t end = 0;
    while ((end = unread_.find("\r\n\r\n")) == std::string::npos)
      if (!fill()) {
        if (unread_.empty()) return std::nullopt;
        throw std::runtime_error("an answer without an end: " + unread_);
      }
    Answer answer = read_head(std::string_view(unread_).substr(0, end + 2));
    unread_.erase(0, end + 4);
    const std::string length = answer.header("Content-Length");
    const std::size_t size = without_body || length.empty() ? 0 : std::strtoul(length.c_str(), nullptr, 10);
    while (unread_.size() < size)
      if (!fill()) throw std::runtime_error("a body that is too short");
    answer.body = unread_.substr(0, size);
    unread_.erase(0, size);
    return answer;
  }

  // Everything until the server closes; what came before it broke off.
  std::string read_all() {
    try {
      while (fill()) {
      }
    } catch (const std::runtime_error&) {
    }
    return std::exchange(unread_, {});
  }

  // Leaves without a word, as a program that was killed.
  void reset() {
    const linger at_once{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    ::close(std::exchange(socket_, -1));
  }

  // Has room for little, so that a server soon has to wait for this client to read.
  void read_slowly() {
    const int few = 4096;
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &few, sizeof few);
  }

  // As much as arrives at once, at most `most` bytes.
  std::size_t read_some(std::size_t most) {
    std::string bytes(most, '\0');
    const ssize_t got = ::recv(socket_, bytes.data(), bytes.size(), 0);
    return got < 0 ? 0 : static_cast<std::size_t>(got);
  }

  // Whether the server has closed its side and nothing is left to read.
  bool at_end() { return unread_.empty() && !fill(); }

 private:
  bool fill() {
    char bytes[16384];
    const ssize_t got = ::recv(socket_, bytes, sizeof bytes, 0);
    if (got < 0) throw std::runtime_error("the server is silent");
    unread_.append(bytes, static_cast<std::size_t>(got));
    return got > 0;
  }

  static Answer read_head(std::string_view head) {
    Answer answer;
    answer.status = std::atoi(std::string(head.substr(9, 3)).c_str());
    head.remove_prefix(head.find("\r\n") + 2);
    while (!head.empty()) {
      const std::string_view line = head.substr(0, head.find("\r\n"));
      const std::size_t colon = line.find(": ");
      answer.headers.emplace(line.substr(0, colon), line.substr(colon + 2));
      head.remove_prefix(line.size() + 2);
    }
    return answer;
  }

  int socket_;
  std::string unread_;
};

// One request on a connection of its own.  `fields` are whole lines, each with its \r\n.
template <class Place>
Answer fetch_named(const Place& place, const std::string& host, const std::string& target,
                   const std::string& method = "GET", const std::string& fields = {}) {
  HttpClient client(place);
  client.send(method + " " + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + fields +
              "\r\n");
  std::optional<Answer> answer = client.read(method == "HEAD");
  if (!answer) throw std::runtime_error("no answer");
  if (!client.at_end()) throw std::runtime_error("bytes behind the answer");
  return *answer;
}

inline Answer fetch(std::uint16_t port, const std::string& target, const std::string& method = "GET",
                    const std::string& fields = {}) {
  return fetch_named(port, "127.0.0.1", target, method, fields);
}

}  // namespace seogo::test
