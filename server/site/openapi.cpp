// The description of the API (OpenAPI 3.1): made from the table of routes, so that it cannot tell of others.
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "seogo/version.h"
#include "site/handlers.h"
#include "site/routes.h"

namespace seogo::http {

namespace {

using Json = nlohmann::ordered_json;

struct Described {
  std::string_view pattern, summary, type;
  std::string_view statuses;  // beside those that every route has
};

constexpr std::string_view json_type = "application/json", page_type = "text/html",
                           atom_type = "application/atom+xml";

constexpr std::array described{
    Described{"/", "The first page", page_type, "200 304"},
    Described{"/search", "The page of answers to a search", page_type, "200 304 400 503"},
    Described{"/posts/{id}", "An archived post to read", page_type, "200 301 304 404 503"},
    Described{"/versions/{id}", "The different texts of a post that are held", page_type, "200 304 404 503"},
    Described{"/browse", "The categories of each blog", page_type, "200 304 503"},
    Described{"/tags", "The tags", page_type, "200 304 503"},
    Described{"/timeline", "The years and months", page_type, "200 304 503"},
    Described{"/stats", "What the archive holds, as a page", page_type, "200 304 503"},
    Described{"/missing", "What it knows of but does not hold, as a page", page_type, "200 304 503"},
    Described{"/help", "The query language and the keys", page_type, "200 304"},
    Described{"/random", "Leads to a post that nobody chose", page_type, "200 303 503"},
    Described{"/source/{id}", "The source of a post in a frame, where sources are served", page_type,
              "200 304 404 503"},
    Described{"/frame/{id}", "What stands in that frame", page_type, "200 304 404 503"},
    Described{"/media/{sha256}", "An archived picture or file", "application/octet-stream",
              "200 206 304 404 416 503"},
    Described{"/assets/{name}", "A file that pages load", "text/css", "200 304 404"},
    Described{"/favicon.svg", "The icon", "image/svg+xml", "200 304"},
    Described{"/feed.atom", "The newest posts", atom_type, "200 304 400 503"},
    Described{"/search.atom", "The newest posts that answer a search", atom_type, "200 304 400 503"},
    Described{"/opensearch.xml", "How browsers search here", "application/opensearchdescription+xml",
              "200 304"},
    Described{"/sitemap.xml", "Every post's address, where search engines may read", "application/xml",
              "200 304 400 404 503"},
    Described{"/robots.txt", "What search engines may read", "text/plain", "200 304"},
    Described{"/openapi.json", "This description", json_type, "200 304"},
    Described{"/api/v1/search", "Search the posts", json_type, "200 304 400 503"},
    Described{"/api/v1/suggest", "What someone who types may mean", json_type, "200 304 503"},
    Described{"/api/v1/posts/{id}", "A post", json_type, "200 301 304 404 503"},
    Described{"/api/v1/similar/{id}", "Posts like one, the likest first", json_type, "200 304 404 503"},
    Described{"/api/v1/source/{id}", "The newest source of a post, as it came", "application/octet-stream",
              "200 304 403 404 503"},
    Described{"/api/v1/stats", "What the archive holds", json_type, "200 304 503"},
    Described{"/api/v1/missing", "What the archive knows of but does not hold", json_type, "200 304 503"},
    Described{"/healthz", "Whether the server is alive", json_type, "200"},
    Described{"/readyz", "Whether it can answer, and why not", json_type, "200 503"},
    Described{"/metrics", "Its numbers, in Prometheus' text format", "text/plain", "200"},
};

struct Parameter {
  std::string_view name, about, kind;
};
constexpr std::array parameters{
    Parameter{"q", "Words, in the query language", "string"},
    Parameter{"limit", "How many hits, 10 unless told", "integer"},
    Parameter{"offset", "From which hit on; offset and limit reach to 10000", "integer"},
    Parameter{"sort", "relevance, newest or oldest", "string"},
    Parameter{"blog", "Of this blog; may repeat: any of them", "array"},
    Parameter{"category", "In this category or below it, A/B; may repeat: any of them", "array"},
    Parameter{"tag", "With this tag; may repeat: all of them", "array"},
    Parameter{"from", "Published then or later: 2024, 2024-03, 2024-03-05; 400 for anything else", "string"},
    Parameter{"to", "Published then or earlier, written like `from`", "string"},
    Parameter{"facets", "0 leaves the counts out", "string"},
    Parameter{"exact", "1 reads the words as they are typed, whatever they find", "string"},
    Parameter{"year", "The posts of one year", "string"},
    Parameter{"what", "posts or pictures", "string"},
    Parameter{"version", "Which of the texts of the post, from the oldest on", "string"},
    Parameter{"v", "Names the version of the file", "string"},
};

std::string_view about_status(int status) {
  switch (status) {
    case 200:
      return "The answer";
    case 206:
      return "The part that was asked for";
    case 301:
      return "It has another address now";
    case 303:
      return "Leads on to a post";
    case 304:
      return "The client has it already";
    case 400:
      return "The address or a parameter cannot be read";
    case 401:
      return "The archive is private";
    case 403:
      return "Not handed out, or asked for under a foreign name";
    case 404:
      return "There is no such thing, or it may not be seen";
    case 416:
      return "The part lies outside of the file";
    case 429:
      return "Too many requests of this client";
    default:
      return "No answer now; Retry-After says when";
  }
}

std::vector<int> statuses_of(std::string_view list) {
  std::vector<int> statuses{400, 401, 429};
  for (std::size_t at = 0; at < list.size(); at += 4)
    statuses.push_back(std::atoi(std::string(list.substr(at, 3)).c_str()));
  std::sort(statuses.begin(), statuses.end());
  statuses.erase(std::unique(statuses.begin(), statuses.end()), statuses.end());
  return statuses;
}

Json responses_of(const Described& route) {
  const bool is_open =
      route.pattern == "/healthz" || route.pattern == "/readyz";  // also to those who do not sign in
  Json responses = Json::object();
  for (const int status : statuses_of(route.statuses)) {
    if (status == 401 && is_open) continue;
    Json response = {{"description", about_status(status)}};
    const bool is_error = status >= 400 && !(is_open && status == 503) && status != 416;
    if (status == 200 || status == 206)
      response["content"] = {{std::string(route.type), Json::object()}};
    else if (is_error && route.pattern.starts_with("/api/"))
      response["content"] = {
          {std::string(json_type), {{"schema", {{"$ref", "#/components/schemas/Error"}}}}}};
    responses[std::to_string(status)] = std::move(response);
  }
  return responses;
}

Json parameters_of(const Route& route) {
  Json list = Json::array();
  if (const std::size_t open = route.pattern.find('{'); open != std::string_view::npos)
    list.push_back({{"name", route.pattern.substr(open + 1, route.pattern.size() - open - 2)},
                    {"in", "path"},
                    {"required", true},
                    {"description", "The rest of the path, percent-encoded, slashes as they are"},
                    {"schema", {{"type", "string"}}}});
  for (const Parameter& each : parameters) {
    const std::string padded = " " + std::string(route.parameters) + " ";
    if (padded.find(" " + std::string(each.name) + " ") == std::string::npos) continue;
    Json schema = {{"type", each.kind}};
    if (each.kind == "array") schema["items"] = {{"type", "string"}};
    list.push_back(
        {{"name", each.name}, {"in", "query"}, {"description", each.about}, {"schema", std::move(schema)}});
  }
  return list;
}

}  // namespace

Response description(const Call& call, const Library&) {
  Json paths = Json::object();
  for (const Route& route : routes()) {
    const auto row = std::find_if(described.begin(), described.end(),
                                  [&](const Described& each) { return each.pattern == route.pattern; });
    if (row == described.end()) continue;
    paths[std::string(route.pattern)] = {{"get",
                                          {{"summary", row->summary},
                                           {"parameters", parameters_of(route)},
                                           {"responses", responses_of(*row)}}}};
  }
  const Json error = {{"type", "object"},
                      {"properties",
                       {{"error",
                         {{"type", "object"},
                          {"properties",
                           {{"code", {{"type", "string"}}},
                            {"message", {{"type", "string"}}},
                            {"hint", {{"type", "string"}}},
                            {"request_id", {{"type", "string"}}}}}}}}}};
  const Json all = {{"openapi", "3.1.0"},
                    {"info",
                     {{"title", "seogo"},
                      {"version", version},
                      {"description", "An archive of blog posts: search, read, ask."}}},
                    {"servers", Json::array({{{"url", call.origin() + call.site.prefix}}})},
                    {"paths", std::move(paths)},
                    {"components", {{"schemas", {{"Error", error}}}}}};
  Response response;
  response.with("Content-Type", "application/json; charset=utf-8");
  response.body = all.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
  return response;
}

}  // namespace seogo::http
