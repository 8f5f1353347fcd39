// Which handler answers which address: the table of routes, and what is true of every answer.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "language.h"
#include "library.h"
#include "message.h"
#include "url.h"

namespace seogo::http {

// One request, read.
struct Call {
  const Request& request;
  std::string path;  // decoded
  Parameters parameters = {};
  std::string rest = {};  // what stands for {…} in the route's pattern
  Language language = Language::ko;
};

using Handler = Response (*)(const Call&, const Library&);

struct Route {
  std::string_view method;
  std::string_view pattern;  // a {name} at its end takes the rest of the path, slashes included
  Handler handler;
};

std::span<const Route> routes();

// The answer to a request: the handler's, with the headers that every answer carries, an ETag, and 304 where
// the client has it already.  For HEAD the body is still there; the transport leaves it out.  Never throws.
// `standard` is the language for requests that name none.
Response answer(const Request& request, const Library& library, Language standard);

// The answer to what could not even be read as a request.
Response answer_refused(int status, const Request& request, Language standard);

}  // namespace seogo::http
