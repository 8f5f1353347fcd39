// The routes that tell how the server fares: alive, ready, and its numbers.
#include "site/life.h"

#include <nlohmann/json.hpp>

#include "site/handlers.h"
#include "site/problem.h"

namespace seogo::http {

namespace {

Response told(int status, const nlohmann::ordered_json& body) {
  Response response{.status = status};
  response.with("Content-Type", "application/json; charset=utf-8");
  if (status == 503) response.with("Retry-After", "5");
  response.body = body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
  return response;
}

Response not_ready(std::string_view code, std::string_view reason) {
  return told(503, {{"status", "not ready"}, {"code", code}, {"reason", reason}});
}

}  // namespace

Response health(const Call&, const Library&) { return told(200, {{"status", "ok"}}); }

Response readiness(const Call& call, const Library& library) {
  const Life* life = call.site.life;
  if (life != nullptr && life->is_stopping()) return not_ready("stopping", "The server is about to stop.");
  if (life != nullptr && !life->stuck().empty()) return not_ready("stuck", life->stuck());
  const Result<Standing> standing = library.standing();
  if (!standing)
    return not_ready(name_of(standing.error().code), in(call.language, standing.error().message));
  return told(200, {{"status", "ready"},
                    {"posts", standing->posts},
                    {"archive_revision", standing->archive_counter},
                    {"index_revision", standing->index_counter},
                    {"behind", standing->archive_counter -
                                   std::min(standing->archive_counter, standing->index_counter)}});
}

Response numbers(const Call& call, const Library&) {
  Response response;
  response.with("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
  response.body = call.site.life == nullptr ? std::string{} : call.site.life->numbers();
  return response;
}

}  // namespace seogo::http
