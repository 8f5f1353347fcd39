// An answer as bytes for the wire: made once, sent as often as it is asked for.
#include "http/answer.h"

#include <fmt/format.h>

#include <ctime>

namespace seogo::http {

namespace {

const std::string& date_now() {
  thread_local std::time_t at = 0;
  thread_local std::string date;
  if (const std::time_t now = std::time(nullptr); now != at) {
    at = now;
    date = http_date(now);
  }
  return date;
}

}  // namespace

SharedAnswer prepared(Response response) {
  auto answer = std::make_shared<Answer>();
  answer->status = response.status;
  answer->head = fmt::format("HTTP/1.1 {} {}\r\n", response.status, reason_phrase(response.status));
  for (const auto& [name, value] : response.headers) {
    answer->head += name;
    answer->head += ": ";
    answer->head += value;
    answer->head += "\r\n";
  }
  answer->size = response.file.empty() ? response.body.size() : response.size;
  if (response.status != 304 && response.status != 204)
    answer->head += fmt::format("Content-Length: {}\r\n", answer->size);
  answer->head.shrink_to_fit();
  answer->body = std::move(response.body);
  answer->body.shrink_to_fit();  // what writes JSON, and what packs, take up to twice the room
  answer->file = std::move(response.file);
  answer->offset = response.offset;
  return answer;
}

std::string closing_fields(const std::string& id, bool keep_alive) {
  std::string fields;
  fields.reserve(128);
  fields += "X-Request-Id: ";
  fields += id;
  fields += "\r\nDate: ";
  fields += date_now();
  fields += keep_alive ? "\r\nConnection: keep-alive\r\n\r\n" : "\r\nConnection: close\r\n\r\n";
  return fields;
}

}  // namespace seogo::http
