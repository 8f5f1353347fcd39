// Answers that say what went wrong: JSON below /api/, a small page elsewhere.
#include "site/problem.h"

#include <nlohmann/json.hpp>

#include "pages/page.h"
#include "pages/view.h"

namespace seogo::http {

namespace {

std::string_view heading_key(int status) {
  if (status == 404) return "error_not_found_heading";
  if (status == 503) return "error_unavailable_heading";
  return status >= 500 ? "error_internal_heading" : "error_bad_heading";
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
  const std::string heading = say(call.language, heading_key(status));
  nlohmann::json view = frame(call, "error", heading);
  view["q"] = call.parameters.first("q").value_or("");  // what cannot be read can be mended
  view["heading"] = heading;
  view["message"] = in(call.language, message);
  view["hint"] = in(call.language, hint);
  view["request_id"] = call.request.id;
  response.with("Content-Type", "text/html; charset=utf-8");
  response.body = render("error", view);
  return response;
}

}  // namespace seogo::http
