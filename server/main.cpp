// The program seogo-server: reads its options, opens the archive for the network, and waits to be told to
// stop.
#include <fmt/format.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "http/listen_address.h"
#include "http/server.h"
#include "options.h"
#include "site/archive_library.h"
#include "site/language.h"
#include "site/routes.h"
#include "site/service.h"

namespace {

using seogo::Options;
using seogo::http::Language;

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string{} : std::string(value);
}

// --archive, else SEOGO_ARCHIVE, else the place that the XDG base directories name.
std::filesystem::path archive_folder(const std::string& option) {
  if (!option.empty()) return option;
  if (const std::string named = environment("SEOGO_ARCHIVE"); !named.empty()) return named;
  if (const std::string data = environment("XDG_DATA_HOME"); !data.empty())
    return std::filesystem::path(data) / "seogo";
  return std::filesystem::path(environment("HOME")) / ".local/share/seogo";
}

// --lang, else SEOGO_LANG, else the locale.  `named` tells the first two from the last.
Language terminal_language(const std::string& option, bool* named) {
  for (const std::string& said : {option, environment("SEOGO_LANG")})
    if (said == "ko" || said == "en") {
      *named = true;
      return said == "ko" ? Language::ko : Language::en;
    }
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
    if (const std::string locale = environment(name); !locale.empty())
      return locale.starts_with("ko") ? Language::ko : Language::en;
  return Language::en;
}

void complain(const seogo::Error& error, Language language) {
  fmt::print(stderr, "seogo-server: {}\n", in(language, error.message));
  if (!error.hint.empty()) fmt::print(stderr, "{}\n", in(language, error.hint));
}

void warn_of_the_open_network(Language language) {
  fmt::print(
      stderr, "{}\n",
      in(language,
         {"Others can reach this address. Put nginx or Caddy in front of it, for TLS and limits; "
          "only public posts are shown.",
          "다른 컴퓨터에서도 접속할 수 있는 주소입니다. 앞에 nginx나 Caddy를 두어 TLS와 제한을 맡기세요. "
          "공개 글만 보여 줍니다."}));
}

// Tells systemd how the server fares, where it asked to be told.
void notify(const char* state) {
  const std::string path = environment("NOTIFY_SOCKET");
  sockaddr_un address{};
  if (path.empty() || path.size() >= sizeof address.sun_path) return;
  address.sun_family = AF_UNIX;
  std::copy(path.begin(), path.end(), address.sun_path);
  if (address.sun_path[0] == '@') address.sun_path[0] = '\0';
  const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + path.size());
  ::sendto(socket, state, std::strlen(state), MSG_NOSIGNAL, reinterpret_cast<const sockaddr*>(&address),
           size);
  ::close(socket);
}

// Waits for the end; meanwhile reopens logs and looks for workers that are stuck.
void wait_for_the_end(const sigset_t& signals, const seogo::http::SiteService& service,
                      seogo::http::AccessLog* log) {
  bool was_stuck = false;
  while (true) {
    const timespec between_looks{.tv_sec = 2, .tv_nsec = 0};
    const int signal = ::sigtimedwait(&signals, nullptr, &between_looks);
    if (signal == SIGTERM || signal == SIGINT) return;
    if (signal == SIGHUP && log != nullptr) log->reopen();
    const std::string stuck = service.stuck();
    if (stuck.empty()) notify("WATCHDOG=1");
    if (!stuck.empty() && !was_stuck) fmt::print(stderr, "seogo-server: {}\n", stuck);
    was_stuck = !stuck.empty();
  }
}

int serve(const Options& options, seogo::http::ListenAddress address, Language language,
          bool language_named) {
  using namespace seogo::http;
  // Waited for below; blocked before any thread starts, so that all of them leave these to us.
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&signals, signal);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);

  // A blog archive is most likely read in Korean; the locale of the machine says little about who comes by.
  seogo::Result<Site> site = seogo::site_of(options, address, language_named ? language : Language::ko);
  if (!site) {
    complain(site.error(), language);
    return site.error().code == seogo::ErrorCode::bad_usage ? 2 : 1;
  }
  std::unique_ptr<AccessLog> log;
  if (!options.access_log.empty()) {
    auto opened = AccessLog::open(options.access_log,
                                  options.log_format == "json" ? LogFormat::json : LogFormat::combined);
    if (!opened) {
      complain(opened.error(), language);
      return 1;
    }
    log = std::move(*opened);
  }
  const ArchiveLibrary library(archive_folder(options.archive), seogo::visible_by(options, address));
  SiteService service(*site, library, seogo::service_options_of(options, address), log.get());
  site->life = &service;
  seogo::Result<Server> server = Server::start(
      {.listen = address, .threads = options.threads, .limits = seogo::limits_of(options)}, service);
  if (!server) {
    complain(server.error(), language);
    return 1;
  }
  service.watch(&*server);
  address.port = server->port();
  fmt::print("listening on {}\n", address.url());
  std::fflush(stdout);
  if (!address.is_loopback()) warn_of_the_open_network(language);
  notify("READY=1");

  wait_for_the_end(signals, service, log.get());
  notify("STOPPING=1");
  service.begin_to_stop();
  server->stop();
  service.watch(nullptr);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  if (const std::optional<int> code = seogo::read_options(argc, argv, options)) return *code;
  bool language_named = false;
  const Language language = terminal_language(options.language, &language_named);
  const seogo::Result<seogo::http::ListenAddress> address = seogo::http::read_listen_address(options.listen);
  if (!address) {
    complain(address.error(), language);
    return 2;
  }
  return serve(options, *address, language, language_named);
}
