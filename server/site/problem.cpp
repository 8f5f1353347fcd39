// Answers that say what went wrong: JSON below /api/, a small page elsewhere.
#include "site/problem.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "pages/page.h"
#include "pages/view.h"
#include "seogo/escape.h"

namespace seogo::http {

namespace {

std::string_view heading_key(int status, std::string_view code) {
  if (code == "bad_query") return "error_query_heading";
  if (status == 404) return "error_not_found_heading";
  if (status == 503) return "error_unavailable_heading";
  return status >= 500 ? "error_internal_heading" : "error_bad_heading";
}

// "soon" as people write it: “soon”.
std::string with_curly_quotes(const std::string& text) {
  std::string out;
  bool open = true;
  for (const char c : text) {
    if (c != '"')
      out += c;
    else
      out += std::exchange(open, !open) ? "“" : "”";
  }
  return out;
}

// As HTML, with what one may type (date:2024) told from the words around it.
std::string with_examples(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t blank = std::min(text.find(' ', at), text.size());
    std::size_t end = blank;
    while (end > at && (text[end - 1] == ',' || text[end - 1] == '.')) --end;
    const std::string word = escaped(text.substr(at, end - at));
    const std::size_t colon = word.find(':');
    const bool is_example = colon != std::string::npos && colon > 0 && colon + 1 < word.size();
    out += is_example ? "<code>" + word + "</code>" : word;
    out += text.substr(end, blank + 1 - end);
    at = blank + 1;
  }
  return out;
}

}  // namespace

int status_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::bad_query:
    case ErrorCode::bad_usage:
    case ErrorCode::bad_input:
      return 400;
    case ErrorCode::not_found:
      return 404;
    case ErrorCode::no_archive:
    case ErrorCode::no_index:
    case ErrorCode::archive_locked:
    case ErrorCode::read_only:
    case ErrorCode::archive_version:
    case ErrorCode::index_version:
    case ErrorCode::damaged:
    case ErrorCode::io:
    case ErrorCode::stopped:
      return 503;
    case ErrorCode::internal:
      return 500;
  }
  return 500;
}

std::string_view name_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::bad_query:
      return "bad_query";
    case ErrorCode::bad_usage:
      return "bad_usage";
    case ErrorCode::not_found:
      return "not_found";
    case ErrorCode::no_archive:
      return "no_archive";
    case ErrorCode::no_index:
      return "no_index";
    case ErrorCode::bad_input:
      return "bad_input";
    case ErrorCode::archive_locked:
      return "archive_locked";
    case ErrorCode::read_only:
      return "read_only";
    case ErrorCode::archive_version:
      return "archive_version";
    case ErrorCode::index_version:
      return "index_version";
    case ErrorCode::damaged:
      return "damaged";
    case ErrorCode::io:
      return "io";
    case ErrorCode::stopped:
      return "stopped";
    case ErrorCode::internal:
      return "internal";
  }
  return "internal";
}

Response problem(const Call& call, const Error& error) {
  return problem(call, status_of(error.code), name_of(error.code), error.message, error.hint);
}

Response problem(const Call& call, int status, std::string_view code, const Sentence& message,
                 const Sentence& hint) {
  Response response{.status = status};
  response.with("Cache-Control", "no-store");
  if (status == 503) response.with("Retry-After", "5");
  if (call.path.starts_with("/api/")) {
    const nlohmann::json body = {{"error",
                                  {{"code", code},
                                   {"message", in(call.language, message)},
                                   {"hint", in(call.language, hint)},
                                   {"request_id", call.request.id}}}};
    response.with("Content-Type", "application/json; charset=utf-8");
    response.body = body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
    return response;
  }
  const std::string heading = say(call.language, heading_key(status, code));
  nlohmann::json view = frame(call, "error", heading);
  view["q"] = call.parameters.first("q").value_or("");  // what cannot be read can be mended
  view["heading"] = heading;
  view["message"] = with_curly_quotes(in(call.language, message));
  // Where nothing is, the link beneath says where to begin.
  view["hint"] = code == "not_found" ? "" : with_examples(in(call.language, hint));
  view["request_id"] = call.request.id;
  response.with("Content-Type", "text/html; charset=utf-8");
  response.body = render("error", view);
  return response;
}

}  // namespace seogo::http
