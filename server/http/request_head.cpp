// Reading the head of a request.  Whatever two programs could read in two ways is refused: a bare LF, a blank
// before the colon, folded lines, a second Content-Length, any Transfer-Encoding.
#include "http/request_head.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace seogo::http {

namespace {

bool is_token_character(char c) {
  if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return true;
  return std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_token_character);
}

// Bytes above 0x7f are let through: browsers send them raw in a target at times, and url.cpp checks the
// UTF-8.
bool has_control(std::string_view text, bool blanks_allowed) {
  return std::any_of(text.begin(), text.end(), [&](char c) {
    if (c == ' ' || c == '\t') return !blanks_allowed;
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
  });
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

bool lists(std::string_view value, std::string_view word) {
  const std::string low = lower(value);
  std::string_view rest = low;
  while (!rest.empty()) {
    const std::size_t comma = rest.find(',');
    if (trimmed(rest.substr(0, comma)) == word) return true;
    rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
  }
  return false;
}

// "GET /search?q=x HTTP/1.1" into `head`; a status when it cannot be read.
std::optional<int> read_request_line(std::string_view line, Head& head) {
  const std::size_t first = line.find(' ');
  const std::size_t last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return 400;
  const std::string_view method = line.substr(0, first);
  const std::string_view target = line.substr(first + 1, last - first - 1);
  const std::string_view version = line.substr(last + 1);
  if (!is_token(method) || target.empty() || has_control(target, false)) return 400;
  if (target.size() > limit::target_bytes) return 414;
  if (version != "HTTP/1.1" && version != "HTTP/1.0") return version.starts_with("HTTP/") ? 505 : 400;
  head.request.method = method;
  head.request.target = target;
  head.keep_alive = version == "HTTP/1.1";
  return std::nullopt;
}

std::optional<int> read_field(std::string_view line, Head& head) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return 400;
  const std::string_view value = trimmed(line.substr(colon + 1));
  if (has_control(value, true)) return 400;
  if (head.request.headers.size() == limit::fields) return 431;
  head.request.headers.emplace_back(lower(line.substr(0, colon)), std::string(value));
  return std::nullopt;
}

// What the fields say about the body and the connection.
std::optional<int> read_framing(Head& head) {
  std::size_t lengths = 0, hosts = 0;
  for (const auto& [name, value] : head.request.headers) {
    if (name == "host") ++hosts;
    if (name == "transfer-encoding") return 501;
    if (name == "expect") return 417;
    if (name == "connection" && lists(value, "close")) head.keep_alive = false;
    if (name != "content-length") continue;
    const auto [end, problem] = std::from_chars(value.data(), value.data() + value.size(), head.body_size);
    if (++lengths > 1 || value.empty() || problem == std::errc::invalid_argument ||
        end != value.data() + value.size())
      return 400;
    if (problem == std::errc::result_out_of_range || head.body_size > limit::body_bytes) return 413;
  }
  if (hosts > 1) return 400;
  return std::nullopt;
}

}  // namespace

std::variant<Head, NeedMore, Refused> read_head(std::string_view bytes) {
  Head head;
  const std::size_t first_end = bytes.find("\r\n");
  if (first_end == std::string_view::npos) {
    if (bytes.find('\n') != std::string_view::npos) return Refused{400};
    // A line that long can only be a target that is too long.
    if (bytes.size() > limit::target_bytes + 64) return Refused{414};
    return NeedMore{};
  }
  if (const auto status = read_request_line(bytes.substr(0, first_end), head)) return Refused{*status};

  std::size_t at = first_end + 2;
  while (true) {
    if (at > limit::head_bytes) return Refused{431};
    const std::size_t end = bytes.find("\r\n", at);
    if (end == std::string_view::npos) {
      if (bytes.size() > limit::head_bytes) return Refused{431};
      return NeedMore{};
    }
    if (end == at) break;
    if (const auto status = read_field(bytes.substr(at, end - at), head)) return Refused{*status};
    at = end + 2;
  }
  head.size = at + 2;
  if (head.size > limit::head_bytes) return Refused{431};
  if (const auto status = read_framing(head)) return Refused{*status};
  return head;
}

}  // namespace seogo::http
