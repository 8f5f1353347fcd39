// A plain HTTP client on a blocking socket: it sends what it is told, byte for byte, and reads one answer
// after another.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

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
  ~HttpClient() { ::close(socket_); }
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
inline Answer fetch(std::uint16_t port, const std::string& target, const std::string& method = "GET",
                    const std::string& fields = {}) {
  HttpClient client(port);
  client.send(method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n" + fields +
              "\r\n");
  std::optional<Answer> answer = client.read(method == "HEAD");
  if (!answer) throw std::runtime_error("no answer");
  if (!client.at_end()) throw std::runtime_error("bytes behind the answer");
  return *answer;
}

}  // namespace seogo::test
