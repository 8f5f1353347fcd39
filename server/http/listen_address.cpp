// Where a server listens: what --listen says.
#include "http/listen_address.h"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <charconv>

namespace seogo::http {

namespace {

bool is_ipv4(const std::string& host) {
  in_addr ignored{};
  return inet_pton(AF_INET, host.c_str(), &ignored) == 1;
}

bool is_ipv6(const std::string& host) {
  in6_addr ignored{};
  return inet_pton(AF_INET6, host.c_str(), &ignored) == 1;
}

Unexpected unreadable(std::string_view text) {
  return fail(ErrorCode::bad_usage,
              {fmt::format("{} is no address to listen on.", text),
               fmt::format("{}: 들을 수 있는 주소가 아닙니다.", text)},
              {"Write HOST:PORT with a numeric host, such as 127.0.0.1:8080 or [::1]:8080.",
               "127.0.0.1:8080이나 [::1]:8080처럼 숫자 주소와 포트를 적어 주세요."});
}

}  // namespace

bool ListenAddress::is_loopback() const {
  return host == "::1" || (is_ipv4(host) && host.starts_with("127."));
}

std::string ListenAddress::url() const {
  return host.find(':') == std::string::npos ? fmt::format("http://{}:{}", host, port)
                                             : fmt::format("http://[{}]:{}", host, port);
}

Result<ListenAddress> read_listen_address(std::string_view text) {
  ListenAddress address;
  const std::size_t colon = text.rfind(':');
  const std::string_view port = colon == std::string_view::npos ? text : text.substr(colon + 1);
  std::string_view host = colon == std::string_view::npos ? std::string_view{} : text.substr(0, colon);
  const auto [end, problem] = std::from_chars(port.data(), port.data() + port.size(), address.port);
  if (port.empty() || problem != std::errc{} || end != port.data() + port.size()) return unreadable(text);
  if (host.empty()) return address;
  const bool bracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
  if (bracketed) host = host.substr(1, host.size() - 2);
  address.host = host == "localhost" ? std::string("127.0.0.1") : std::string(host);
  if (bracketed ? !is_ipv6(address.host) : !is_ipv4(address.host)) return unreadable(text);
  return address;
}

}  // namespace seogo::http
