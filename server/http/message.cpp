// What a handler is given and what it returns, and how an answer's head is written.
#include "http/message.h"

#include <fmt/format.h>

#include <ctime>

namespace seogo::http {

namespace {

std::string_view value_of(const std::vector<Header>& headers, std::string_view name) {
  for (const Header& header : headers)
    if (header.first == name) return header.second;
  return {};
}

}  // namespace

std::string_view Request::header(std::string_view name) const { return value_of(headers, name); }

std::string_view Response::header(std::string_view name) const { return value_of(headers, name); }

Response& Response::with(std::string_view name, std::string value) {
  for (Header& header : headers)
    if (header.first == name) {
      header.second = std::move(value);
      return *this;
    }
  headers.emplace_back(name, std::move(value));
  return *this;
}

void add_vary(Response& response, std::string_view name) {
  const std::string_view before = response.header("Vary");
  if (before.find(name) != std::string_view::npos) return;
  response.with("Vary", before.empty() ? std::string(name) : fmt::format("{}, {}", before, name));
}

std::string_view reason_phrase(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 204:
      return "No Content";
    case 206:
      return "Partial Content";
    case 301:
      return "Moved Permanently";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 416:
      return "Range Not Satisfiable";
    case 417:
      return "Expectation Failed";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 503:
      return "Service Unavailable";
    case 505:
      return "HTTP Version Not Supported";
    default:
      return "Unknown";
  }
}

std::string http_date(std::int64_t seconds) {
  // Written by hand: strftime would follow the locale.
  static constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::time_t time = static_cast<std::time_t>(seconds);
  std::tm utc{};
  gmtime_r(&time, &utc);
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", days[utc.tm_wday], utc.tm_mday,
                     months[utc.tm_mon], utc.tm_year + 1900, utc.tm_hour, utc.tm_min, utc.tm_sec);
}

}  // namespace seogo::http
