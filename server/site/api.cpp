// The routes for programs: search and posts as JSON.
#include <algorithm>
#include <string>
#include <string_view>

#include "seogo/post_json.h"
#include "seogo/results_json.h"
#include "site/digest.h"
#include "site/handlers.h"
#include "site/problem.h"
#include "site/search_state.h"

namespace seogo::http {

namespace {

constexpr std::size_t most_similar = 100;
constexpr std::size_t most_suggestions = 10;

Response json_response(std::string body) {
  Response response;
  response.with("Content-Type", "application/json; charset=utf-8");
  response.body = std::move(body);
  response.body += '\n';
  return response;
}

// The time that a search took is part of the answer, but no reason to call it another answer.  A text that
// says the same has a backslash before each quote.
std::string without_time(std::string_view json) {
  const std::size_t begin = std::min(json.find("\"took_ms\":"), json.size());
  const std::size_t end = std::min(json.find(',', begin), json.size());
  return std::string(json.substr(0, begin)).append(json.substr(end));
}

}  // namespace

Response api_search(const Call& call, const Library& library) {
  const Result<SearchState> state = read_search(call.parameters);
  if (!state) return problem(call, state.error());
  const Result<SearchRequest> request = to_request(*state, call);
  if (!request) return problem(call, request.error());
  const Result<SearchResults> results = library.search(*request);
  if (!results) return problem(call, results.error());
  Response response = json_response(to_json(*results, state->q, *request));
  if (results->partial)
    response.with("Cache-Control", "no-store");
  else
    response.with("ETag", "W/\"" + digest(without_time(response.body)) + '"');
  return response;
}

Response api_suggest(const Call& call, const Library& library) {
  const auto suggestions = library.suggest(call.parameters.first("q").value_or(""), most_suggestions);
  if (!suggestions) return problem(call, suggestions.error());
  return json_response(to_json(*suggestions));
}

Response api_post(const Call& call, const Library& library) {
  const Result<Post> post = library.post(call.rest);
  if (!post) return problem(call, post.error());
  if (post->id != call.rest) {
    Response moved = json_response("{}");
    moved.status = 301;
    return moved.with("Location", call.plain_link("/api/v1/posts/" + encoded_path(post->id)));
  }
  return json_response(to_json(*post));
}

Response api_similar(const Call& call, const Library& library) {
  const Result<SearchState> state = read_search(call.parameters);
  if (!state) return problem(call, state.error());
  // The index knows posts by their present id, the archive also by those that they had.
  const Result<Post> post = library.post(call.rest);
  if (!post) return problem(call, post.error());
  SearchRequest listed;
  listed.limit = std::min(state->limit, most_similar);
  Result<SearchResults> results = library.similar(post->id, listed.limit);
  if (!results) return problem(call, results.error());
  results->took_ms = 0;  // equal answers are equal bytes
  return json_response(to_json(*results, post->id, listed));
}

}  // namespace seogo::http
