// One line for each answer, in the combined format or as JSON, written by a thread of its own.
#include "site/access_log.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <ctime>
#include <memory>
#include <nlohmann/json.hpp>

namespace seogo::http {

namespace {

constexpr std::size_t most_waiting = std::size_t{4} << 20;

int open_for_appending(const std::string& path) {
  return path == "-" ? ::dup(STDERR_FILENO)
                     : ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0640);
}

// As nginx writes what it does not trust: \x22 for a quote.
std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte >= 0x7f || c == '"' || c == '\\')
      out += fmt::format("\\x{:02X}", byte);
    else
      out += c;
  }
  return out + '"';
}

// "27/Nov/2026:12:00:00 +0000", whatever the locale.
std::string log_time(std::int64_t unix_seconds) {
  const std::string date = http_date(unix_seconds);  // "Fri, 27 Nov 2026 12:00:00 GMT"
  return fmt::format("{}/{}/{}:{} +0000", date.substr(5, 2), date.substr(8, 3), date.substr(12, 4),
                     date.substr(17, 8));
}

}  // namespace

std::string log_line(const Exchange& exchange, LogFormat format, std::int64_t unix_seconds) {
  const double seconds = std::chrono::duration<double>(exchange.took).count();
  if (format == LogFormat::combined)
    return fmt::format("{} - - [{}] {} {} {} {} {} {} {:.6f}", exchange.client, log_time(unix_seconds),
                       in_quotes(fmt::format("{} {} HTTP/1.1", exchange.method, exchange.target)),
                       exchange.status, exchange.bytes,
                       in_quotes(exchange.referer.empty() ? "-" : exchange.referer),
                       in_quotes(exchange.agent.empty() ? "-" : exchange.agent), exchange.id, seconds);
  const nlohmann::ordered_json line = {{"time", unix_seconds},        {"client", exchange.client},
                                       {"method", exchange.method},   {"target", exchange.target},
                                       {"status", exchange.status},   {"bytes", exchange.bytes},
                                       {"referer", exchange.referer}, {"agent", exchange.agent},
                                       {"request_id", exchange.id},   {"seconds", seconds}};
  return line.dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
}

Result<std::unique_ptr<AccessLog>> AccessLog::open(std::string path, LogFormat format) {
  const int file = open_for_appending(path);
  if (file < 0)
    return fail(ErrorCode::io,
                {fmt::format("The access log {} cannot be written: {}.", path, std::strerror(errno)),
                 fmt::format("접속 기록을 쓸 수 없습니다: {} ({})", path, std::strerror(errno))});
  return std::unique_ptr<AccessLog>(new AccessLog(std::move(path), format, file));
}

AccessLog::AccessLog(std::string path, LogFormat format, int file)
    : path_(std::move(path)), format_(format), file_(file), thread_([this] { run(); }) {}

AccessLog::~AccessLog() {
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }
  more_.notify_one();
  thread_.join();
  ::close(file_);
}

void AccessLog::write(const Exchange& exchange) {
  const std::string line = log_line(exchange, format_, std::time(nullptr)) + '\n';
  {
    const std::lock_guard lock(mutex_);
    if (waiting_.size() + line.size() > most_waiting) {
      ++dropped_;
      return;
    }
    waiting_ += line;
  }
  more_.notify_one();
}

void AccessLog::reopen() {
  {
    const std::lock_guard lock(mutex_);
    wants_reopening_ = true;
  }
  more_.notify_one();
}

void AccessLog::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    more_.wait(lock, [&] { return ended_ || wants_reopening_ || !waiting_.empty(); });
    std::string lines;
    lines.swap(waiting_);
    const bool reopens = std::exchange(wants_reopening_, false);
    const bool ends = ended_;
    lock.unlock();
    for (std::string_view left = lines; !left.empty();) {
      const ssize_t written = ::write(file_, left.data(), left.size());
      if (written <= 0 && errno != EINTR) break;
      left.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
    }
    if (reopens)
      if (const int file = open_for_appending(path_); file >= 0) {
        ::close(file_);
        file_ = file;
      }
    lock.lock();
    if (ends && waiting_.empty()) return;
  }
}

}  // namespace seogo::http
