// What the command line says to the server, each bound with its default, and what follows from it.
#include "options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <thread>

#include "seogo/version.h"

namespace seogo {

namespace {

std::chrono::milliseconds milliseconds(double seconds) {
  return std::chrono::milliseconds(static_cast<std::chrono::milliseconds::rep>(seconds * 1000));
}

void add_what_is_shown(CLI::App& app, Options& options) {
  app.add_option(
         "--listen", options.listen,
         "Address and port. 127.0.0.1 can be reached from this machine alone;\nport 0 lets the system choose")
      ->option_text("HOST:PORT (127.0.0.1:8080)");
  app.add_option("--archive", options.archive,
                 "The archive's folder. Else SEOGO_ARCHIVE, else\n${XDG_DATA_HOME:-~/.local/share}/seogo")
      ->option_text("DIR");
  app.add_option("--lang", options.language, "Language of messages, and of pages for browsers that name none")
      ->check(CLI::IsMember({"ko", "en"}))
      ->option_text("ko|en");
  app.add_flag("--unknown-is-public", options.unknown_is_public,
               "Off loopback, also show posts of which it is not known whether they\nwere public, as those "
               "of a backup");
  app.add_flag("--public", options.is_public, "Let search engines in; without it every page says noindex");
  app.add_flag("--private", options.is_private,
               "Also show protected and private posts, to those who sign in: needs\n--credentials");
  app.add_option("--credentials", options.credentials,
                 "A file with a line for each reader: NAME:PASSWORD (Basic) or a token\n(Bearer). Else "
                 "SEOGO_CREDENTIALS holds such lines. Nothing is shown without")
      ->option_text("FILE");
  app.add_flag("--serve-sources", options.serves_sources,
               "Also hand out the sources of posts as they came, and their older texts");
  app.add_option("--as", options.as_blog,
                 "Let this blog stand at its old addresses: /123, /entry/…, /category/…")
      ->option_text("BLOG");
}

void add_surroundings(CLI::App& app, Options& options) {
  app.add_option("--public-url", options.public_url,
                 "The address behind a proxy, with a path where there is one:\nhttps://example.org/blog/")
      ->option_text("URL");
  app.add_option("--trust-proxy", options.trusted_proxy,
                 "Take the client from the last X-Forwarded-For of this address")
      ->option_text("ADDR");
  app.add_option("--cors", options.cors, "Scripts of this origin may read the API; * for all")
      ->option_text("ORIGIN");
  app.add_option("--access-log", options.access_log,
                 "A line for each answer; - is standard error. SIGHUP reopens it")
      ->option_text("FILE");
  app.add_option("--log-format", options.log_format, "How such a line is written")
      ->check(CLI::IsMember({"combined", "json"}))
      ->option_text("combined|json (combined)");
}

void add_bounds(CLI::App& app, Options& options) {
  using Size = std::size_t;
  const auto number = [&](const char* name, auto& value, auto least, auto most, const char* what,
                          const char* text) {
    app.add_option(name, value, what)->check(CLI::Range(least, most))->option_text(text);
  };
  number("--threads", options.threads, 0U, 256U, "Threads that serve sockets; 0 takes one for each core",
         "N (0)");
  number("--search-threads", options.search_threads, 0U, 256U,
         "Threads that search; 0 takes one for each core", "N (0)");
  number("--queue", options.queue, Size{1}, Size{100'000}, "Searches that may wait; 503 beyond", "N (256)");
  number("--queue-time", options.queue_seconds, 0.001, 60.0, "How long one may wait; 503 beyond",
         "SECONDS (0.2)");
  number("--deadline", options.deadline, 0.001, 600.0, "When a search is cut, and its answer says so",
         "SECONDS (1)");
  number("--cache", options.cache_megabytes, Size{0}, Size{1'000'000}, "Memory for answers made before",
         "MB (64)");
  number("--rate", options.rate, 0.0, 1e6,
         "Requests a second of one client in the long run, 429 beyond; 0 for any\nnumber, which is the "
         "default on "
         "loopback",
         "N (50)");
  number("--burst", options.burst, 1.0, 1e6, "Requests of one client at once", "N (100)");
  number("--connections", options.connections, Size{1}, Size{1'000'000}, "Open connections; 503 beyond",
         "N (4096)");
  number("--connections-per-address", options.connections_per_address, Size{1}, Size{1'000'000},
         "Of one address; no bound on loopback", "N (128)");
  number("--max-body", options.body_bytes, Size{0}, Size{64} << 20, "Body of a request; 413 beyond",
         "BYTES (65536)");
  number("--header-timeout", options.head_seconds, 0.01, 3600.0,
         "For a request from its first byte to its last; 408 beyond", "SECONDS (10)");
  number("--idle-timeout", options.idle_seconds, 0.01, 86400.0, "Between two requests", "SECONDS (30)");
  number("--write-timeout", options.write_seconds, 0.01, 3600.0, "In which a client must read 16 KiB",
         "SECONDS (10)");
  number("--stuck-after", options.stuck_seconds, 0.1, 3600.0,
         "In one piece of work: then /readyz says so, and the watchdog of systemd\nis no longer told that "
         "all is well",
         "SECONDS (15)");
  number("--drain-timeout", options.drain_seconds, 0.0, 3600.0, "For what is under way when the server stops",
         "SECONDS (10)");
}

void set_up(CLI::App& app, Options& options) {
  app.name("seogo-server");
  app.set_version_flag("--version", std::string("seogo-server ") + version, "Print the version and leave");
  app.set_help_flag("-h,--help", "Print this help and leave");
  add_what_is_shown(app, options);
  add_surroundings(app, options);
  add_bounds(app, options);
  app.footer(
      "The first line on standard output is \"listening on http://HOST:PORT\".\n"
      "SIGTERM and SIGINT finish what is under way and leave with 0; SIGHUP reopens the access log.\n"
      "The archive is only read; `seogo index PATH` fills it, before or while the server runs.\n\n"
      "Examples:\n"
      "  seogo-server\n"
      "  seogo-server --listen 127.0.0.1:0 --archive ~/blogs");
}

Unexpected misused(Sentence message, Sentence hint = {}) {
  return fail(ErrorCode::bad_usage, std::move(message), std::move(hint));
}

// "https://example.org/blog/" into origin and prefix.
Result<void> read_public_url(const std::string& url, http::Site& site) {
  const std::size_t scheme = url.find("://");
  const bool is_http = url.starts_with("http://") || url.starts_with("https://");
  const std::size_t path = is_http ? url.find_first_of("/?#", scheme + 3) : 0;
  site.origin = url.substr(0, path);
  site.prefix = path == std::string::npos ? std::string{} : url.substr(path);
  while (site.prefix.ends_with('/')) site.prefix.pop_back();
  const bool is_clean = url.find_first_of("?# \"<>\r\n\t@") == std::string::npos;
  if (!is_http || !is_clean || site.origin.size() == scheme + 3)
    return misused(
        {fmt::format("{} is no address of a site.", url), fmt::format("{}: 사이트 주소가 아닙니다.", url)},
        {"Write it as --public-url https://example.org/blog/",
         "--public-url https://example.org/blog/ 처럼 적어 주세요."});
  return {};
}

Result<std::vector<std::string>> read_credentials(const std::string& file) {
  std::stringstream lines;
  if (!file.empty()) {
    std::ifstream in(file, std::ios::binary);
    if (!in)
      return fail(ErrorCode::io, {fmt::format("The file of credentials cannot be read: {}", file),
                                  fmt::format("비밀번호 파일을 읽을 수 없습니다: {}", file)});
    lines << in.rdbuf();
  } else if (const char* said = std::getenv("SEOGO_CREDENTIALS")) {
    lines << said;
  }
  std::vector<std::string> list;
  for (std::string line; std::getline(lines, line);) {
    while (line.ends_with('\r') || line.ends_with(' ')) line.pop_back();
    if (line.empty() || line.starts_with('#')) continue;
    if (line.size() < 8)
      return misused({"A password or token of fewer than 8 bytes is none.",
                      "8바이트보다 짧은 비밀번호나 토큰은 쓸 수 없습니다."});
    list.push_back(line);
  }
  return list;
}

}  // namespace

std::optional<int> read_options(int argc, const char* const* argv, Options& options) {
  CLI::App app{"Shows an archive of blog posts in the browser: search pages, posts, and an API."};
  set_up(app, options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& problem) {
    return app.exit(problem) == 0 ? 0 : 2;
  }
  return {};
}

Result<http::Site> site_of(const Options& options, const http::ListenAddress& address,
                           http::Language language) {
  http::Site site{.language = language,
                  .is_loopback = address.is_loopback(),
                  .is_public = options.is_public,
                  .serves_sources = options.serves_sources,
                  .blog = options.as_blog,
                  .cors = options.cors};
  if (!options.public_url.empty())
    if (Result<void> read = read_public_url(options.public_url, site); !read) return Unexpected{read.error()};
  Result<std::vector<std::string>> credentials = read_credentials(options.credentials);
  if (!credentials) return Unexpected{credentials.error()};
  site.credentials = std::move(*credentials);
  if (options.is_private && site.credentials.empty())
    return misused({"A private archive needs credentials.", "비공개 서고에는 비밀번호가 있어야 합니다."},
                   {"Write NAME:PASSWORD or a token into a file: --credentials FILE",
                    "이름:비밀번호 또는 토큰을 파일에 적어 주세요: --credentials 파일"});
  if (options.is_private && options.is_public)
    return misused({"An archive is either private or public.", "비공개와 공개는 함께 고를 수 없습니다."});
  return site;
}

http::ServiceOptions service_options_of(const Options& options, const http::ListenAddress& address) {
  http::ServiceOptions service;
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  service.searches.threads = options.search_threads == 0 ? cores : options.search_threads;
  service.searches.length = options.queue;
  service.searches.age = milliseconds(options.queue_seconds);
  service.cache_bytes = options.cache_megabytes * 1024 * 1024;
  service.rate = options.rate >= 0 ? options.rate : address.is_loopback() ? 0 : 50;
  service.burst = options.burst;
  service.deadline = milliseconds(options.deadline);
  service.stuck_after = milliseconds(options.stuck_seconds);
  service.trusted_proxy = options.trusted_proxy;
  return service;
}

http::Limits limits_of(const Options& options) {
  http::Limits limits;
  limits.body_bytes = options.body_bytes;
  limits.connections = options.connections;
  limits.connections_of_address = options.connections_per_address;
  limits.head_time = milliseconds(options.head_seconds);
  limits.idle_time = milliseconds(options.idle_seconds);
  limits.write_time = milliseconds(options.write_seconds);
  limits.drain_time = milliseconds(options.drain_seconds);
  return limits;
}

Visible visible_by(const Options& options, const http::ListenAddress& address) {
  return Visible{.public_ = true,
                 .protected_ = options.is_private,
                 .private_ = options.is_private,
                 .unknown = address.is_loopback() || options.unknown_is_public || options.is_private};
}

}  // namespace seogo
