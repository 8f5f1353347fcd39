// Which handler answers which address: the table of routes, and what is true of every answer.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "site/call.h"
#include "site/library.h"

namespace seogo::http {

// From a request to a response, by what the library holds; knows no socket.  Runs on several threads at once.
using Handler = Response (*)(const Call&, const Library&);

// Where a handler runs.  What needs a disk or a search never runs where sockets are served.
enum class Lane {
  here,     // at once: it only looks at memory
  archive,  // among a few readers of the archive
  search,   // among the searches, behind a queue that sheds what has waited too long
};

// What an answer says of how long it holds, where its handler said nothing.
enum class Keep {
  no,            // of this moment: never stored, no ETag
  this_day,      // as until_change, but not beyond midnight in Korea
  until_change,  // as long as archive and index stay: kept here, and asked again with its ETag
  a_day,         // changes with the program alone
  for_ever,      // its address changes when it does
};

struct Route {
  std::string_view method;
  std::string_view pattern;  // a {name} at its end takes the rest of the path, slashes included
  Handler handler;
  Lane lane;
  Keep keep;
  // Those that are read, parted by blanks: others make no other answer.  "Host" stands for the name of this
  // server, where the answer holds whole addresses.
  std::string_view parameters = "";
};

std::span<const Route> routes();

// A request, read, and the row that answers it.
struct Asked {
  Call call;
  const Route* route = nullptr;  // null when there is none: then `refused` is the answer
  Response refused = {};         // 400, 401, 403, 404, 405, or the 204 to OPTIONS

  // Names the answer among those that are kept: two requests with one key get the same bytes until the
  // archive changes.
  std::string key() const;
};

Asked read_request(Request request, const Site& site);

// Runs the handler; what it throws becomes a 500.  The response carries all headers that the answer has
// whoever asks, its ETag too; `finish` adds what depends on the one request.
Response run(const Asked& asked, const Library& library);

// What depends on who asks: 304 for one who has it already, 206 and 416 for one who wants a part of a file.
void finish(Response& response, const Request& request);

// All of it, one after another.  For HEAD the body is still there; the transport leaves it out.  Never
// throws.
Response answer(Request request, const Library& library, const Site& site);

// The answer to what could not even be read as a request, or is not taken now (429, 503).
Response answer_refused(int status, const Request& request, const Site& site);

}  // namespace seogo::http
