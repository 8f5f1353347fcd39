// The files of server/web as clients get them: under an address that changes when they do.
#include "site/asset.h"

#include <array>
#include <cassert>
#include <utility>

#include "assets.h"
#include "site/digest.h"
#include "site/handlers.h"
#include "site/problem.h"

namespace seogo::http {

namespace {

// Templates and strings have no type here: they are no files of the site.
std::string_view type_of(std::string_view name) {
  static constexpr std::array types{
      std::pair{std::string_view(".css"), std::string_view("text/css; charset=utf-8")},
      std::pair{std::string_view(".js"), std::string_view("text/javascript; charset=utf-8")},
      std::pair{std::string_view(".svg"), std::string_view("image/svg+xml")}};
  for (const auto& [ending, type] : types)
    if (name.ends_with(ending)) return type;
  return {};
}

}  // namespace

std::string asset_path(std::string_view name) {
  const web::Asset* file = web::find_asset(name);
  assert(file != nullptr && !type_of(name).empty());
  return "/assets/" + std::string(name) + "?v=" + digest(file->bytes);
}

Response asset(const Call& call, const Library&) {
  const std::string_view name = call.path == "/favicon.svg" ? "favicon.svg" : std::string_view(call.rest);
  const web::Asset* file = web::find_asset(name);
  if (file == nullptr || type_of(name).empty())
    return problem(call, 404, "not_found", {"There is no such file here.", "그런 파일은 없습니다."});
  Response response;
  response.with("Content-Type", std::string(type_of(name)));
  // Without ?v= the address may belong to another style tomorrow.
  if (!call.parameters.first("v") && call.path != "/favicon.svg") response.with("Cache-Control", "no-cache");
  response.body = file->bytes;
  response.gzip = file->gzip;
  response.zstd = file->zstd;
  return response;
}

}  // namespace seogo::http
