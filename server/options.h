// What the command line says to the server, each bound with its default, and what follows from it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "http/server.h"
#include "seogo/post.h"
#include "seogo/result.h"
#include "site/access_log.h"
#include "site/service.h"
#include "site/site.h"

namespace seogo {

struct Options {
  std::string listen = "127.0.0.1:8080";
  std::string archive = {};
  std::string language = {};
  bool unknown_is_public = false;
  bool is_public = false;
  bool is_private = false;
  bool serves_sources = false;
  std::string credentials = {};  // a file
  std::string public_url = {};
  std::string trusted_proxy = {};
  std::string as_blog = {};
  std::string cors = {};
  std::string access_log = {};
  std::string log_format = "combined";
  unsigned threads = 0;
  unsigned search_threads = 0;
  std::size_t queue = 256;
  double queue_seconds = 0.2;
  double deadline = 1;
  std::size_t cache_megabytes = 64;
  double rate = -1;  // below 0: as the address says
  double burst = 100;
  std::size_t connections = http::Limits{}.connections;
  std::size_t connections_per_address = http::Limits{}.connections_of_address;
  std::size_t body_bytes = http::Limits{}.body_bytes;
  double head_seconds = 10;
  double idle_seconds = 30;
  double write_seconds = 10;
  double drain_seconds = 10;
  double stuck_seconds = 15;
};

// Returns what to leave with where that is all: after help, the version, or a mistake, each said already.
std::optional<int> read_options(int argc, const char* const* argv, Options& options);

// Fails with bad_usage where the words make no sense together, with io where a file of credentials cannot be
// read.
Result<http::Site> site_of(const Options& options, const http::ListenAddress& address,
                           http::Language language);

http::ServiceOptions service_options_of(const Options& options, const http::ListenAddress& address);
http::Limits limits_of(const Options& options);

// The one place that decides what may be seen: on loopback public and unknown posts, elsewhere public ones
// alone unless the owner says that unknown ones are; protected and private ones where he asked for it.
Visible visible_by(const Options& options, const http::ListenAddress& address);

}  // namespace seogo
