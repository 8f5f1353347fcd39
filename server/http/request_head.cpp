// Reading the head of a request.  The grammar is http-parser's, which is known to this file alone; it is
// lenient by design, so what two programs could read in two ways is refused before it: a bare LF, a blank
// before the colon, folded lines, control characters, a second Host or length, a length beside chunks.
#include "http/request_head.h"

#include <http_parser.h>

#include <algorithm>
#include <array>
#include <optional>

namespace seogo::http {

namespace {

// What is checked here was looked up in this release; another one must be looked at again.
static_assert(HTTP_PARSER_VERSION_MAJOR == 2 && HTTP_PARSER_VERSION_MINOR == 9);

// What a byte may stand for in a head.
struct ByteClasses {
  std::array<bool, 256> token{}, control{};
};

constexpr ByteClasses classes = [] {
  ByteClasses made;
  for (unsigned byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    made.token[byte] = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
    // Bytes above 0x7f are let through: browsers send them raw in a target at times, and url.cpp checks the
    // UTF-8.
    made.control[byte] = (byte < 0x20 && c != '\t') || byte == 0x7f;
  }
  return made;
}();

bool is_control(char c) { return classes.control[static_cast<unsigned char>(c)]; }

bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(),
                                      [](char c) { return classes.token[static_cast<unsigned char>(c)]; });
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool equals(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

// "GET /search?q=x HTTP/1.1": three parts with one blank between them.
std::optional<Refused> refuse_request_line(std::string_view line) {
  const std::size_t first = line.find(' ');
  const std::size_t last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return Refused{400};
  const std::string_view target = line.substr(first + 1, last - first - 1);
  if (!is_token(line.substr(0, first)) || target.empty()) return Refused{400};
  if (std::any_of(target.begin(), target.end(),
                  [](char c) { return c == ' ' || c == '\t' || is_control(c); }))
    return Refused{400};
  if (target.size() > limit::target_bytes) return Refused{414};
  const std::string_view version = line.substr(last + 1);
  if (version != "HTTP/1.1" && version != "HTTP/1.0") return Refused{400};
  return std::nullopt;
}

// Each line of `head` ends in CRLF, and each field begins with a name and a colon.
std::optional<Refused> refuse_lines(std::string_view head) {
  std::size_t fields = 0;
  for (std::size_t at = 0; at < head.size();) {
    const std::size_t end = head.find("\r\n", at);
    const std::string_view line = head.substr(at, end - at);
    if (std::any_of(line.begin(), line.end(), is_control)) return Refused{400};
    if (at == 0) {
      if (const auto refused = refuse_request_line(line)) return refused;
    } else if (!line.empty()) {
      const std::size_t colon = line.find(':');
      if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return Refused{400};
      if (++fields > limit::fields) return Refused{431};
    }
    at = end + 2;
  }
  return std::nullopt;
}

// What http-parser calls back for.
struct Fields {
  Request request;
  bool in_value = false;
};

int take_target(http_parser* parser, const char* at, std::size_t size) {
  static_cast<Fields*>(parser->data)->request.target.append(at, size);
  return 0;
}

int take_name(http_parser* parser, const char* at, std::size_t size) {
  auto& fields = *static_cast<Fields*>(parser->data);
  fields.request.headers.emplace_back(std::string(at, size), std::string{});
  for (char& c : fields.request.headers.back().first) c = lower(c);
  return 0;
}

int take_value(http_parser* parser, const char* at, std::size_t size) {
  std::string_view value(at, size);
  while (value.ends_with(' ') || value.ends_with('\t')) value.remove_suffix(1);
  static_cast<Fields*>(parser->data)->request.headers.back().second = value;
  return 0;
}

// What the fields say about the body and the connection.
std::optional<Refused> refuse_framing(const http_parser& parser, std::size_t most_body, Head& head) {
  std::size_t lengths = 0, hosts = 0, codings = 0;
  for (const auto& [name, value] : head.request.headers) {
    if (name == "host") ++hosts;
    if (name == "transfer-encoding" && (++codings > 1 || !equals(value, "chunked"))) return Refused{400};
    if (name == "expect") {
      if (!equals(value, "100-continue")) return Refused{417};
      head.waits_for_continue = true;
    }
    // http-parser takes blanks inside for the number's end.
    if (name == "content-length" &&
        (++lengths > 1 || value.empty() || value.find_first_not_of("0123456789") != std::string::npos))
      return Refused{400};
  }
  const bool is_newest = parser.http_minor == 1;
  if (hosts > 1 || (is_newest && hosts == 0)) return Refused{400};
  if (codings > 0 && (lengths > 0 || !is_newest)) return Refused{400};
  head.is_chunked = codings > 0;
  head.body_size = lengths == 0 ? 0 : static_cast<std::size_t>(parser.content_length);
  if (head.body_size > most_body) return Refused{413};
  if ((head.body_size == 0 && !head.is_chunked) || !is_newest) head.waits_for_continue = false;
  head.keep_alive =
      is_newest ? (parser.flags & F_CONNECTION_CLOSE) == 0 : (parser.flags & F_CONNECTION_KEEP_ALIVE) != 0;
  return std::nullopt;
}

}  // namespace

std::variant<Head, NeedMore, Refused> read_head(std::string_view bytes, std::size_t seen,
                                                std::size_t most_body) {
  // One empty line before a request is passed over (RFC 9112, 2.2).
  const std::size_t skipped = bytes.starts_with("\r\n") ? 2 : 0;
  const std::string_view text = bytes.substr(skipped);
  const std::size_t from = std::max(seen, skipped + 3) - skipped - 3;
  const std::size_t end = text.find("\r\n\r\n", from);
  const std::string_view head_bytes = end == std::string_view::npos ? text : text.substr(0, end + 4);
  for (std::size_t lf = head_bytes.find('\n', from); lf != std::string_view::npos;
       lf = head_bytes.find('\n', lf + 1))
    if (lf == 0 || head_bytes[lf - 1] != '\r') return Refused{400};
  if (end == std::string_view::npos || head_bytes.size() > limit::head_bytes) {
    if (text.size() <= limit::target_bytes) return NeedMore{};
    const std::size_t line = text.find("\r\n");
    // A line that long can only be a target that is too long.
    if (line == std::string_view::npos || line > limit::target_bytes + 64) return Refused{414};
    if (text.size() > limit::head_bytes) return Refused{431};
    return NeedMore{};
  }
  if (const auto refused = refuse_lines(head_bytes)) return *refused;

  Fields fields;
  fields.request.headers.reserve(16);
  http_parser parser;
  http_parser_init(&parser, HTTP_REQUEST);
  parser.data = &fields;
  http_parser_settings settings{};
  settings.on_url = take_target;
  settings.on_header_field = take_name;
  settings.on_header_value = take_value;
  http_parser_execute(&parser, &settings, head_bytes.data(), head_bytes.size());
  const http_errno problem = HTTP_PARSER_ERRNO(&parser);
  if (problem != HPE_OK) return Refused{problem == HPE_INVALID_METHOD ? 405 : 400};
  Head head{.request = std::move(fields.request), .size = skipped + head_bytes.size()};
  head.request.method = http_method_str(static_cast<http_method>(parser.method));
  if (const auto refused = refuse_framing(parser, most_body, head)) return *refused;
  return head;
}

}  // namespace seogo::http
