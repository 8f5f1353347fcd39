// What is true of every answer: how long it holds, what protects who reads it, and 304 for one who has it.
#include <exception>

#include "site/answer.h"
#include "site/digest.h"
#include "site/problem.h"
#include "site/range.h"
#include "site/routes.h"

namespace seogo::http {

namespace {

// Nothing is loaded from elsewhere, nothing runs but our own files, nobody frames a page of ours.
constexpr std::string_view content_policy =
    "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

Response internal_problem(const Call& call) {
  return problem(call, 500, "internal",
                 {"The server met an error of its own.", "서버 안에서 문제가 생겼습니다."},
                 {"Please report it with the number of the request.", "요청 번호와 함께 알려 주세요."});
}

std::string caching(Keep keep, bool for_one_reader) {
  const std::string whose = for_one_reader ? "private, " : "";
  switch (keep) {
    case Keep::no:
      return "no-store";
    case Keep::this_day:
    case Keep::until_change:
      return whose + "no-cache";
    case Keep::a_day:
      return whose + "max-age=86400";
    case Keep::for_ever:
      return whose + "max-age=31536000, immutable";
  }
  return "no-store";
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

}  // namespace

void add_headers_of_all(Response& response, const Site& site, std::string_view path) {
  const auto unless_set = [&](std::string_view name, std::string_view value) {
    if (response.header(name).empty()) response.with(name, std::string(value));
  };
  unless_set("Content-Security-Policy", content_policy);
  unless_set("X-Content-Type-Options", "nosniff");
  unless_set("Referrer-Policy", "no-referrer");
  unless_set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
  unless_set("Cross-Origin-Opener-Policy", "same-origin");
  if (!site.is_public) unless_set("X-Robots-Tag", "noindex");
  if (!site.cors.empty() && path.starts_with("/api/")) {
    response.with("Access-Control-Allow-Origin", site.cors);
    response.with("Access-Control-Expose-Headers", "ETag, Retry-After, X-Request-Id");
    if (site.cors != "*") add_vary(response, "Origin");
  }
}

Response run(const Asked& asked, const Library& library) {
  const Call& call = asked.call;
  Response response;
  try {
    response = asked.route->handler(call, library);
  } catch (const std::exception&) {
    response = internal_problem(call);
  } catch (...) {  // whatever a library throws: a worker thread must live on
    response = internal_problem(call);
  }
  if (response.header("Cache-Control").empty())
    response.with("Cache-Control", caching(response.status < 400 ? asked.route->keep : Keep::no,
                                           !call.site.credentials.empty()));
  const bool is_kept = response.status == 200 && response.header("Cache-Control") != "no-store";
  if (is_kept && response.header("ETag").empty()) response.with("ETag", '"' + digest(response.body) + '"');
  add_headers_of_all(response, call.site, call.path);
  return response;
}

void finish(Response& response, const Request& request) {
  if (response.status != 200) return;
  const std::string_view etag = response.header("ETag");
  if (!etag.empty() && client_has(request.header("if-none-match"), etag)) {
    response.status = 304;
    response.body.clear();
    response.file.clear();
    std::erase_if(response.headers, [](const Header& header) {
      return header.first == "Content-Type" || header.first == "Content-Disposition" ||
             header.first == "Content-Encoding";
    });
    return;
  }
  const std::string_view if_range = request.header("if-range");
  if (!response.file.empty() && (if_range.empty() || if_range == etag))
    cut(response, request.header("range"));
}

Response answer(Request request, const Library& library, const Site& site) {
  Asked asked = read_request(std::move(request), site);
  if (asked.route == nullptr) return std::move(asked.refused);
  Response response = run(asked, library);
  finish(response, asked.call.request);
  return response;
}

Response answer_refused(int status, const Request& request, const Site& site) {
  const Call call{.request = request, .site = site, .path = request.target, .language = site.language};
  Sentence message{"This request is not valid HTTP.", "올바른 HTTP 요청이 아닙니다."};
  std::string_view code = "bad_request";
  if (status == 413 || status == 414 || status == 431) {
    message = {"This request is too large.", "요청이 너무 큽니다."};
    code = "too_large";
  } else if (status == 404) {
    message = {"The file is not in the archive any more.", "그 파일은 이제 서고에 없습니다."};
    code = "not_found";
  } else if (status == 405 || status == 417) {
    message = {"This server does not speak that part of HTTP.", "이 서버가 쓰지 않는 HTTP 기능입니다."};
    code = "not_supported";
  } else if (status == 408) {
    message = {"The request took too long to arrive.", "요청이 너무 느리게 들어왔습니다."};
    code = "timeout";
  } else if (status == 429) {
    message = {"There were too many requests from this address.", "이 주소에서 요청이 너무 많이 왔습니다."};
    code = "too_many_requests";
  } else if (status == 503) {
    message = {"The server has more to do than it can.", "지금은 요청이 너무 많습니다."};
    code = "busy";
  }
  Response response = problem(call, status, code, message);
  if (status == 429 || status == 503) response.with("Retry-After", "1");
  if (status == 405) response.with("Allow", "GET, HEAD, OPTIONS");
  add_headers_of_all(response, site, call.path);
  return response;
}

}  // namespace seogo::http
