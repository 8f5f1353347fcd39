// Which handler answers which address: the table of routes, and what is true of every answer.
#include "routes.h"

#include <array>
#include <exception>
#include <optional>

#include "digest.h"
#include "handlers.h"
#include "problem.h"

namespace seogo::http {

namespace {

constexpr std::array table{
    Route{"GET", "/", home_page},
    Route{"GET", "/search", search_page},
    Route{"GET", "/posts/{id}", post_page},
    Route{"GET", "/media/{sha256}", media_file},
    Route{"GET", "/style.css", style_sheet},
    Route{"GET", "/favicon.svg", favicon},
    Route{"GET", "/api/v1/search", api_search},
    Route{"GET", "/api/v1/posts/{id}", api_post},
    Route{"GET", "/healthz", health},
};

// What stands for the {…} of `pattern`, or empty text where it has none; nothing when the path does not fit.
std::optional<std::string> rest_of(std::string_view path, std::string_view pattern) {
  const std::size_t open = pattern.find('{');
  if (open == std::string_view::npos) return path == pattern ? std::optional<std::string>("") : std::nullopt;
  if (path.size() <= open || !path.starts_with(pattern.substr(0, open))) return std::nullopt;
  return std::string(path.substr(open));
}

Response not_found(const Call& call) {
  return problem(call, 404, "not_found",
                 {"There is no page at this address.", "이 주소에는 아무것도 없습니다."},
                 {"Begin at the first page.", "첫 화면에서 찾아보세요."});
}

Response not_allowed(const Call& call) {
  Response response = problem(call, 405, "method_not_allowed",
                              {"This address can only be read.", "이 주소는 읽을 수만 있습니다."},
                              {"Use GET or HEAD.", "GET이나 HEAD로 요청해 주세요."});
  response.with("Allow", "GET, HEAD");
  return response;
}

Response internal_problem(const Call& call) {
  return problem(call, 500, "internal",
                 {"The server met an error of its own.", "서버 안에서 문제가 생겼습니다."},
                 {"Please report it with the number of the request.", "요청 번호와 함께 알려 주세요."});
}

Response dispatch(Call& call, const Library& library) {
  for (const Route& route : table) {
    std::optional<std::string> rest = rest_of(call.path, route.pattern);
    if (!rest) continue;
    const bool reads = call.request.method == "GET" || call.request.method == "HEAD";
    if (route.method != "GET" || !reads) return not_allowed(call);
    call.rest = std::move(*rest);
    return route.handler(call, library);
  }
  return not_found(call);
}

// If-None-Match compares weakly (RFC 9110, 13.1.2).
bool client_has(std::string_view if_none_match, std::string_view etag) {
  const auto opaque = [](std::string_view tag) { return tag.starts_with("W/") ? tag.substr(2) : tag; };
  while (!if_none_match.empty()) {
    const std::size_t comma = if_none_match.find(',');
    std::string_view tag = if_none_match.substr(0, comma);
    while (tag.starts_with(' ')) tag.remove_prefix(1);
    while (tag.ends_with(' ')) tag.remove_suffix(1);
    if (tag == "*" || opaque(tag) == opaque(etag)) return true;
    if_none_match = comma == std::string_view::npos ? std::string_view{} : if_none_match.substr(comma + 1);
  }
  return false;
}

void add_common_headers(Response& response, const Request& request) {
  const auto unless_set = [&](std::string_view name, std::string_view value) {
    if (response.header(name).empty()) response.with(name, std::string(value));
  };
  unless_set("Content-Security-Policy",
             "default-src 'none'; img-src 'self'; style-src 'self'; form-action 'self'; base-uri 'none'; "
             "frame-ancestors 'none'");
  unless_set("X-Content-Type-Options", "nosniff");
  unless_set("Referrer-Policy", "no-referrer");
  unless_set("X-Robots-Tag", "noindex");
  if (!request.id.empty()) response.with("X-Request-Id", request.id);
}

void revalidate(Response& response, const Request& request) {
  if (response.status != 200 || response.header("Cache-Control") == "no-store") return;
  if (response.header("ETag").empty()) response.with("ETag", '"' + digest(response.body) + '"');
  if (!client_has(request.header("if-none-match"), response.header("ETag"))) return;
  response.status = 304;
  response.body.clear();
  response.file.clear();
  std::erase_if(response.headers, [](const Header& header) {
    return header.first == "Content-Type" || header.first == "Content-Disposition";
  });
}

}  // namespace

std::span<const Route> routes() { return table; }

Response answer(const Request& request, const Library& library, Language standard) {
  Response response;
  std::optional<Target> target = read_target(request.target);
  Call call{.request = request, .path = target ? std::move(target->path) : request.target};
  if (target) call.parameters = std::move(target->parameters);
  call.language = choose_language(call.parameters.first("lang").value_or(""),
                                  request.header("accept-language"), standard);
  try {
    response = target ? dispatch(call, library)
                      : problem(call, 400, "bad_request",
                                {"This address is not valid UTF-8.", "이 주소는 올바른 UTF-8이 아닙니다."},
                                {"Write it percent-encoded.", "퍼센트 인코딩으로 적어 주세요."});
  } catch (const std::exception&) {
    response = internal_problem(call);
  } catch (...) {  // whatever a library throws: a worker thread must live on
    response = internal_problem(call);
  }
  revalidate(response, request);
  add_common_headers(response, request);
  return response;
}

Response answer_refused(int status, const Request& request, Language standard) {
  const Call call{.request = request, .path = request.target, .language = standard};
  Sentence message{"This request is not valid HTTP.", "올바른 HTTP 요청이 아닙니다."};
  std::string_view code = "bad_request";
  if (status == 413 || status == 414 || status == 431) {
    message = {"This request is too large.", "요청이 너무 큽니다."};
    code = "too_large";
  } else if (status == 417 || status == 501 || status == 505) {
    message = {"This server does not speak that part of HTTP.", "이 서버가 쓰지 않는 HTTP 기능입니다."};
    code = "not_supported";
  }
  Response response = problem(call, status, code, message);
  add_common_headers(response, request);
  return response;
}

}  // namespace seogo::http
