// Which handler answers which address: the table of routes, and how a request finds its row.
#include "site/routes.h"

#include <array>
#include <optional>

#include "site/admission.h"
#include "site/answer.h"
#include "site/handlers.h"
#include "site/problem.h"

namespace seogo::http {

namespace {

constexpr std::string_view of_search = "q limit offset sort blog category tag from to facets exact";
constexpr std::string_view of_feed = "Host q blog category tag from to exact";

constexpr std::array table{
    Route{"GET", "/", home_page, Lane::search, Keep::this_day},
    Route{"GET", "/search", search_page, Lane::search, Keep::until_change, of_search},
    Route{"GET", "/posts/{id}", post_page, Lane::search, Keep::until_change, "Host q version"},
    Route{"GET", "/versions/{id}", versions_page, Lane::archive, Keep::until_change},
    Route{"GET", "/browse", browse_page, Lane::archive, Keep::until_change},
    Route{"GET", "/tags", tags_page, Lane::search, Keep::until_change, "sort"},
    Route{"GET", "/timeline", timeline_page, Lane::archive, Keep::until_change},
    Route{"GET", "/stats", numbers_page, Lane::archive, Keep::until_change},
    Route{"GET", "/missing", missing_page, Lane::archive, Keep::this_day, "blog what offset"},
    Route{"GET", "/help", help_page, Lane::here, Keep::a_day},
    Route{"GET", "/random", random_post, Lane::search, Keep::no},
    Route{"GET", "/source/{id}", source_page, Lane::archive, Keep::until_change},
    Route{"GET", "/frame/{id}", source_frame, Lane::archive, Keep::until_change},
    Route{"GET", "/media/{sha256}", media_file, Lane::archive, Keep::for_ever},
    Route{"GET", "/assets/{name}", asset, Lane::here, Keep::for_ever, "v"},
    Route{"GET", "/favicon.svg", asset, Lane::here, Keep::a_day},
    Route{"GET", "/api/v1/search", api_search, Lane::search, Keep::until_change, of_search},
    Route{"GET", "/api/v1/suggest", api_suggest, Lane::search, Keep::until_change, "q"},
    Route{"GET", "/api/v1/posts/{id}", api_post, Lane::archive, Keep::until_change},
    Route{"GET", "/api/v1/similar/{id}", api_similar, Lane::search, Keep::until_change, "limit"},
    Route{"GET", "/api/v1/source/{id}", api_source, Lane::archive, Keep::until_change},
    Route{"GET", "/api/v1/stats", api_stats, Lane::archive, Keep::until_change},
    Route{"GET", "/api/v1/missing", api_missing, Lane::archive, Keep::until_change},
    Route{"GET", "/feed.atom", newest_feed, Lane::search, Keep::until_change, of_feed},
    Route{"GET", "/search.atom", search_feed, Lane::search, Keep::until_change, of_feed},
    Route{"GET", "/sitemap.xml", site_map, Lane::search, Keep::until_change, "Host year"},
    Route{"GET", "/opensearch.xml", open_search, Lane::here, Keep::a_day, "Host"},
    Route{"GET", "/robots.txt", robots, Lane::here, Keep::a_day, "Host"},
    Route{"GET", "/openapi.json", description, Lane::here, Keep::a_day, "Host"},
    Route{"GET", "/healthz", health, Lane::here, Keep::no},
    Route{"GET", "/readyz", readiness, Lane::archive, Keep::no},
    Route{"GET", "/metrics", numbers, Lane::archive, Keep::no},
    Route{"GET", "/{old}", old_address, Lane::archive, Keep::until_change},  // only with --as; the last
};

constexpr const char* methods = "GET, HEAD, OPTIONS";

// What stands for the {…} of `pattern`, or empty text where it has none; nothing when the path does not fit.
std::optional<std::string_view> rest_of(std::string_view path, std::string_view pattern) {
  const std::size_t open = pattern.find('{');
  if (open == std::string_view::npos)
    return path == pattern ? std::optional(std::string_view{}) : std::nullopt;
  if (path.size() <= open || !path.starts_with(pattern.substr(0, open))) return std::nullopt;
  return path.substr(open);
}

// A proxy may pass the public prefix on, or take it off.
void take_prefix_off(std::string& path, std::string_view prefix) {
  if (prefix.empty() || !path.starts_with(prefix)) return;
  if (path.size() == prefix.size())
    path = "/";
  else if (path[prefix.size()] == '/')
    path.erase(0, prefix.size());
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
  return response.with("Allow", methods);
}

Response what_is_allowed(const Call& call) {
  Response response{.status = 204};
  response.with("Allow", methods).with("Cache-Control", "no-store");
  if (!call.site.cors.empty() && !call.request.header("access-control-request-method").empty())
    response.with("Access-Control-Allow-Methods", "GET, HEAD")
        .with("Access-Control-Allow-Headers", "Authorization, If-None-Match")
        .with("Access-Control-Max-Age", "86400");
  return response;
}

const Route* find_route(Call& call) {
  for (const Route& route : table) {
    if (route.handler == old_address && call.site.blog.empty()) break;
    if (const auto rest = rest_of(call.path, route.pattern)) {
      call.rest = *rest;
      return &route;
    }
  }
  return nullptr;
}

}  // namespace

std::span<const Route> routes() { return table; }

std::string Asked::key() const {
  std::string key = call.path;
  key += '\n';
  key += name_of(call.language);
  key += call.kept_language();
  if (route->keep == Keep::this_day) key += to_digits(today()).substr(0, 8);
  for (std::string_view names = route->parameters; !names.empty();) {
    const std::size_t blank = names.find(' ');
    const std::string_view name = names.substr(0, blank);
    names = blank == std::string_view::npos ? std::string_view{} : names.substr(blank + 1);
    if (name == "Host") key += '\n' + call.origin();
    for (const auto& [key_of, value] : call.parameters.items()) {
      if (key_of != name || value.empty()) continue;
      key += '\n';
      key += name;
      key += '=';
      key += value;  // newlines in it forge nothing: they only make the key of a search nobody asked for
    }
  }
  return key;
}

Asked read_request(Request request, const Site& site) {
  Asked asked{.call = {.request = std::move(request), .site = site, .language = site.language}};
  Call& call = asked.call;
  std::optional<Target> target = read_target(call.request.target);
  const bool is_asterisk = call.request.target == "*" && call.request.method == "OPTIONS";
  call.path = target ? std::move(target->path) : is_asterisk ? "/" : call.request.target;
  take_prefix_off(call.path, site.prefix);
  if (target) call.parameters = std::move(target->parameters);
  call.language = choose_language(call.parameters.first("lang").value_or(""),
                                  call.request.header("accept-language"), site.language);
  const auto refuse = [&](Response response) {
    add_headers_of_all(response, site, call.path);
    asked.refused = std::move(response);
    return std::move(asked);
  };
  if (std::optional<Response> refused = refuse_admission(call)) return refuse(std::move(*refused));
  if (!target && !is_asterisk)
    return refuse(problem(call, 400, "bad_request",
                          {"This address is not valid UTF-8.", "이 주소는 올바른 UTF-8이 아닙니다."},
                          {"Write it percent-encoded.", "퍼센트 인코딩으로 적어 주세요."}));
  if (is_asterisk) return refuse(what_is_allowed(call));
  const Route* route = find_route(call);
  if (route == nullptr) return refuse(not_found(call));
  if (call.request.method == "OPTIONS") return refuse(what_is_allowed(call));
  if (call.request.method != "GET" && call.request.method != "HEAD") return refuse(not_allowed(call));
  asked.route = route;
  return asked;
}

}  // namespace seogo::http
