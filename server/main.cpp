// The program seogo-server: reads its options, opens the archive for the network, and waits to be told to
// stop.
#include <fmt/format.h>
#include <signal.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "http/listen_address.h"
#include "http/server.h"
#include "seogo/version.h"
#include "site/archive_library.h"
#include "site/language.h"
#include "site/routes.h"

namespace {

using seogo::http::Language;

struct Options {
  std::string listen = "127.0.0.1:8080";
  std::string archive;
  std::string language;
  unsigned threads = 0;
  bool unknown_is_public = false;
};

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

void set_up(CLI::App& app, Options& options) {
  app.name("seogo-server");
  app.set_version_flag("--version", std::string("seogo-server ") + seogo::version,
                       "Print the version and leave");
  app.set_help_flag("-h,--help", "Print this help and leave");
  app.add_option(
         "--listen", options.listen,
         "Address and port. 127.0.0.1 can be reached from this machine alone;\nport 0 lets the system choose")
      ->option_text("HOST:PORT (127.0.0.1:8080)");
  app.add_option("--archive", options.archive,
                 "The archive's folder. Else SEOGO_ARCHIVE, else\n${XDG_DATA_HOME:-~/.local/share}/seogo")
      ->option_text("DIR");
  app.add_option("--threads", options.threads, "Worker threads; 0 takes one for each core")
      ->option_text("N (0)")
      ->check(CLI::Range(0U, 256U));
  app.add_flag("--unknown-is-public", options.unknown_is_public,
               "Off loopback, also show posts of which it is not known whether they\nwere public, as those "
               "of a backup");
  app.add_option("--lang", options.language, "Language of messages, and of pages for browsers that name none")
      ->check(CLI::IsMember({"ko", "en"}))
      ->option_text("ko|en");
  app.footer(
      "The first line on standard output is \"listening on http://HOST:PORT\".\n"
      "SIGTERM and SIGINT finish what is under way and leave with 0.\n"
      "The archive is only read; `seogo index PATH` fills it, before or while the server runs.\n\n"
      "Examples:\n"
      "  seogo-server\n"
      "  seogo-server --listen 127.0.0.1:0 --archive ~/blogs");
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

int serve(const Options& options, seogo::http::ListenAddress address, Language language,
          bool language_named) {
  using namespace seogo::http;
  // Waited for below; blocked before any thread starts, so that all of them leave these to us.
  sigset_t endings;
  sigemptyset(&endings);
  sigaddset(&endings, SIGTERM);
  sigaddset(&endings, SIGINT);
  pthread_sigmask(SIG_BLOCK, &endings, nullptr);

  const ArchiveLibrary library(archive_folder(options.archive),
                               visible_to(address.is_loopback(), options.unknown_is_public));
  // A blog archive is most likely read in Korean; the locale of the machine says little about who comes by.
  const Site site{.language = language_named ? language : Language::ko, .is_loopback = address.is_loopback()};
  const Service service{
      .answer =
          [&](const Request& request) {
            Response response = answer(request, library, site);
            if (response.status == 500) fmt::print(stderr, "500 {} {}\n", request.id, request.target);
            return response;
          },
      .refuse = [&](int status, const Request& request) { return answer_refused(status, request, site); }};
  seogo::Result<Server> server = Server::start({.listen = address, .threads = options.threads}, service);
  if (!server) {
    complain(server.error(), language);
    return 1;
  }
  address.port = server->port();
  fmt::print("listening on {}\n", address.url());
  std::fflush(stdout);
  if (!address.is_loopback()) warn_of_the_open_network(language);

  int ending = 0;
  sigwait(&endings, &ending);
  server->stop();
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app{"Shows an archive of blog posts in the browser: search pages, posts, and an API."};
  set_up(app, options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& problem) {
    return app.exit(problem) == 0 ? 0 : 2;
  }
  bool language_named = false;
  const Language language = terminal_language(options.language, &language_named);
  const seogo::Result<seogo::http::ListenAddress> address = seogo::http::read_listen_address(options.listen);
  if (!address) {
    complain(address.error(), language);
    return 2;
  }
  return serve(options, *address, language, language_named);
}
