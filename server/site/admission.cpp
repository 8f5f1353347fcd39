// Who may ask at all: the Host that was meant, and what the reader knows where the archive is private.
#include "site/admission.h"

#include <algorithm>
#include <cstdint>

#include "site/problem.h"

namespace seogo::http {

namespace {

// "127.0.0.1:8080" and "[::1]:8080" without their port, in lower case.
std::string host_name(std::string_view host) {
  const std::size_t bracket = host.rfind(']');
  const std::size_t colon = host.rfind(':');
  if (colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket))
    host = host.substr(0, colon);
  std::string name(host);
  for (char& c : name)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return name;
}

bool is_own_name(std::string_view host, const Site& site) {
  const std::string name = host_name(host);
  if (name.empty() || name == "localhost" || name == "[::1]" || name == "::1") return true;
  if (name.starts_with("127.") &&
      std::all_of(name.begin(), name.end(), [](char c) { return c == '.' || (c >= '0' && c <= '9'); }))
    return true;
  const std::size_t scheme = site.origin.find("://");
  return scheme != std::string::npos && name == host_name(std::string_view(site.origin).substr(scheme + 3));
}

// Takes as long whatever they differ in.
bool equal_in_constant_time(std::string_view said, std::string_view known) {
  std::size_t difference = said.size() ^ known.size();
  for (std::size_t i = 0; i < said.size(); ++i) {
    const char other = known.empty() ? '\0' : known[i % known.size()];
    difference |= static_cast<std::uint8_t>(said[i] ^ other);
  }
  return difference == 0;
}

// What base64 says; empty where it is none.
std::string from_base64(std::string_view text) {
  static constexpr std::string_view alphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    if (c == '=') break;
    const std::size_t value = alphabet.find(c);
    if (value == std::string_view::npos) return {};
    bits = bits << 6 | static_cast<std::uint32_t>(value);
    if ((count += 6) < 8) continue;
    count -= 8;
    out += static_cast<char>(bits >> count & 0xff);
  }
  return out;
}

bool starts_with_word(std::string_view text, std::string_view word) {
  return text.size() > word.size() && std::equal(word.begin(), word.end(), text.begin(),
                                                 [](char a, char b) { return (a | 0x20) == (b | 0x20); });
}

bool has_credentials(const Request& request, const Site& site) {
  const std::string_view said = request.header("authorization");
  std::string secret;
  if (starts_with_word(said, "basic "))
    secret = from_base64(said.substr(6));
  else if (starts_with_word(said, "bearer "))
    secret = said.substr(7);
  bool found = false;
  for (const std::string& known : site.credentials) found |= equal_in_constant_time(secret, known);
  return found;
}

}  // namespace

std::optional<Response> refuse_admission(const Call& call) {
  const Site& site = call.site;
  if (call.path == "/healthz" || call.path == "/readyz") return std::nullopt;
  if (site.is_loopback && !is_own_name(call.request.header("host"), site))
    return problem(call, 403, "foreign_host",
                   {"This server is not known under that name.", "이 서버는 그런 이름으로 불리지 않습니다."},
                   {"Behind a proxy, say which name it has: --public-url https://NAME/",
                    "프록시 뒤라면 이름을 알려 주세요: --public-url https://이름/"});
  if (!site.credentials.empty() && !has_credentials(call.request, site))
    return problem(call, 401, "unauthorized", {"This archive is private.", "비공개 서고입니다."},
                   {"Sign in with the name and password that its owner gave out.",
                    "주인이 알려 준 이름과 비밀번호로 들어오세요."})
        .with("WWW-Authenticate", "Basic realm=\"seogo\", charset=\"UTF-8\"");
  return std::nullopt;
}

}  // namespace seogo::http
